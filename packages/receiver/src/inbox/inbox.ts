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
}

/** Chooses dead or quarantined entries to try again, by default all of them. */
export interface ReplayFilter {
  readonly key?: string;
  readonly status?: "dead" | "quarantined";
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
  /** Handled: the key stays known, the body may go. */
  done(claim: Claim): Promise<boolean>;
  /** Failed for now: due again after the delay. */
  retry(claim: Claim, delayMs: number): Promise<boolean>;
  /** Failed for good: kept, with the reason, until replayed. */
  dead(claim: Claim, reason: string): Promise<boolean>;
  /** Makes entries due again, from their first attempt. Resolves to their number. */
  replay(filter?: ReplayFilter): Promise<number>;
  stats(): Promise<InboxStats>;
  /** The interval for claiming entries that another process left. Absent if there is no other. */
  readonly pollMs?: number;
  /** Releases files and connections. */
  close?(): Promise<void>;
}
