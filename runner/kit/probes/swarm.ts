/** One task of a service, as the swarm tells it. */
export interface TaskState {
  readonly id: string;
  /** Its number among the replicas; null in a service that has one on each node. */
  readonly slot: number | null;
  /** What it is now, such as `running`, `failed`, `rejected`. */
  readonly state: string;
  /** What the swarm wants it to be: `running`, or `shutdown` for one of the past. */
  readonly wanted: string;
  /** Why it ended, where it did. */
  readonly error: string | null;
  readonly containerId: string | null;
  /** When its state was last heard of. */
  readonly at: Date;
  /** The names under which it sees secrets, and the secrets that they are. */
  readonly secrets: readonly SecretMount[];
}

export interface SecretMount {
  /** The secret’s own name, such as `ADMIN_PASSWORD_2`. */
  readonly name: string;
  /** The file in /run/secrets, such as `ADMIN_PASSWORD`. */
  readonly file: string;
}

export interface ServiceState {
  readonly id: string;
  /** With its stack in front, such as `appsec_web`. */
  readonly name: string;
  readonly image: string;
  /** How many are wanted; null where it is one on each node. */
  readonly replicas: number | null;
  /** `NAME=value` each. */
  readonly env: readonly string[];
  readonly secrets: readonly SecretMount[];
  /** 0 where there is no limit. CPUs in cores, memory in bytes. */
  readonly limits: { readonly cpus: number; readonly memory: number };
  readonly reservations: { readonly cpus: number; readonly memory: number };
  /** Whether an update starts the new replica before it stops the old one. */
  readonly startsFirst: boolean;
  /** How the last update stands, such as `completed` or `rollback_completed`; null where there was none. */
  readonly update: string | null;
  readonly createdAt: Date;
}

export interface NodeState {
  readonly id: string;
  readonly hostname: string;
  readonly role: 'manager' | 'worker';
  readonly state: string;
}

/** The swarm of the machine. Outside a swarm there is nothing to list; every call throws CannotTell where Docker is silent. */
export interface Swarm {
  /** Whether the machine’s Docker is the manager of a swarm. */
  active(): Promise<boolean>;
  nodes(): Promise<readonly NodeState[]>;
  /** One service by its name; null where there is none. */
  service(name: string): Promise<ServiceState | null>;
  /** All tasks of a service, past ones too, newest first. */
  tasks(service: string): Promise<readonly TaskState[]>;
  /** Names of all secrets. What is in them, a swarm tells nobody. */
  secrets(): Promise<readonly string[]>;
}
