import type {
  ClaimOnPut,
  DeliveryFilter,
  DeliveryState,
  InboxEntry,
  InboxStats,
  ListedDelivery,
} from "@order-webhooks/receiver";
import type { InboxErrorCode, InboxErrorDetails } from "../errors.ts";
import type { SqliteRetention } from "./durations.ts";

// What the inbox and its thread say to each other. Everything here can be copied from one thread to another.

/** Starts the thread. */
export interface ThreadSetup {
  /** Absolute. */
  readonly file: string;
  readonly retention: SqliteRetention;
  readonly maxFileBytes: number;
  /** The time on the inbox's clock, or the machine's time if the inbox has just been made. */
  readonly now: number;
  /** True for the first thread of an inbox. The process that held a lease has ended then, since it had the file for itself. */
  readonly isFirst: boolean;
  /** True to refuse a file that has no inbox yet. */
  readonly mustBeMade: boolean;
}

/** The outcome of opening the file. */
export type OpenReply = Opened | { readonly kind: "refused"; readonly refusal: Refusal };

/** The file is open. */
export interface Opened {
  readonly kind: "opened";
  /** The newest times that were written to it. */
  readonly times: Times;
  /** True if others can read the file, since its mode cannot be changed. */
  readonly isExposed: boolean;
}

/** Two times in ms on the inbox's clock. */
export interface Times {
  readonly now: number;
  /** The time up to which keys and kept entries age. It is behind `now` while the clock is not trusted. */
  readonly aged: number;
}

/** An error as it travels: a class does not. */
export interface Refusal extends InboxErrorDetails {
  readonly code: InboxErrorCode;
  /** The message of the error behind it. */
  readonly cause?: string;
}

/** Ends the thread, after everything that came before it. */
export interface CloseRequest extends Times {
  readonly kind: "close";
}

/** Operations that are committed together. */
export interface Batch extends Times {
  readonly kind: "batch";
  /** In their order. Null stands for the next `put`. */
  readonly operations: readonly (Operation | null)[];
  /** Nine values a `put`, since copying a list of values costs half as much as copying objects. */
  readonly puts: readonly PutValue[];
  /** The bodies of the puts, one after the other. */
  readonly bodies: ArrayBuffer;
}

/** A value of a `put`. */
export type PutValue = string | number | null | ClaimOnPut;

/** The number of values that stand for one `put` in a batch. */
export const putWidth = 9;

/** Lists the values of a `put`. */
export function toPutValues(entry: InboxEntry, claim: ClaimOnPut | null): readonly PutValue[] {
  const { key, fingerprint, rawEvent, event, purpose, quarantine, rememberMs = null } = entry;
  const length = entry.body.byteLength;
  return [key, fingerprint, rawEvent, event, purpose, quarantine, rememberMs, claim, length];
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
  /** Its customer has no effect: bodies are searched outside of the thread. */
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

export interface ScanPosition {
  readonly since: number;
  readonly id: number;
}

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

/** The claim of an entry, as the thread gives it. */
export interface ThreadClaim {
  readonly entry: InboxEntry;
  readonly lease: string;
  readonly attempt: number;
  readonly awaitsSender: boolean;
}

/** The result of a `put`. 0 says that the entry is stored and not claimed, which is the most frequent one. */
export type PutReply =
  | 0
  | { readonly outcome: "stored"; readonly lease: string }
  | { readonly outcome: "duplicate"; readonly state: DeliveryState; readonly claim?: ThreadClaim }
  | { readonly outcome: "conflict"; readonly state: DeliveryState };

/** What is kept too long. */
export interface SweepResult {
  /** Dead and quarantined entries to drop. */
  readonly overdue: readonly ListedDelivery[];
  /** True if there is more to do at once. */
  readonly isMore: boolean;
}

/** Maps the kind of each operation to its result. */
export interface Results {
  readonly claim: readonly ThreadClaim[];
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

/** The outcome of a batch. */
export interface BatchReply {
  /** One a operation, in their order. Null if nothing is committed. */
  readonly results: readonly unknown[] | null;
  /** If there are results too, it is that of every `put`, and the rest is committed. */
  readonly failure: Refusal | null;
}
