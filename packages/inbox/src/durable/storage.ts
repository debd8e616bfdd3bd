import type {
  Claim,
  ClaimOnPut,
  DeliveryFilter,
  DeliveryState,
  InboxEntry,
  InboxStats,
  ListedDelivery,
} from "@order-webhooks/receiver";

/** Database that stores entries. Each operation is atomic. */
export interface Storage {
  /** Checks whether the queue has space for a body. */
  hasRoomFor(body: Uint8Array): boolean;
  put(entry: InboxEntry, claim: ClaimOnPut | null): Promise<PutReply>;
  send<O extends Operation>(operation: O): Promise<Results[O["kind"]]>;
  /** Completes waiting operations, then releases files and connections. Later operations reject. */
  close(): Promise<void>;
}

/** Any operation except a `put`. */
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

/** One limited step of a scan through a part of the entries. */
export interface ScanOperation {
  readonly kind: "scan";
  readonly source: ScanSource;
  /** End of the previous step. Null for the first step. */
  readonly after: ScanPosition | null;
  /** Filter of the entries. The storage ignores its customer, because the caller searches the bodies. */
  readonly filter: DeliveryFilter;
  readonly withBodies: boolean;
}

/** Part of the entries to scan. The table has an index for each part. */
export type ScanSource =
  /** Dead and quarantined entries, the newest first. */
  | "kept"
  /** Handled and purged entries, the newest first. */
  | "done"
  /** Entries with a body, in the order in which they were stored. */
  | "bodies"
  /** The entry with the filter's key. */
  | "key";

/** Position in the order of a scan. */
export interface ScanPosition {
  readonly since: number;
  readonly id: number;
}

/** Entries of one step of a scan. */
export interface ScanResult {
  readonly rows: readonly ScannedEntry[];
  /** Position at which the next step continues. Null at the end. */
  readonly next: ScanPosition | null;
}

/** Entry that a scan selected. */
export interface ScannedEntry {
  readonly position: ScanPosition;
  readonly listed: ListedDelivery;
  /** Null if the operation did not request bodies, or if the entry has none. */
  readonly body: Uint8Array | null;
}

/** Change of these entries. It skips entries that changed since the scan, or that the filter no longer selects. */
export interface ChangeOperation {
  readonly kind: "replay" | "purge";
  readonly entries: readonly FoundEntry[];
  readonly filter: DeliveryFilter;
}

/**
 * Identifies an entry and its state at the time of a scan. It no longer matches once the entry is done, dead, replayed
 * or purged.
 */
export interface FoundEntry extends ScanPosition {
  readonly isDone: boolean;
}

/** Result of a `put`. 0 means stored and not claimed, which is the most frequent result. */
export type PutReply =
  | 0
  | { readonly outcome: "stored"; readonly lease: string }
  | { readonly outcome: "duplicate"; readonly state: DeliveryState; readonly claim?: Claim }
  | { readonly outcome: "conflict"; readonly state: DeliveryState };

/** Result of a search for expired entries. */
export interface SweepResult {
  /** Expired dead and quarantined entries. */
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
