import type { ClaimOnPut, InboxEntry } from "@order-webhooks/receiver";
import type { InboxRetention } from "../durable/durations.ts";
import type { Operation } from "../durable/storage.ts";
import type { InboxErrorCode, InboxErrorDetails } from "../errors.ts";

// What the inbox and its thread say to each other. Everything here can be copied from one thread to another.

/** Starts the thread. */
export interface ThreadSetup {
  /** Absolute. */
  readonly file: string;
  readonly retention: InboxRetention;
  readonly maxFileBytes: number;
  /** The time on the inbox's clock, or the machine's time if the inbox has just been made. */
  readonly now: number;
  /**
   * True for the first thread of an inbox. The process that held a lease has ended then, since it had the file for
   * itself.
   */
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

/** The outcome of a batch. */
export interface BatchReply {
  /** One a operation, in their order. Null if nothing is committed. */
  readonly results: readonly unknown[] | null;
  /** If there are results too, it is that of every `put`, and the rest is committed. */
  readonly failure: Refusal | null;
}
