/** One authentic delivery in an inbox. */
export interface InboxEntry {
  /** The idempotency key. An inbox stores one entry for each key, under any concurrency. */
  readonly key: string;
  /** Hash of the content. The same key with another fingerprint is a conflict, not a duplicate. */
  readonly fingerprint: string;
  /** The signed bytes. */
  readonly body: Uint8Array;
  /** The event type if the body is a raw payload. Null if it is an envelope. */
  readonly rawEvent: string | null;
  /** The event type in the delivery, for filters. Null if there is none. */
  readonly event: string | null;
  /** The purpose of the distribution, for filters. Null if it is unknown. */
  readonly purpose: string | null;
  /** The reason of the quarantine, or null if the entry waits to be claimed. */
  readonly quarantine: string | null;
  /**
   * Time in ms after which the inbox forgets the key, counted from the time of storing. After that the same key is
   * `stored` again. While the entry waits, is claimed, dead or quarantined, its key stays known. Null or undefined: the
   * inbox remembers the key as long as it can.
   */
  readonly rememberMs?: number | null;
}

/**
 * State of an entry in an inbox:
 *
 * - `waiting`: it can be claimed, now or later.
 * - `claimed`: a worker handles it, until it is settled or its lease ends. Then it waits again.
 * - `done`: it was handled or purged, and only its key is remembered.
 * - `dead`: it failed for good.
 * - `quarantined`: it could never be handled.
 */
export type DeliveryState = "waiting" | "claimed" | "done" | "dead" | "quarantined";

/** Claims an entry for the process that stores it, while the sender waits for the outcome. */
export interface ClaimOnPut {
  /** Time in ms for which nothing else may claim the entry. */
  readonly leaseMs: number;
  /**
   * Time in ms for which a failed entry waits for its sender, counted from the time of storing. Until then only another
   * `put` with a claim can claim it. After that, `claim` returns it.
   */
  readonly senderMs: number;
}

/** Options for storing an entry. */
export interface PutOptions {
  readonly claim?: ClaimOnPut;
}

/** Result of `put`. */
export type PutResult = StoredOutcome | DuplicateOutcome | ConflictOutcome | FullOutcome;

/** The entry was stored. */
export interface StoredOutcome {
  readonly outcome: "stored";
  /** The claim, if one was requested and the entry is not quarantined. */
  readonly claim?: Claim;
}

/** The entry was stored before. */
export interface DuplicateOutcome {
  readonly outcome: "duplicate";
  /** State of the stored entry. */
  readonly state: DeliveryState;
  /** The claim, if one was requested and the entry waited for its sender. */
  readonly claim?: Claim;
}

/** The key is stored with different content. Nothing of the new entry is stored. */
export interface ConflictOutcome {
  readonly outcome: "conflict";
  /** State of the stored entry. */
  readonly state: DeliveryState;
}

/** There is no space for the entry. Nothing of it is stored. */
export interface FullOutcome {
  readonly outcome: "full";
}

/** An entry that this process may handle until its lease ends. */
export interface Claim {
  readonly entry: InboxEntry;
  /** Name of the lease. Only the newest lease of an entry can settle it, so a late worker cannot. */
  readonly lease: string;
  /** 1 for the first attempt after storing or replay. */
  readonly attempt: number;
  /**
   * True if a `put` claimed the entry, and the sender has no success response yet. If the attempt fails, the sender
   * sends the delivery again. If `claim` returns such an entry, the sender did not send it again in time.
   */
  readonly awaitsSender: boolean;
}

/** A database connection in a transaction, such as a client of `pg`. */
export interface TransactionClient {
  /**
   * Runs one statement. The values replace its placeholders `$1`, `$2` and so on. Resolves to the selected rows, and to
   * the number of rows that the statement selected or changed.
   */
  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: unknown[],
  ): Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>;
}

/** Counts of an inbox. */
export interface InboxStats {
  /** Entries that can be claimed, now or later. */
  readonly waiting: number;
  /** Entries that are claimed and not settled. */
  readonly claimed: number;
  /** Entries that were handled or purged, and whose keys are remembered. */
  readonly done: number;
  /** Entries that failed for good. */
  readonly dead: number;
  /** Entries that could never be handled. */
  readonly quarantined: number;
  /** Size in bytes of all stored bodies. */
  readonly bytes: number;
  /** Age in ms of the oldest entry that waits or is claimed, since it was stored or replayed. Null if there is none. */
  readonly oldestMs: number | null;
}

/** One entry in a list, without its body. */
export interface ListedDelivery {
  /** The idempotency key, for `read` and filters. */
  readonly key: string;
  readonly state: DeliveryState;
  /** The reason of a dead letter or a quarantine. Null in other states. */
  readonly reason: string | null;
  /** Number of attempts to handle it, since it was stored or replayed. 0 if it is quarantined. */
  readonly attempts: number;
  /** Time in ms since it was stored or replayed, or since it was done, dead or quarantined. */
  readonly ageMs: number;
  /** Time in ms until a worker may claim it, 0 for now. Null if it neither waits nor is claimed. */
  readonly dueMs: number | null;
  /** Size of its body in bytes. 0 if it is done. */
  readonly bytes: number;
  /** The event type if the body is a raw payload. Null if it is an envelope. */
  readonly rawEvent: string | null;
  /** The event type in the delivery. Null if there is none. */
  readonly event: string | null;
  /** The purpose of the distribution. Null if it is unknown. */
  readonly purpose: string | null;
}

/**
 * Selects entries that match all conditions. Without `state` it selects dead and quarantined entries, or entries in
 * every state if there is a `key` or a `customer`.
 */
