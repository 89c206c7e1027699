export interface TopicMessage {
  /** When the broker got it. */
  readonly at: Date;
  readonly key: string | null;
  /** The value, parsed; null where it is not JSON. */
  readonly json: unknown;
}

export interface TopicOptions {
  /** Compose project and service of the broker; the lab’s stack and `kafka` unless told. */
  project?: string;
  service?: string;
  /** Most messages, the newest count; 2000 unless told. */
  most?: number;
}

/** One line of a broker’s access list: who may do what with which topic, group or transaction. */
export interface AccessRule {
  /** Such as `User:updater`. */
  readonly principal: string;
  /** Such as READ, WRITE, ALL. */
  readonly operation: string;
  readonly allows: boolean;
  /** Such as TOPIC, GROUP. */
  readonly kind: string;
  /** `*` stands for all. */
  readonly name: string;
  /** It is about all whose names begin so. */
  readonly prefix: boolean;
}

export interface Kafka {
  /** All messages of a topic, oldest first; none where the topic does not exist. Throws CannotTell where no broker answers. */
  read(topic: string, options?: TopicOptions): Promise<readonly TopicMessage[]>;
  /** Whether it refuses who comes over its network, as every other container does, without name and password. Throws CannotTell where no broker answers. */
  asksWho(broker?: Pick<TopicOptions, 'project' | 'service'>): Promise<boolean>;
  /** The broker’s access list, asked from inside its own container at a port that is open there alone. */
  rules(port: number, broker?: Pick<TopicOptions, 'project' | 'service'>): Promise<readonly AccessRule[]>;
}
