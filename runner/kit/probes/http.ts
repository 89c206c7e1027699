/** What came back, or why nothing did. A silent port is a fact about the learner’s system, so it is data and not an error. */
export type Answer =
  | {
      readonly answered: true;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** At most 256 KiB, as UTF-8. */
      readonly body: string;
      /** SHA-256 of the whole body, in hex, also of what was cut. */
      readonly sha256: string;
      readonly truncated: boolean;
    }
  | {
      readonly answered: false;
      /** `closed`: nothing listens. `silent`: no whole answer in time. `broken`: the connection ended early or spoke no HTTP. */
      readonly why: 'closed' | 'silent' | 'broken';
      /** The same as half a sentence, such as “nothing listens on port 5000”. */
      readonly words: string;
      /** Why it was let go where the certificate was not to be trusted; `other`: the words say it. */
      readonly certificate?: 'expired' | 'not-yet-valid' | 'unknown-authority' | 'other-name' | 'other';
    };

export interface Question {
  /** GET unless told. */
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** 3000 unless told. */
  timeoutMs?: number;
  /** Asks over TLS. */
  tls?: Tls;
}

export interface Tls {
  /** The authorities that are trusted, in PEM, and no others. */
  ca: string;
  /** The name that the certificate must be for; localhost unless told. */
  servername?: string;
}

/** Asks `path` (with its leading slash) on a port of the machine. Redirects are not followed. */
export type Http = (port: number, path: string, question?: Question) => Promise<Answer>;
