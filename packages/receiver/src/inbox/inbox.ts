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
  /** The event type that the delivery names, for filters. Null if it names none. */
  readonly event: string | null;
  /** The purpose of its distribution, for filters. Null if it was not understood. */
  readonly purpose: string | null;
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
 * The place of an entry on its way through an inbox. It waits to be claimed, now or later. It is claimed, until it is
 * settled or its lease ends, and then it waits again. It is done, and only its key is remembered. It is dead: it
 * failed for good. Or it is quarantined: it could never be handled.
 */
export type DeliveryState = "waiting" | "claimed" | "done" | "dead" | "quarantined";

/** Has an entry claimed by the process that stores it, while its sender waits for the outcome. */
export interface ClaimOnPut {
  /** The time in ms for which nothing else may claim it. */
  readonly leaseMs: number;
  /**
   * The time in ms, from its storing, for which it awaits its sender if it fails: only another such `put` claims
   * it. After that `claim` gives it out.
   */
  readonly senderMs: number;
}

/** Says how to store an entry. */
export interface PutOptions {
  readonly claim?: ClaimOnPut;
}

/** The outcome of storing an entry. */
export type PutResult = StoredOutcome | DuplicateOutcome | ConflictOutcome | FullOutcome;

/** An entry is kept. */
export interface StoredOutcome {
  readonly outcome: "stored";
  /** Is there if a claim was asked for and the entry is not quarantined. */
  readonly claim?: Claim;
}

/** An entry was kept already. */
export interface DuplicateOutcome {
  readonly outcome: "duplicate";
  /** The state in which it was found. */
  readonly state: DeliveryState;
  /** Is there if a claim was asked for and the entry awaited its sender, who comes again now. */
  readonly claim?: Claim;
}

/** Another content is kept under the key of an entry. Nothing of the new one is kept. */
export interface ConflictOutcome {
  readonly outcome: "conflict";
  /** The state of what is kept. */
  readonly state: DeliveryState;
}

/** There is no room for an entry. Nothing of it is kept. */
export interface FullOutcome {
  readonly outcome: "full";
}

/** An entry that this process may work on until its lease ends. */
export interface Claim {
  readonly entry: InboxEntry;
  /** Fences a late worker: only the newest lease of an entry can settle it. */
  readonly lease: string;
  /** 1 for the first attempt since its storing or its replay. */
  readonly attempt: number;
  /**
   * True if the entry is not acknowledged: a `put` claimed it, and its sender comes again if it fails. If `claim`
   * gives out such an entry, its sender did not come again in time.
   */
  readonly awaitsSender: boolean;
}

/** A connection to a database in a transaction, such as a client of `pg`. */
export interface TransactionClient {
  /** Runs one statement, with values for its placeholders `$1`, `$2` and so on. */
  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: unknown[],
  ): Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>;
}

/** Counts the entries of an inbox. */
export interface InboxStats {
  /** Waits to be claimed, now or later. */
  readonly waiting: number;
  /** Is claimed and not settled. */
  readonly claimed: number;
  /** Was handled, or purged, and its key is remembered. */
  readonly done: number;
  /** Failed for good. */
  readonly dead: number;
  /** Could never be handled. */
  readonly quarantined: number;
  /** The size in bytes of all bodies that are kept. */
  readonly bytes: number;
  /** The age in ms of the oldest entry that waits or is claimed, since its storing or replay. Null if there is none. */
  readonly oldestMs: number | null;
}

/** One entry in a list: what is known about it, without its body. */
export interface ListedDelivery {
  /** The idempotency key, for `read` and filters. */
  readonly key: string;
  readonly state: DeliveryState;
  /** The reason that came with its death or its quarantine. Null in other states. */
  readonly reason: string | null;
  /** The attempts to handle it, since its storing or its replay. 0 if it is quarantined. */
  readonly attempts: number;
  /** The time in ms since it was stored or replayed, or since it was done, died or was quarantined. */
  readonly ageMs: number;
  /** The time in ms until a worker may claim it, 0 if that is now. Null if it neither waits nor is claimed. */
  readonly dueMs: number | null;
  /** The size of its body in bytes. 0 if it is done. */
  readonly bytes: number;
  /** The event type if the body is a raw payload. Null if it is an envelope. */
  readonly rawEvent: string | null;
  /** The event type that the delivery names. Null if it names none. */
  readonly event: string | null;
  /** The purpose of its distribution. Null if it was not understood. */
  readonly purpose: string | null;
}

/**
 * Chooses entries that have everything that is named. Without a state it chooses what is dead or quarantined. With
 * a key or a customer it then chooses entries in every state.
 */
