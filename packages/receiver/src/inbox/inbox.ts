/** One authentic delivery, as an inbox keeps it. */
export interface InboxEntry {
  /** The idempotency key: an inbox keeps one entry a key, under any concurrency. */
  readonly key: string;
  /** Identifies the content: the same key with another fingerprint is a conflict, not a duplicate. */
  readonly fingerprint: string;
  /** The signed bytes. */
  readonly body: Uint8Array;
  /** The event type if the body is a raw payload. Null if it is an envelope. */
  readonly rawEvent: string | null;
  /** The reason of its quarantine, or null if it waits to be claimed. */
  readonly quarantine: string | null;
  /**
   * The time in ms, from its storing, after which its key is forgotten and the same key is `stored` again. The key
   * of an entry that is open, dead or quarantined stays known beyond it. Null or absent means that the key
   * stays known as long as the inbox remembers any.
   */
  readonly rememberMs?: number | null;
}

/**
 * The outcome of storing an entry: `stored`, kept already (`duplicate`), another content under its key
 * (`conflict`, nothing is kept), or no room (`full`, nothing is kept).
 */
export type PutResult = "stored" | "duplicate" | "conflict" | "full";

/** An entry that this process may work on until its lease ends. */
export interface Claim {
  readonly entry: InboxEntry;
  /** Fences a late worker: only the newest lease of an entry can settle it. */
  readonly lease: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** Counts the entries of an inbox. */
export interface InboxStats {
  /** Waits to be claimed, now or later. */
  readonly waiting: number;
  /** Is claimed and not settled. */
  readonly claimed: number;
  /** Failed for good. */
  readonly dead: number;
  /** Could never be handled. */
  readonly quarantined: number;
  /** The age in ms of the oldest entry that is not settled, since its storing or replay. Null if there is none. */
  readonly oldestMs: number | null;
}

/** A delivery that is kept for its owner to decide on, without its body. */
export interface KeptDelivery {
  /** The idempotency key, for `read` and `replay`. */
  readonly key: string;
  /** Failed for good (`dead`), or could never be handled (`quarantined`). */
  readonly status: "dead" | "quarantined";
  /** The reason that came with its death or its quarantine. */
  readonly reason: string;
  /** The attempts to handle it, since its storing or its replay. 0 if it is quarantined. */
  readonly attempts: number;
  /** The time in ms since it died or was quarantined. */
  readonly ageMs: number;
  /** The size of its body in bytes. */
  readonly bytes: number;
  /** The event type if the body is a raw payload. Null if it is an envelope. */
  readonly rawEvent: string | null;
}

/**
 * Chooses dead or quarantined entries to try again: by key, by status, by both, or all of them. There is no empty
 * filter, so that a value that is missing by mistake does not replay everything.
 */
export type ReplayFilter =
  | { readonly all: true; readonly key?: undefined; readonly status?: undefined }
  | { readonly all?: undefined; readonly key: string; readonly status?: KeptDelivery["status"] }
  | { readonly all?: undefined; readonly key?: string; readonly status: KeptDelivery["status"] };

/** Chooses what a list shows, by default everything that is dead or quarantined. */
export interface ListFilter {
  readonly status?: KeptDelivery["status"];
  /** The most to list, 100 by default. */
  readonly limit?: number;
}

/**
 * Stores deliveries until their handlers have run. Durations are relative, so that the inbox's own clock
 * decides: machines that share an inbox disagree about the time, and clocks jump.
 *
 * A method that settles a claim resolves to false if the lease was lost meanwhile.
 */
export interface Inbox {
  /** True if entries outlive the process. If not, a receiver that closes first handles what is due. */
  readonly isDurable: boolean;
  /** Resolves once the entry is as safe as this inbox can make it. Only then is it acknowledged. */
  put(entry: InboxEntry): Promise<PutResult>;
  /** Takes entries that are due, oldest first, and leases them. */
  claim(options: { readonly limit: number; readonly leaseMs: number }): Promise<readonly Claim[]>;
  /** Handled: the key stays known, for `rememberMs` if the entry says so. The body may go. */
  done(claim: Claim): Promise<boolean>;
  /** Failed for now: due again after the delay. */
  retry(claim: Claim, delayMs: number): Promise<boolean>;
  /** Failed for good: kept, with the reason, until replayed. */
  dead(claim: Claim, reason: string): Promise<boolean>;
  /** Makes entries due again, from their first attempt. Resolves to their number. */
  replay(filter: ReplayFilter): Promise<number>;
  /** Lists dead and quarantined entries, the newest first, 100 at most by default. */
  list(filter?: ListFilter): Promise<readonly KeptDelivery[]>;
  /** Finds the entry that waits, is claimed, dead or quarantined under a key. The body is the caller's own. */
  read(key: string): Promise<InboxEntry | undefined>;
  stats(): Promise<InboxStats>;
  /**
   * Has a listener called with each dead or quarantined entry that goes to make room, in place of an earlier
   * listener. Absent if none ever goes.
   */
  onDrop?(listener: (dropped: KeptDelivery) => void): void;
  /** The interval for claiming entries that another process left. Absent if there is no other. */
  readonly pollMs?: number;
  /** Releases files and connections. */
  close?(): Promise<void>;
}
