import { randomUUID } from "node:crypto";
import type { ClaimOnPut, InboxEntry } from "@order-webhooks/receiver";
import { joinBodies } from "./body-memory.ts";
import { isLong, toColumn, toKeyColumn, toNullable } from "./text.ts";

/** Entry to store. */
export interface Put {
  readonly entry: InboxEntry;
  /** Value of the key's column. */
  readonly key: string;
  /** Requested claim, or null. */
  readonly claim: ClaimOnPut | null;
  /**
   * Tag written to the row that this `put` stores or claims. It identifies the row if the database's answer is lost.
   */
  readonly mark: string;
  readonly bytes: number;
}

/** Creates a `put` from an entry and a copy of its body. */
export function toPut(entry: InboxEntry, body: Uint8Array, claim: ClaimOnPut | null): Put {
  return {
    entry: { ...entry, body },
    key: toKeyColumn(entry.key),
    claim,
    mark: randomUUID(),
    bytes: body.byteLength,
  };
}

/**
 * Returns the values of puts: one list for each column, and then all bodies in one buffer. The bodies are last, because
 * `pg` would copy them again to enlarge the statement's buffer for later values.
 */
export function toValues(puts: readonly Put[]): readonly unknown[] {
  const entries = puts.map(({ entry }) => entry);
  const { all, starts } = joinBodies(entries.map(({ body }) => body));
  const claims = puts.map(({ claim, entry }) => (entry.quarantine === null ? claim : null));
  return [
    puts.map(({ key }) => key),
    toSparse(entries.map(({ key }) => (isLong(key) ? toColumn(key) : null))),
    entries.map(({ fingerprint }) => toColumn(fingerprint)),
    toSparse(entries.map(({ event }) => toNullable(event))),
    toSparse(entries.map(({ purpose }) => toNullable(purpose))),
    toSparse(entries.map(({ rawEvent }) => toNullable(rawEvent))),
    toSparse(entries.map(({ quarantine }) => toNullable(quarantine))),
    toSparse(entries.map(({ rememberMs = null }) => rememberMs)),
    puts.map(({ mark }) => mark),
    toSparse(claims.map((claim) => claim?.leaseMs ?? null)),
    toSparse(claims.map((claim) => claim?.senderMs ?? null)),
    puts.map(({ bytes }) => bytes),
    starts,
    all,
  ];
}

/** Returns an empty list for a column without values, because `unnest` fills shorter lists with NULL. */
function toSparse<T>(column: readonly (T | null)[]): readonly (T | null)[] {
  return column.every((value) => value === null) ? [] : column;
}
