import type { CommandResult } from './exec.ts';

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
  readonly createdAt: Date;
  /** When it was started last; null where it never was. */
  readonly startedAt: Date | null;
  /** Variables of its environment, each `NAME=value`. */
  readonly env: readonly string[];
  /** Files and folders of the machine that it sees: `source` is the path outside, `target` the one inside. Volumes are not among them. */
  readonly binds: readonly { readonly source: string; readonly target: string }[];
  readonly networks: Readonly<Record<string, string>>;
  /** Id of the image that it was made from, such as `sha256:…`. */
  readonly imageId: string;
  /** As the image or Compose says it, such as `1000` or `node:node`; '' is root. */
  readonly user: string;
  /** Its root file system is read-only. */
  readonly readOnly: boolean;
  /** All that is mounted into it. `source` is a volume’s name, a path of the machine, or '' for memory. */
  readonly mounts: readonly Mount[];
  /** Ports of the machine that lead into it. `address` is where they listen, such as `0.0.0.0`. */
  readonly ports: readonly { readonly address: string; readonly port: number; readonly inside: number }[];
  /** What it runs: entry point and command as one list. */
  readonly command: readonly string[];
  /** The command of its health check, as Docker has it: `CMD` or `CMD-SHELL` first; none where it has no check. */
  readonly healthCommand: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

export interface Mount {
  readonly kind: 'bind' | 'volume' | 'tmpfs' | 'other';
  readonly source: string;
  readonly target: string;
  readonly writable: boolean;
}

/** An image of the machine’s Docker. */
export interface ImageState {
  readonly id: string;
  readonly tags: readonly string[];
  /** Digests under which registries know it, such as `localhost:5000/api@sha256:…`. */
  readonly digests: readonly string[];
  /** '' is root. */
  readonly user: string;
  readonly env: readonly string[];
  /** The instruction behind each layer, the last one first. */
  readonly history: readonly string[];
  /** The machine’s folders that hold its layers, the last one first; none where its storage does not tell. */
  readonly layers: readonly string[];
}

export interface LogOptions {
  /** Last lines wanted; 200 unless told. */
  tail?: number;
  /** Each line begins with the time at which Docker got it (RFC 3339) and a space. */
  timestamps?: boolean;
}

export interface InsideOptions {
  input?: string;
  /** 5000 unless told. */
  timeoutMs?: number;
}

/** A file as a container sees it, or that there is none. */
export type ContainerFile =
  | {
      readonly found: true;
      readonly text: string;
      readonly truncated: boolean;
      /** Permission bits, such as 0o600. */
      readonly mode: number;
      /** Number of the user who owns it. */
      readonly owner: number;
    }
  | { readonly found: false };

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
  /** An image by name or id; null where there is none. */
  image(name: string): Promise<ImageState | null>;
  /** Runs a command in a container, without a shell around it; null where that container does not run. What it says is the container’s to forge. */
  run(name: string, command: readonly string[], options?: InsideOptions): Promise<CommandResult | null>;
  /** Reads at most 256 KiB of a file of a container, what is mounted into it included. Nothing is run for it. */
  read(name: string, path: string): Promise<ContainerFile>;
}
