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

export interface Kafka {
  /** All messages of a topic, oldest first; none where the topic does not exist. Throws CannotTell where no broker answers. */
  read(topic: string, options?: TopicOptions): Promise<readonly TopicMessage[]>;
}
