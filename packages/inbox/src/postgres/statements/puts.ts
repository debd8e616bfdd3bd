import type { Claim } from "@order-webhooks/receiver";
import type { InboxRetention } from "../../durable/durations.ts";
import { isForgotten, stateOf, toEntry } from "../../durable/rows.ts";
import { done, open } from "../../durable/states.ts";
import type { PutReply } from "../../durable/storage.ts";
import type { Database } from "../connections/database.ts";
import { isOfData } from "../connections/failure.ts";
import type { TableNames } from "../schema/names.ts";
import { toPutCall } from "../schema/put-function.ts";
import { looking, writing } from "./clock.ts";
import { toLease } from "./leases.ts";
import { type Put, toValues } from "./put.ts";
import { type TimedRow, toRow } from "./rows.ts";

/** Stores entries. Only the unique key of the table decides whether an entry is new, and not an earlier read. */
export class Puts {
  readonly #database: Database;
  readonly #retention: InboxRetention;
  readonly #statements: Statements;

  constructor(database: Database, retention: InboxRetention) {
    this.#database = database;
    this.#retention = retention;
    this.#statements = toStatements(database.names);
  }

  /** Stores entries in as few statements as possible. If the database refuses one, it still stores the others. */
  async putAll(puts: readonly Put[]): Promise<readonly PromiseSettledResult<PutReply>[]> {
    try {
      const replies = await this.#putTogether(puts);
      return replies.map((value) => ({ status: "fulfilled", value }));
    } catch (reason) {
      if (!isOfData(reason)) throw reason;
      if (puts.length === 1) return [{ status: "rejected", reason }];
      const half = Math.ceil(puts.length / 2);
      const first = await this.putAll(puts.slice(0, half));
      return [...first, ...(await this.putAll(puts.slice(half)))];
    }
  }

  /** Repeats until each put has a reply, because a found row may change before the put is answered. */
  async #putTogether(puts: readonly Put[]): Promise<readonly PutReply[]> {
    const replies = new Map<Put, PutReply>();
    for (let left = puts; left.length > 0; left = left.filter((put) => !replies.has(put))) {
      for (const [put, reply] of await this.#store(left)) replies.set(put, reply);
      await this.#answerKnown(left, replies);
    }
    return puts.map((put) => replies.get(put) ?? 0);
  }

  /**
   * Stores the puts with new keys, and of each key only the first. All processes use the same order, because otherwise
   * two of them could wait for each other.
   */
  async #store(puts: readonly Put[]): Promise<readonly (readonly [Put, PutReply])[]> {
    const first = new Map(puts.toReversed().map((put) => [put.key, put]));
    const sorted = [...first.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
    const rows = await this.#database.query<StoredRow>(this.#statements.insert, toValues(sorted));
    return rows.flatMap(({ id, key }) => {
      const put = first.get(key);
      return put ? [[put, toStoredReply(id, put)] as const] : [];
    });
  }

  /** Answers the puts whose keys are in the table. */
  async #answerKnown(puts: readonly Put[], replies: Map<Put, PutReply>): Promise<void> {
    const known = puts.filter((put) => !replies.has(put));
    if (known.length === 0) return;
    const keys = [...new Set(known.map(({ key }) => key))];
    const rows = await this.#database.query<TimedRow>(this.#statements.find, [keys]);
    const found = new Map(rows.map((row) => [row.key, row]));
    for (const put of known) {
      const row = found.get(put.key);
      const reply = row && (await this.#answer(put, toRow(row)));
      if (reply !== undefined) replies.set(put, reply);
    }
  }

  /** Answers a put whose key is in the table. Resolves to undefined if its row has changed and must be read again. */
  async #answer(put: Put, row: TimedRow): Promise<PutReply | undefined> {
    if (row.lease === put.mark) return this.#answerOwn(put, row);
    if (isForgotten(row, row.now, this.#retention)) return this.#forget(row);
    const state = stateOf(row, row.now);
    if (row.fingerprint !== put.entry.fingerprint) return { outcome: "conflict", state };
    const awaitsSender = row.state === open && row.sender_until !== null;
    if (awaitsSender && put.claim && state === "waiting") return this.#claim(put, row);
    if (awaitsSender && !put.claim)
      await this.#database.query(this.#statements.acknowledge, [row.id]);
    return { outcome: "duplicate", state };
  }

  /** Answers a put that stored or claimed the row, although the database's answer was lost. */
  async #answerOwn(put: Put, row: TimedRow): Promise<PutReply | undefined> {
    if (row.attempts <= 1) return toStoredReply(row.id, put);
    const [read] = await this.#database.query<BodyRow>(this.#statements.read, [row.id]);
    if (!read) return undefined;
    const { id, attempts } = row;
    const entry = toEntry(row, read.body);
    const claim: Claim = {
      entry,
      lease: toLease({ id, lease: put.mark }),
      attempt: attempts,
      awaitsSender: true,
    };
    return { outcome: "duplicate", state: "waiting", claim };
  }

  async #forget({ id }: TimedRow): Promise<undefined> {
    await this.#database.query(this.#statements.forget, [id, this.#retention.keysMs]);
  }

  /** Claims the entry for the vendor's resend, unless another process was faster. The next read shows the result. */
  async #claim({ claim, mark }: Put, { id }: TimedRow): Promise<undefined> {
    await this.#database.query(this.#statements.claim, [id, mark, claim?.leaseMs]);
  }
}

interface StoredRow {
  readonly id: number;
  readonly key: string;
}

interface BodyRow {
  readonly body: Uint8Array;
}

function toStoredReply(id: number, { claim, entry, mark }: Put): PutReply {
  const isClaimed = claim !== null && entry.quarantine === null;
  return isClaimed ? { outcome: "stored", lease: toLease({ id, lease: mark }) } : 0;
}

type Statements = Readonly<
  Record<"insert" | "find" | "read" | "forget" | "acknowledge" | "claim", string>
>;

function toStatements(names: TableNames): Statements {
  const { deliveries, bodies } = names;
  return {
    insert: toPutCall(names),
    find: `${looking} SELECT deliveries.*, now FROM ${deliveries} AS deliveries, clock WHERE key = ANY ($2::text[])`,
    read: `${looking} SELECT body FROM ${bodies}, clock WHERE id = $2`,
    forget: `${writing} DELETE FROM ${deliveries} USING clock
      WHERE id = $2 AND state + 0 = ${done} AND (since + $3 <= now OR stored_at + remember_ms <= now)`,
    acknowledge: `${writing} UPDATE ${deliveries} SET sender_until = NULL, due_at = greatest(now, lease_until)
      FROM clock WHERE id = $2 AND state + 0 = ${open} AND sender_until IS NOT NULL`,
    claim: `${writing} UPDATE ${deliveries} SET lease = $3, lease_until = now + $4,
        due_at = greatest(now + $4, sender_until), attempts = attempts + 1
      FROM clock WHERE id = $2 AND state + 0 = ${open} AND sender_until IS NOT NULL
        AND (lease_until IS NULL OR lease_until <= now)`,
  };
}
