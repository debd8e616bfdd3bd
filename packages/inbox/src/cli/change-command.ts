import type { ChangeFilter, ListedDelivery } from "@order-webhooks/receiver";
import { parseOptions, type Values } from "@order-webhooks/receiver/command";
import type { Administration } from "../administration/administration.ts";
import { filterFlags, readFilter } from "./arguments/filter.ts";
import { readOnce, toUsageError } from "./arguments/usage.ts";
import { findDelivery } from "./find-delivery.ts";
import { findInbox } from "./find-inbox.ts";
import { toJson } from "./output/json.ts";
import { toTable } from "./output/table.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  ...filterFlags,
  key: { type: "string", multiple: true },
  all: { type: "boolean" },
  "dry-run": { type: "boolean" },
  inbox: { type: "string", multiple: true },
  json: { type: "boolean" },
} as const;

/** The states of deliveries that a replay takes. */
const replayed = ["dead", "quarantined"] as const;

/** Has dead and quarantined deliveries handled again. */
export async function runReplay(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseOptions(args, flags);
  const choice = readChoice("replay", values, readFilter(values, replayed));
  return change({ values, terminal }, async (administration, dryRun) => {
    const filter = await toFilter(choice, administration);
    const preview = dryRun ? await listReplayed(administration, filter) : undefined;
    const count = await administration.replay(filter, { dryRun });
    const { isServed } = administration;
    const next = isServed
      ? ""
      : " Nothing serves this inbox: the next `serve` handles what is due.";
    return {
      report: { replayed: count, dryRun, served: isServed },
      line: dryRun
        ? `A replay would handle ${countOf(count)} again.`
        : `${countOf(count)} ${count === 1 ? "is" : "are"} due again.${count > 0 ? next : ""}`,
      preview,
    };
  });
}

/** Erases deliveries. */
export async function runPurge(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseOptions(args, flags);
  const choice = readChoice("purge", values, readFilter(values));
  return change({ values, terminal }, async (administration, dryRun) => {
    const filter = await toFilter(choice, administration);
    const preview = dryRun ? await administration.list(toListFilter(filter)) : undefined;
    const count = await administration.purge(filter, { dryRun });
    return {
      report: { purged: count, dryRun, served: administration.isServed },
      line: dryRun
        ? `A purge would erase ${countOf(count)}.`
        : `${countOf(count)} ${count === 1 ? "is" : "are"} erased.`,
      preview,
    };
  });
}

/** Deliveries to change: a filter, and a key that may be shortened. */
interface Choice {
  readonly key: string | undefined;
  readonly filter: ChangeFilter;
}

function readChoice(
  name: "replay" | "purge",
  values: Values<typeof flags>,
  filter: Exclude<ChangeFilter, { readonly all: true }>,
): Choice {
  const key = readOnce("--key", values.key);
  const isChosen = key !== undefined || Object.keys(filter).length > 0;
  if (values.all && isChosen) {
    throw toUsageError("--all", { expected: "no filter next to it", found: "one" });
  }
  if (values.all) return { key, filter: { all: true } };
  if (isChosen) return { key, filter };
  const fix = `Pass --all to ${name} everything that is dead or quarantined.`;
  throw toUsageError(name, { expected: "a filter, --key or --all", found: "none", fix });
}

async function toFilter({ key, filter }: Choice, from: Administration): Promise<ChangeFilter> {
  if (key === undefined || filter.all) return filter;
  return { ...filter, key: (await findDelivery(from, key)).key };
}

/** The most deliveries that a dry run shows. It counts all of them. */
const mostShown = 20;

function toListFilter({ all: _, ...filter }: ChangeFilter) {
  return { ...filter, limit: mostShown };
}

/** Lists what a replay would take: with a key or a customer a list alone shows every state. */
async function listReplayed(
  { list }: Administration,
  filter: ChangeFilter,
): Promise<readonly ListedDelivery[]> {
  const { state, ...others } = toListFilter(filter);
  const chosen = state === undefined ? replayed : [state];
  const lists = await Promise.all(chosen.map((each) => list({ ...others, state: each })));
  return lists
    .flat()
    .toSorted((a, b) => a.ageMs - b.ageMs)
    .slice(0, mostShown);
}

/** The outcome of a change. */
interface Outcome {
  readonly report: { readonly [name: string]: number | boolean };
  readonly line: string;
  /** The newest of the deliveries that a dry run chose. */
  readonly preview: readonly ListedDelivery[] | undefined;
}

interface ChangeRun {
  readonly values: Values<typeof flags>;
  readonly terminal: Terminal;
}

async function change(
  { values, terminal }: ChangeRun,
  run: (administration: Administration, dryRun: boolean) => Promise<Outcome>,
): Promise<number> {
  const administration = await findInbox(values.inbox, terminal);
  const outcome = await run(administration, values["dry-run"] === true).finally(() =>
    administration.close(),
  );
  const { report, line, preview: deliveries } = outcome;
  if (values.json) {
    terminal.print(toJson({ ...report, ...(deliveries && { deliveries }) }));
    return 0;
  }
  terminal.print(line);
  if (deliveries?.length) for (const row of toTable(deliveries)) terminal.print(row);
  return 0;
}

function countOf(count: number): string {
  return count === 1 ? "1 delivery" : `${count} deliveries`;
}
