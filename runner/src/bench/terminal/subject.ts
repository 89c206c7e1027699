/** A client’s side of one terminal. */
export interface Joined {
  type(text: string): void;
  /** Reads nothing from the network any more, as a page that hangs. */
  stall(): void;
  goOn(): void;
  /** Ends the terminal; settles when its server knows. */
  leave(): Promise<void>;
}

/** What is measured: a server that gives a terminal to whoever joins. */
export interface Subject extends AsyncDisposable {
  name: string;
  /** such as “ttyd 1.7.7” */
  version: string;
  /** Opens a terminal with a shell of its own; settles once keys can be sent. `taken` gets the bytes of what it writes. */
  join(taken: (bytes: Buffer) => void): Promise<Joined>;
  /** Process ids of all that stands between the pty’s program and the network. */
  servers(): Promise<number[]>;
  /** Where 50 MB of text lie for its shell to show; made on first use. */
  text(): Promise<string>;
}
