import type { DatabaseSync } from "node:sqlite";
import type { InboxEntry, InboxStats } from "@order-webhooks/receiver";
import { isChosen } from "../../durable/choose.ts";
import type { InboxRetention } from "../../durable/durations.ts";
import { type DeliveryRow, isForgotten, toEntry, toListed } from "../../durable/rows.ts";
import { mostBodyBytes, mostScanned } from "../../durable/scan-limits.ts";
import { dead, done, open } from "../../durable/states.ts";
import type {
  ScannedEntry,
  ScanOperation,
  ScanPosition,
  ScanResult,
} from "../../durable/storage.ts";
import type { Times } from "../protocol.ts";
import { prepare, type Statement } from "./statement.ts";

/** Finds and counts entries. It changes nothing. */
export class Search {
  readonly #retention: InboxRetention;
  readonly #find: Statement<DeliveryRow>;
  readonly #scanKept: Statement<DeliveryRow>;
  readonly #scanDone: Statement<DeliveryRow>;
  readonly #scanBodies: Statement<DeliveryRow>;
  readonly #readBody: Statement<{ readonly body: Uint8Array }>;
  readonly #countOpen: Statement<OpenCounts>;
  readonly #countKept: Statement<KeptCounts>;
  readonly #countDone: Statement<{ readonly done: number }>;

  constructor(database: DatabaseSync, retention: InboxRetention) {
    this.#retention = retention;
    this.#find = prepare(database, "SELECT * FROM deliveries WHERE key = ?");
    this.#scanKept = prepare(database, toNewestFirst(`state >= ${dead}`));
    this.#scanDone = prepare(database, toNewestFirst(`state = ${done}`));
    this.#scanBodies = prepare(
      database,
      `SELECT deliveries.* FROM bodies CROSS JOIN deliveries USING (id)
       WHERE bodies.id > ? ORDER BY bodies.id LIMIT ${mostScanned}`,
    );
    this.#readBody = prepare(database, "SELECT body FROM bodies WHERE id = ?");
    this.#countOpen = prepare(
      database,
      `SELECT count(*) AS open, count(*) FILTER (WHERE lease_until > ?) AS claimed,
       ifnull(sum(bytes), 0) AS bytes, min(since) AS oldest FROM deliveries WHERE state = ${open}`,
    );
    this.#countKept = prepare(
      database,
      `SELECT count(*) AS kept, count(*) FILTER (WHERE state = ${dead}) AS dead,
       ifnull(sum(bytes), 0) AS bytes FROM deliveries WHERE state >= ${dead}`,
    );
    this.#countDone = prepare(
      database,
      `SELECT (SELECT count(*) FROM deliveries WHERE state = ${done} AND since > ?1 - ?2) - (
         SELECT count(*) FROM deliveries WHERE state = ${done} AND remember_ms IS NOT NULL
         AND stored_at + remember_ms <= ?1 AND since > ?1 - ?2
       ) AS done`,
    );
  }

  read(key: string): InboxEntry | null {
    const row = this.#find.get(key);
    const body = row && this.#readBody.get(row.id)?.body;
    return row && body ? toEntry(row, body) : null;
  }

  /** Reads a limited number of entries, and returns those that the filter selects. */
  scan(operation: ScanOperation, times: Times): ScanResult {
    const rows: ScannedEntry[] = [];
    let scanned = 0;
    let bytes = 0;
    let last: ScanPosition | null = null;
    for (const row of this.#rowsAfter(operation)) {
      scanned += 1;
      last = { since: row.since, id: row.id };
      const found = this.#judge(row, operation, times);
      if (found) rows.push(found);
      bytes += found?.body?.byteLength ?? 0;
      if (bytes > mostBodyBytes) return { rows, next: last };
    }
    return { rows, next: scanned < mostScanned ? null : last };
  }

  #rowsAfter({ source, after, filter }: ScanOperation): Iterable<DeliveryRow> {
    if (source === "key") return this.#find.all(filter.key ?? "");
    if (source === "bodies") return this.#scanBodies.iterate(after?.id ?? 0);
    const scan = source === "kept" ? this.#scanKept : this.#scanDone;
    return scan.iterate(after?.since ?? Number.MAX_SAFE_INTEGER, after?.id ?? 0);
  }

  #judge(
    row: DeliveryRow,
    { filter, withBodies }: ScanOperation,
    { now, aged }: Times,
  ): ScannedEntry | undefined {
    const listed = toListed(row, now);
    if (isForgotten(row, aged, this.#retention) || !isChosen(listed, filter)) return undefined;
    const body = withBodies ? (this.#readBody.get(row.id)?.body ?? null) : null;
    return { position: { since: row.since, id: row.id }, listed, body };
  }

  stats({ now, aged }: Times): InboxStats {
    const openCounts = this.#countOpen.get(now) ?? { open: 0, claimed: 0, bytes: 0, oldest: null };
    const keptCounts = this.#countKept.get() ?? { kept: 0, dead: 0, bytes: 0 };
    const { claimed, oldest } = openCounts;
    return {
      waiting: openCounts.open - claimed,
      claimed,
      done: this.#countDone.get(aged, this.#retention.keysMs)?.done ?? 0,
      dead: keptCounts.dead,
      quarantined: keptCounts.kept - keptCounts.dead,
      bytes: openCounts.bytes + keptCounts.bytes,
      oldestMs: oldest === null ? null : Math.max(0, now - oldest),
    };
  }
}

interface OpenCounts {
  readonly open: number;
  readonly claimed: number;
  readonly bytes: number;
  readonly oldest: number | null;
}

interface KeptCounts {
  readonly kept: number;
  readonly dead: number;
  readonly bytes: number;
}

/** Returns the statement that scans one partial index, the newest entry first. */
function toNewestFirst(condition: string): string {
  return `SELECT * FROM deliveries WHERE ${condition} AND (since, id) < (?, ?)
    ORDER BY since DESC, id DESC LIMIT ${mostScanned}`;
}
