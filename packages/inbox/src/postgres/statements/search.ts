import type { InboxEntry, InboxStats } from "@order-webhooks/receiver";
import { isChosen } from "../../durable/choose.ts";
import type { InboxRetention } from "../../durable/durations.ts";
import { isForgotten, toEntry, toListed } from "../../durable/rows.ts";
import { mostBodyBytes, mostScanned } from "../../durable/scan-limits.ts";
import { dead, done, open } from "../../durable/states.ts";
import type {
  ScannedEntry,
  ScanOperation,
  ScanPosition,
  ScanResult,
} from "../../durable/storage.ts";
import type { Database } from "../connections/database.ts";
import type { TableNames } from "../schema/names.ts";
import { toBodyOf } from "./body-of.ts";
import { looking } from "./clock.ts";
import { type TimedRow, toRow } from "./rows.ts";
import { toKeyColumn } from "./text.ts";

/** Finds and counts entries. It changes nothing. */
export class Search {
  readonly #database: Database;
  readonly #retention: InboxRetention;
  readonly #statements: Statements;

  constructor(database: Database, retention: InboxRetention) {
    this.#database = database;
    this.#retention = retention;
    this.#statements = toStatements(database.names);
  }

  async read(key: string): Promise<InboxEntry | null> {
    const [row] = await this.#database.look<TimedRow & BodyRow>(this.#statements.read, [
      toKeyColumn(key),
    ]);
    return row ? toEntry(toRow(row), row.body) : null;
  }

  /** Reads a limited number of entries, and returns those that the filter selects. */
  async scan(operation: ScanOperation): Promise<ScanResult> {
    const rows = await this.#readRows(operation);
    const last = rows.at(-1);
    const next = last && rows.length === mostScanned ? positionOf(last) : null;
    const chosen = rows.map(toRow).filter((row) => this.#isChosen(row, operation));
    if (operation.withBodies) return this.#addBodies(chosen, next);
    return { rows: chosen.map((row) => toScanned(row, null)), next };
  }

  #readRows({ source, after, filter }: ScanOperation): Promise<readonly TimedRow[]> {
    const { find, scanBodies, scanKept, scanDone } = this.#statements;
    if (source === "key") return this.#database.look(find, [toKeyColumn(filter.key ?? "")]);
    if (source === "bodies") return this.#database.look(scanBodies, [after?.id ?? 0]);
    const position = [after?.since ?? Number.MAX_SAFE_INTEGER, after?.id ?? 0];
    return this.#database.look(source === "kept" ? scanKept : scanDone, position);
  }

  #isChosen(row: TimedRow, { filter }: ScanOperation): boolean {
    return !isForgotten(row, row.now, this.#retention) && isChosen(toListed(row, row.now), filter);
  }

  /** Adds bodies up to the limit of one step. The next step begins after the last of them. */
  async #addBodies(chosen: readonly TimedRow[], next: ScanPosition | null): Promise<ScanResult> {
    const rows = takeBytes(chosen);
    const ids = rows.map(({ id }) => id);
    const read = await this.#database.look<BodyRow>(this.#statements.readBodies, [ids]);
    const bodies = new Map(read.map(({ id, body }) => [id, body]));
    const last = rows.at(-1);
    return {
      rows: rows.map((row) => toScanned(row, bodies.get(row.id) ?? null)),
      next: last && rows.length < chosen.length ? positionOf(last) : next,
    };
  }

  async stats(): Promise<InboxStats> {
    const [counts] = await this.#database.look<Counts>(this.#statements.count, [
      this.#retention.keysMs,
    ]);
    if (counts === undefined) throw new Error("a count returned no row");
    const { waiting, claimed, done: doneCount, dead: deadCount, quarantined, bytes } = counts;
    const oldestMs = counts.oldest === null ? null : Math.max(0, counts.now - counts.oldest);
    return { waiting, claimed, done: doneCount, dead: deadCount, quarantined, bytes, oldestMs };
  }
}

interface BodyRow {
  readonly id: number;
  readonly body: Uint8Array;
}

interface Counts extends Omit<InboxStats, "oldestMs"> {
  readonly now: number;
  readonly oldest: number | null;
}

/** Returns the first rows, up to the row that exceeds the limit of bytes of one step. */
function takeBytes(rows: readonly TimedRow[]): readonly TimedRow[] {
  let sum = 0;
  for (const [index, { bytes }] of rows.entries()) {
    sum += bytes;
    if (sum > mostBodyBytes) return rows.slice(0, index + 1);
  }
  return rows;
}

function positionOf({ since, id }: TimedRow): ScanPosition {
  return { since, id };
}

function toScanned(row: TimedRow, body: Uint8Array | null): ScannedEntry {
  return { position: positionOf(row), listed: toListed(row, row.now), body };
}

type Statements = Readonly<
  Record<"find" | "read" | "readBodies" | "scanKept" | "scanDone" | "scanBodies" | "count", string>
>;

function toStatements({ deliveries, bodies }: TableNames): Statements {
  const rows = `${looking} SELECT deliveries.*, now FROM clock, ${deliveries} AS deliveries`;
  const newestFirst = `(since, id) < ($2::bigint, $3::bigint)
    ORDER BY since DESC, id DESC LIMIT ${mostScanned}`;
  return {
    find: `${rows} WHERE key = $2`,
    read: `${looking} SELECT deliveries.*, now, body
      FROM clock, ${deliveries} AS deliveries, ${toBodyOf(bodies, "deliveries")} WHERE key = $2`,
    readBodies: `${looking} SELECT id, body FROM clock, ${bodies} WHERE id = ANY ($2::bigint[])`,
    scanKept: `${rows} WHERE state >= ${dead} AND ${newestFirst}`,
    scanDone: `${rows} WHERE state = ${done} AND ${newestFirst}`,
    scanBodies: `${rows} JOIN ${bodies} AS bodies USING (id)
      WHERE bodies.id > $2 ORDER BY bodies.id LIMIT ${mostScanned}`,
    count: `${looking}
      SELECT now, open.*, kept.*, open_bytes + kept_bytes AS bytes, known - over AS done FROM clock,
      LATERAL (
        SELECT count(*) FILTER (WHERE lease_until > now) AS claimed,
          count(*) FILTER (WHERE lease_until > now IS NOT TRUE) AS waiting,
          coalesce(sum(bytes), 0)::bigint AS open_bytes, min(since) AS oldest
        FROM ${deliveries} WHERE state = ${open}
      ) AS open,
      LATERAL (
        SELECT count(*) FILTER (WHERE state = ${dead}) AS dead,
          count(*) FILTER (WHERE state > ${dead}) AS quarantined,
          coalesce(sum(bytes), 0)::bigint AS kept_bytes
        FROM ${deliveries} WHERE state >= ${dead}
      ) AS kept,
      LATERAL (
        SELECT count(*) AS known FROM ${deliveries} WHERE state = ${done} AND since > now - $2::bigint
      ) AS known,
      LATERAL (
        SELECT count(*) AS over FROM ${deliveries} WHERE state = ${done} AND remember_ms IS NOT NULL
          AND stored_at + remember_ms <= now AND since > now - $2::bigint
      ) AS over`,
  };
}
