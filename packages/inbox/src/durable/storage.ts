import type {
  Claim,
  ClaimOnPut,
  DeliveryFilter,
  DeliveryState,
  InboxEntry,
  InboxStats,
  ListedDelivery,
} from "@order-webhooks/receiver";

/** A database that keeps entries. Each operation is one step: it is done in a transaction, or not at all. */
export interface Storage {
  /** Checks whether a body may wait for the database. */
  hasRoomFor(body: Uint8Array): boolean;
  put(entry: InboxEntry, claim: ClaimOnPut | null): Promise<PutReply>;
  send<O extends Operation>(operation: O): Promise<Results[O["kind"]]>;
  /** Settles what waits, then releases files and connections. What comes later rejects. */
  close(): Promise<void>;
}

/** Everything but a `put`. */
export type Operation =
  | { readonly kind: "claim"; readonly limit: number; readonly leaseMs: number }
  | { readonly kind: "done"; readonly lease: string }
  | { readonly kind: "retry"; readonly lease: string; readonly delayMs: number }
  | { readonly kind: "dead"; readonly lease: string; readonly reason: string }
  | ScanOperation
  | ChangeOperation
  | { readonly kind: "read"; readonly key: string }
  | { readonly kind: "stats" }
  | { readonly kind: "sweep" }
  | { readonly kind: "drop"; readonly keys: readonly string[] };

/** Looks through a part of the entries, one bounded step at a time. */
export interface ScanOperation {
  readonly kind: "scan";
  readonly source: ScanSource;
  /** The end of the step before. */
  readonly after: ScanPosition | null;
  /** Its customer has no effect: bodies are searched by this process. */
  readonly filter: DeliveryFilter;
  readonly withBodies: boolean;
}

/** The entries to look through, by the index that finds them. */
export type ScanSource =
  /** The dead and the quarantined, the newest first. */
  | "kept"
  /** The handled and the purged, the newest first. */
  | "done"
  /** Everything that has a body, in the order of storing. */
  | "bodies"
  /** The one entry of the filter's key. */
  | "key";

/** A place in the order of a scan. */
export interface ScanPosition {
  readonly since: number;
  readonly id: number;
}

/** The entries of one step of a scan. */
export interface ScanResult {
  readonly rows: readonly ScannedEntry[];
  /** The place to go on from. Null at the end. */
  readonly next: ScanPosition | null;
}

/** One entry that a scan chose. */
export interface ScannedEntry {
  readonly position: ScanPosition;
  readonly listed: ListedDelivery;
  /** Null if bodies were not asked for, or it has none. */
  readonly body: Uint8Array | null;
}

/** Changes those of these entries that are as a scan found them, and that the filter still chooses. */
export interface ChangeOperation {
  readonly kind: "replay" | "purge";
  readonly entries: readonly FoundEntry[];
  readonly filter: DeliveryFilter;
}

/** Identifies an entry that a scan found. Once it is done, dead, replayed or purged it is another. */
export interface FoundEntry extends ScanPosition {
  readonly isDone: boolean;
}

/** The result of a `put`. 0 says that the entry is stored and not claimed, which is the most frequent one. */
export type PutReply =
  | 0
  | { readonly outcome: "stored"; readonly lease: string }
  | { readonly outcome: "duplicate"; readonly state: DeliveryState; readonly claim?: Claim }
  | { readonly outcome: "conflict"; readonly state: DeliveryState };

/** The entries that are kept too long. */
export interface SweepResult {
  /** Dead and quarantined entries to drop. */
  readonly overdue: readonly ListedDelivery[];
  /** True if there is more to do at once. */
  readonly isMore: boolean;
}

/** Maps the kind of each operation to its result. */
export interface Results {
  readonly claim: readonly Claim[];
  readonly done: boolean;
  readonly retry: boolean;
  readonly dead: boolean;
  readonly scan: ScanResult;
  readonly replay: number;
  readonly purge: number;
  readonly read: InboxEntry | null;
  readonly stats: InboxStats;
  readonly sweep: SweepResult;
  readonly drop: number;
}