export interface DeliveryFilter {
  readonly key?: string;
  readonly state?: DeliveryState;
  /** The event type that they name. */
  readonly event?: string;
  readonly purpose?: string;
  /** The reason of their death or their quarantine. */
  readonly reason?: string;
  /** An id of a customer, the vendor's or the owner's (`source_id`). It chooses entries whose body has it anywhere. */
  readonly customer?: string;
  /** The least `ageMs`. */
  readonly minAgeMs?: number;
  /** The greatest `ageMs`. */
  readonly maxAgeMs?: number;
}

/** Chooses what a list shows. By default everything that is dead or quarantined. */
export interface ListFilter extends DeliveryFilter {
  /** The most to list, 100 by default. */
  readonly limit?: number;
}

/**
 * Chooses entries to change. An empty filter is refused, so that a value that is missing by mistake does not choose
 * everything: `all` says that every dead and quarantined entry is meant, and stands alone.
 */
export type ChangeFilter = (DeliveryFilter & { readonly all?: undefined }) | AllFilter;

/** Chooses every dead and quarantined entry. */
export type AllFilter = { readonly all: true } & {
  readonly [F in keyof DeliveryFilter]?: never;
};

/** Says how to change entries. */
export interface ChangeOptions {
  /** Counts what would change, and changes nothing. */
  readonly dryRun?: boolean;
}

/**
 * Stores deliveries until their handlers have run. Durations are relative, so that the inbox's own clock
 * decides: machines that share an inbox disagree about the time, and clocks jump.
 *
 * **Under concurrency** each method is one step: its callers see all of it or nothing, in whatever process they
 * run. So of many that `put` one key at once, one stores it. Of many that `claim`, one gets an entry. A method that
 * settles a claim (`done`, `retry`, `dead`) resolves to false and changes nothing if the entry was claimed again,
 * replayed or purged since. `replay` and `purge` may take several steps: each entry changes once, and one that
 * comes meanwhile may be missed. `list` and `stats` show some moment since their call.
 *
 * A method that rejects has changed nothing, or all of it: the caller cannot know. A second try is safe.
 */
export interface Inbox {
  /** True if entries outlive the process. If not, a receiver that closes first handles what is due. */
  readonly isDurable: boolean;
  /**
   * Resolves once the entry is as safe as this inbox can make it. Only then is it acknowledged.
   *
   * Without `claim` the caller acknowledges the entry: one that awaited its sender is due for workers from then on.
   */
  put(entry: InboxEntry, options?: PutOptions): Promise<PutResult>;
  /** Takes entries that are due, those first that are due the longest, and leases them. */
  claim(options: { readonly limit: number; readonly leaseMs: number }): Promise<readonly Claim[]>;
  /** Handled: the key and the fingerprint stay known, for `rememberMs` if the entry says so. The body goes. */
  done(claim: Claim): Promise<boolean>;
  /**
   * Runs work in a transaction of the inbox's database that ends with `done` for the claim: both are committed, or
   * neither. So what the work writes there happens once for each entry. Resolves to the result of the work.
   *
   * Rejects, and rolls everything back, if the work rejects, the signal aborts, or the lease is lost. If it cannot learn
   * whether its commit succeeded, it rejects, and the entry is either done or as it was. Others may claim, replay and
   * purge the entry while the work runs. The client refuses statements after the end. Absent if an inbox has no
   * transactions to share.
   */
  transaction?<T>(
    claim: Claim,
    work: (client: TransactionClient) => T | Promise<T>,
    options: { readonly signal: AbortSignal },
  ): Promise<T>;
  /** Failed for now: due again after the delay. An entry that awaits its sender awaits it at once. */
  retry(claim: Claim, delayMs: number): Promise<boolean>;
  /** Failed for good: kept, with the reason, until it is replayed or purged. */
  dead(claim: Claim, reason: string): Promise<boolean>;
  /** Makes dead and quarantined entries due again, from their first attempt. Resolves to their number. */
  replay(filter: ChangeFilter, options?: ChangeOptions): Promise<number>;
  /**
   * Erases entries: of one that is done the key is forgotten, of any other the body goes and the key is remembered
   * like that of one that is done. Resolves to their number.
   */
  purge(filter: ChangeFilter, options?: ChangeOptions): Promise<number>;
  /** Lists entries, the newest first by `ageMs`, 100 at most by default. */
  list(filter?: ListFilter): Promise<readonly ListedDelivery[]>;
  /** Finds the entry that waits, is claimed, dead or quarantined under a key. The body is the caller's own. */
  read(key: string): Promise<InboxEntry | undefined>;
  stats(): Promise<InboxStats>;
  /**
   * Has a listener called with each dead or quarantined entry before it goes, to make room or at the end of its
   * time, in place of an earlier listener. Absent if none ever goes.
   */
  onDrop?(listener: (dropped: ListedDelivery) => void): void;
  /** The interval for claiming entries that another process left. Absent if there is no other. */
  readonly pollMs?: number;
  /** Releases files and connections. */
  close?(): Promise<void>;
}
