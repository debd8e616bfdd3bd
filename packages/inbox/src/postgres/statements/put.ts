import { randomUUID } from "node:crypto";
import type { ClaimOnPut, InboxEntry } from "@order-webhooks/receiver";
import { joinBodies } from "./body-memory.ts";
import { isLong, toColumn, toKeyColumn, toNullable } from "./text.ts";

/** An entry to store. */
export interface Put {
  readonly entry: InboxEntry;
  /** The key as its column holds it. */
  readonly key: string;
  /** The claim that was asked for. */
  readonly claim: ClaimOnPut | null;
  /** Marks the row that this `put` stores or claims, so that it knows its own row if an answer is lost. */
  readonly mark: string;
  readonly bytes: number;
}

/** Makes a `put` of an entry, with a copy of its body. */
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
 * Lists the values of puts, one list a column, and all bodies in one. That comes last: `pg` makes the buffer of a
 * statement larger for what follows, which would copy all bodies once more.
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

/** Returns an empty list for one without a value: `unnest` fills a list that is shorter with NULL. */
function toSparse<T>(column: readonly (T | null)[]): readonly (T | null)[] {
  return column.every((value) => value === null) ? [] : column;
}