export interface DeliveryFilter {
  readonly key?: string;
  readonly state?: DeliveryState;
  /** The event type in the delivery. */
  readonly event?: string;
  readonly purpose?: string;
  /** The reason of the dead letter or the quarantine. */
  readonly reason?: string;
  /**
   * Selects entries whose body contains this id of a customer, as `mentionsCustomer` finds it. It is the vendor's id or
   * the owner's (`source_id`).
   */
  readonly customer?: string;
  /** Minimum `ageMs`. */
  readonly minAgeMs?: number;
  /** Maximum `ageMs`. */
  readonly maxAgeMs?: number;
}

/** Selects the entries of a list. By default these are the dead and quarantined ones. */
export interface ListFilter extends DeliveryFilter {
  /** Maximum number of entries, 100 by default. */
  readonly limit?: number;
}

/**
 * Selects entries to change. An empty filter is refused, so that a condition that is missing by mistake does not select
 * everything. To select every dead and quarantined entry, pass only `all`.
 */
export type ChangeFilter = (DeliveryFilter & { readonly all?: undefined }) | AllFilter;

/** Selects every dead and quarantined entry. */
export type AllFilter = { readonly all: true } & {
  readonly [F in keyof DeliveryFilter]?: never;
};

/** Options for a change. */
export interface ChangeOptions {
  /** Counts the entries and changes nothing. */
  readonly dryRun?: boolean;
}

/**
 * Stores deliveries until their handlers have run. All durations are relative and use the inbox's own clock, because
 * machines that share an inbox disagree about the time, and clocks jump.
 *
 * **Concurrency.** Callers in every process see all effects of a method or nothing, except for the methods below that
 * take several steps. If many callers `put` one key at once, one stores it. If many callers `claim` at once, one gets
 * an entry. A method that settles a claim (`done`, `retry`, `dead`) resolves to false and changes nothing if the entry
 * was claimed again, replayed or purged. `stats` shows the state of one moment during the call. `list`, `replay` and
 * `purge` may take several steps: `replay` and `purge` change each entry once, and all three may miss an entry that
 * arrives during the call.
 *
 * A method that rejects has changed nothing or everything. A `replay` or `purge` that rejects may also have changed a
 * part of the entries. The caller cannot know which, and can safely try again.
 */
export interface Inbox {
  /** True if entries outlive the process. If false, a closing receiver first handles the entries that are due. */
  readonly isDurable: boolean;
  /**
   * Stores an entry. Resolves once the entry is as safe as this inbox can make it. The receiver acknowledges it after
   * that.
   *
   * Without the option `claim` the entry counts as acknowledged. If it waited for its sender, workers can then claim
   * it.
   */
  put(entry: InboxEntry, options?: PutOptions): Promise<PutResult>;
  /**
   * Leases at most `limit` entries that are due, for `leaseMs` milliseconds. The entry that has been due longest is the
   * first. Resolves to an empty list if none is due.
   */
  claim(options: { readonly limit: number; readonly leaseMs: number }): Promise<readonly Claim[]>;
  /**
   * Marks a claimed entry handled and erases its body. Key and fingerprint stay known, for `rememberMs` if that is
   * set.
   */
  done(claim: Claim): Promise<boolean>;
  /**
   * Runs work in a transaction of the inbox's database that ends with `done` for the claim. Both are committed, or
   * neither. So the writes of the work happen once for each entry. Resolves to the result of the work.
   *
   * Rejects and rolls everything back if the work rejects, the signal aborts, or the lease is lost. If the result of
   * the commit is unknown, it rejects, and the entry is either done or unchanged. Other callers may claim, replay and
   * purge the entry while the work runs. The client refuses statements after the transaction has ended. Undefined if an
   * inbox has no transactions.
   */
  transaction?<T>(
    claim: Claim,
    work: (client: TransactionClient) => T | Promise<T>,
    options: { readonly signal: AbortSignal },
  ): Promise<T>;
  /**
   * Makes a claimed entry due again after a delay in ms. If it waits for its sender, a `put` with a claim can claim it
   * without that delay.
   */
  retry(claim: Claim, delayMs: number): Promise<boolean>;
  /**
   * Marks a claimed entry dead. The inbox keeps it with the reason, until it is replayed, purged or dropped (see
   * `onDrop`).
   */
  dead(claim: Claim, reason: string): Promise<boolean>;
  /** Makes dead and quarantined entries due again, starting at their first attempt. Resolves to their number. */
  replay(filter: ChangeFilter, options?: ChangeOptions): Promise<number>;
  /**
   * Erases entries. If an entry is done, its key is forgotten. Otherwise its body is erased, and its key is
   * remembered like that of a done entry. Resolves to their number.
   */
  purge(filter: ChangeFilter, options?: ChangeOptions): Promise<number>;
  /** Lists entries by `ageMs`, the newest first, by default at most 100. */
  list(filter?: ListFilter): Promise<readonly ListedDelivery[]>;
  /**
   * Resolves to the entry of a key if it waits, is claimed, dead or quarantined, and otherwise to undefined. The caller
   * may change the returned body.
   */
  read(key: string): Promise<InboxEntry | undefined>;
  /** Counts entries by state, and the bytes of their bodies. */
  stats(): Promise<InboxStats>;
  /**
   * Sets the listener that is called before the inbox drops a dead or quarantined entry, to make space or at the end of
   * its retention. It replaces an earlier listener. Undefined if the inbox drops no entries.
   */
  onDrop?(listener: (dropped: ListedDelivery) => void): void;
  /** Interval in ms for claiming entries that another process left. Undefined if there is no other process. */
  readonly pollMs?: number;
  /** Releases files and connections. */
  close?(): Promise<void>;
}
