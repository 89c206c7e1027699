export type Health = 'healthy' | 'starting' | 'unhealthy' | 'none';

/** A container of the machine’s Docker, as far as checks ask. */
export interface ContainerState {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  /** Compose’s project and service, where it belongs to one. */
  readonly project: string | null;
  readonly service: string | null;
  readonly state: 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';
  readonly health: Health;
  readonly exitCode: number | null;
  /** When it was started last; null where it never was. */
  readonly startedAt: Date | null;
  /** Variables of its environment, each `NAME=value`. */
  readonly env: readonly string[];
  /** Files and folders of the machine that it sees: `source` is the path outside, `target` the one inside. Volumes are not among them. */
  readonly binds: readonly { readonly source: string; readonly target: string }[];
  readonly networks: Readonly<Record<string, string>>;
}

export interface LogOptions {
  /** Last lines wanted; 200 unless told. */
  tail?: number;
}

/** The machine’s own Docker. Every call throws CannotTell when that Docker does not answer within 3 s. */
export interface Docker {
  /** All containers, stopped ones too. */
  list(): Promise<readonly ContainerState[]>;
  /** One container by name or id; null where there is none. */
  inspect(name: string): Promise<ContainerState | null>;
  /** The containers of a Compose project. */
  services(project: string): Promise<readonly ContainerState[]>;
  /** One container of a Compose service; null where there is none. */
  service(project: string, service: string): Promise<ContainerState | null>;
  /** stdout and stderr of a container, oldest line first, at most 256 KiB. */
  logs(name: string, options?: LogOptions): Promise<string>;
}
