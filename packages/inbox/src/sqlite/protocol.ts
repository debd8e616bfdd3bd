import type { ClaimOnPut, InboxEntry } from "@order-webhooks/receiver";
import type { InboxRetention } from "../durable/durations.ts";
import type { Operation } from "../durable/storage.ts";
import type { InboxErrorCode, InboxErrorDetails } from "../errors.ts";

// The messages between the inbox and its thread. All of them can be copied from one thread to another.

/** Data that starts the thread. */
export interface ThreadSetup {
  /** Absolute path. */
  readonly file: string;
  readonly retention: InboxRetention;
  readonly maxFileBytes: number;
  /** Time on the inbox's clock, or the machine's time if the inbox is new. */
  readonly now: number;
  /** True for the first thread of an inbox. It ends all leases, because the process that held them must have ended. */
  readonly isFirst: boolean;
  /** True to refuse a file without an inbox. */
  readonly mustBeMade: boolean;
}

/** Outcome of opening the file. */
export type OpenReply = Opened | { readonly kind: "refused"; readonly refusal: Refusal };

/** Reply of a thread that has opened the file. */
export interface Opened {
  readonly kind: "opened";
  /** Newest times in the file. */
  readonly times: Times;
  /** True if other users can read the file, because its mode cannot be changed. */
  readonly isExposed: boolean;
}

/** Two times in ms on the inbox's clock. */
export interface Times {
  readonly now: number;
  /** Time that the retention uses. It is behind `now` while the clock is not trusted. */
  readonly aged: number;
}

/** Error in a form that can be copied between threads, unlike a class. */
export interface Refusal extends InboxErrorDetails {
  readonly code: InboxErrorCode;
  /** Message of the error that caused it. */
  readonly cause?: string;
}

/** Request to end the thread after all earlier messages. */
export interface CloseRequest extends Times {
  readonly kind: "close";
}

/** Operations of one commit. */
export interface Batch extends Times {
  readonly kind: "batch";
  /** Operations in their order. Null stands for the next `put`. */
  readonly operations: readonly (Operation | null)[];
  /** Nine values for each `put`, because copying a list of values costs half as much as copying objects. */
  readonly puts: readonly PutValue[];
  /** Bodies of the puts, one after the other. */
  readonly bodies: ArrayBuffer;
}

/** Value of a `put`. */
export type PutValue = string | number | null | ClaimOnPut;

/** Number of values for each `put` in a batch. */
export const putWidth = 9;

/** Lists the values of a `put`. */
export function toPutValues(entry: InboxEntry, claim: ClaimOnPut | null): readonly PutValue[] {
  const { key, fingerprint, rawEvent, event, purpose, quarantine, rememberMs = null } = entry;
  const length = entry.body.byteLength;
  return [key, fingerprint, rawEvent, event, purpose, quarantine, rememberMs, claim, length];
}

/** Outcome of a batch. */
export interface BatchReply {
  /** One result for each operation, in their order. Null if nothing is committed. */
  readonly results: readonly unknown[] | null;
  /** Failure of the batch. If there are also results, every `put` failed with it, and the rest is committed. */
  readonly failure: Refusal | null;
}
