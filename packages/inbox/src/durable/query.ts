import { setImmediate } from "node:timers/promises";
import {
  type DeliveryFilter,
  type ListedDelivery,
  type ListFilter,
  mentionsCustomer,
} from "@order-webhooks/receiver";
import { sourcesOf } from "./filters.ts";
import type {
  FoundEntry,
  ScannedEntry,
  ScanPosition,
  ScanResult,
  ScanSource,
  Storage,
} from "./storage.ts";

/** Lists the entries that a filter selects, the newest first. */
export async function listNewest(
  storage: Storage,
  filter: ListFilter,
): Promise<readonly ListedDelivery[]> {
  const { limit = 100, ...chosen } = filter;
  let newest: readonly ScannedEntry[] = [];
  for await (const { source, rows } of scan(storage, chosen)) {
    newest = [...newest, ...rows].sort(byAge).slice(0, limit);
    // Entries with bodies are in the order in which they were stored. A later entry may be newer, because a replay
    // resets the age.
    if (source !== "bodies" && newest.length === limit) break;
  }
  return newest.map(({ listed }) => listed);
}

/** Change, and the filter of its entries. */
export interface Change {
  readonly kind: "replay" | "purge";
  readonly filter: DeliveryFilter;
  /** True to count the entries and change nothing. */
  readonly dryRun?: boolean;
}

/** Changes the entries that a filter selects, step by step. Returns the number of entries. */
export async function changeAll(
  storage: Storage,
  { kind, filter, dryRun }: Change,
): Promise<number> {
  let count = 0;
  for await (const { rows } of scan(storage, filter)) {
    const entries = rows.filter((row) => canChange(kind, row)).map(toFound);
    if (entries.length === 0) continue;
    count += dryRun ? entries.length : await storage.send({ kind, entries, filter });
  }
  return count;
}

interface Step {
  readonly source: ScanSource;
  readonly rows: readonly ScannedEntry[];
}

/** Scans all entries that a filter may select, in steps of limited time and memory. */
async function* scan(storage: Storage, filter: DeliveryFilter): AsyncGenerator<Step> {
  const { customer } = filter;
  const withBodies = customer !== undefined;
  for (const source of sourcesOf(filter)) {
    let after: ScanPosition | null = null;
    do {
      const { rows, next }: ScanResult = await storage.send({
        kind: "scan",
        source,
        after,
        filter,
        withBodies,
      });
      yield { source, rows: withBodies ? await findOf(rows, customer) : rows };
      after = next;
    } while (after !== null);
  }
}

/** Time in ms for which bodies are searched before the event loop serves requests. */
const turnMs = 10;

async function findOf(
  rows: readonly ScannedEntry[],
  customer: string,
): Promise<readonly ScannedEntry[]> {
  const found: ScannedEntry[] = [];
  let turnEnd = performance.now() + turnMs;
  for (const row of rows) {
    if (performance.now() > turnEnd) {
      await setImmediate();
      turnEnd = performance.now() + turnMs;
    }
    if (isOf(row, customer)) found.push(row);
  }
  return found;
}

function isOf({ body }: ScannedEntry, customer: string): boolean {
  return body !== null && mentionsCustomer(body, customer);
}

/** Checks the state of an entry. Only dead and quarantined entries can be replayed. Every entry can be purged. */
function canChange(kind: Change["kind"], { listed }: ScannedEntry): boolean {
  return kind === "purge" || listed.state === "dead" || listed.state === "quarantined";
}

function toFound({ position, listed }: ScannedEntry): FoundEntry {
  return { ...position, isDone: listed.state === "done" };
}

function byAge({ position: one }: ScannedEntry, { position: other }: ScannedEntry): number {
  return other.since - one.since || other.id - one.id;
}
