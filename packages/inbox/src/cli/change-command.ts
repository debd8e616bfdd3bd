import type { ChangeFilter, DeliveryState, ListedDelivery } from "@order-webhooks/receiver";
import { parseOptions, shortenKey, type Values } from "@order-webhooks/receiver/command";
import type { Administration } from "../administration/administration.ts";
import { filterFlags, readFilter } from "./arguments/filter.ts";
import { locationFlags } from "./arguments/location.ts";
import { readText, toUsageError } from "./arguments/usage.ts";
import { findDelivery } from "./find-delivery.ts";
import { findInbox } from "./find-inbox.ts";
import { toJson } from "./output/json.ts";
import { toTable } from "./output/table.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  ...filterFlags,
  key: { type: "string" },
  all: { type: "boolean" },
  "dry-run": { type: "boolean" },
  ...locationFlags,
  json: { type: "boolean" },
} as const;

/** States of deliveries that a replay selects. */
const replayed = ["dead", "quarantined"] as const;

/** Makes dead and quarantined deliveries due again. Resolves to the exit code. */
export async function runReplay(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseOptions(args, flags);
  const choice = readChoice("replay", values, readFilter(values, replayed));
  return change({ values, terminal }, async (administration, dryRun) => {
    const { filter, delivery } = await toChosen(choice, administration);
    const preview = dryRun ? await listReplayed(administration, filter) : undefined;
    const count = await administration.replay(filter, { dryRun });
    const { isServed } = administration;
    const more = count > 0 ? describeNext(administration) : describeOther(delivery);
    return {
      count,
      report: { replayed: count, dryRun, served: isServed },
      line: dryRun
        ? `A replay would retry ${countOf(count)}.${count > 0 ? "" : more}`
        : `${countOf(count)} ${count === 1 ? "is" : "are"} due again.${more}`,
      preview,
    };
  });
}

/** Describes when the replayed deliveries are handled. Returns an empty text if a server handles them at once. */
function describeNext({ isServed, isShared }: Administration): string {
  if (isServed) return "";
  return isShared
    ? " A running server handles due deliveries within seconds. Otherwise the next `serve` handles them."
    : " No server has this inbox open. The next `serve` handles due deliveries.";
}

/** Describes why the delivery of a key is not replayed. Returns an empty text if its state is not the reason. */
function describeOther(delivery: ListedDelivery | undefined): string {
  if (delivery === undefined || replayed.some((state) => state === delivery.state)) return "";
  const { key, state } = delivery;
  return ` ${shortenKey(key)} ${described[state]}. A replay only selects dead and quarantined deliveries.`;
}

const described: { readonly [S in DeliveryState]: string } = {
  waiting: "already waits to be handled",
  claimed: "is being handled",
  done: "was handled",
  dead: "is dead",
  quarantined: "is quarantined",
};

/** Erases deliveries. Resolves to the exit code. */
export async function runPurge(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseOptions(args, flags);
  const choice = readChoice("purge", values, readFilter(values));
  return change({ values, terminal }, async (administration, dryRun) => {
    const { filter } = await toChosen(choice, administration);
    const preview = dryRun ? await administration.list(toListFilter(filter)) : undefined;
    const count = await administration.purge(filter, { dryRun });
    return {
      count,
      report: { purged: count, dryRun, served: administration.isServed },
      line: dryRun
        ? `A purge would erase ${countOf(count)}.`
        : `${countOf(count)} ${count === 1 ? "was" : "were"} erased.`,
      preview,
    };
  });
}

/** Selection of the deliveries to change: a filter, and a key that may be shortened. */
interface Choice {
  readonly key: string | undefined;
  readonly filter: ChangeFilter;
}

function readChoice(
  name: "replay" | "purge",
  values: Values<typeof flags>,
  filter: Exclude<ChangeFilter, { readonly all: true }>,
): Choice {
  const key = readText("--key", values.key);
  const isChosen = key !== undefined || Object.keys(filter).length > 0;
  if (values.all && isChosen) {
    throw toUsageError("--all", { expected: "no filter together with it", found: "one" });
  }
  if (values.all) return { key, filter: { all: true } };
  if (isChosen) return { key, filter };
  const fix = `Pass --all to ${name} everything that is dead or quarantined.`;
  throw toUsageError(name, { expected: "a filter, --key or --all", found: "none", fix });
}

/** Filter, and the delivery that its key names. */
interface Chosen {
  readonly filter: ChangeFilter;
  readonly delivery?: ListedDelivery;
}

async function toChosen({ key, filter }: Choice, from: Administration): Promise<Chosen> {
  if (key === undefined || filter.all) return { filter };
  const delivery = await findDelivery(from, key);
  return { filter: { ...filter, key: delivery.key }, delivery };
}

/** Maximum number of deliveries that a dry run shows. It counts all of them. */
const mostShown = 20;

function toListFilter({ all: _, ...filter }: ChangeFilter) {
  return { ...filter, limit: mostShown };
}

/** Lists the deliveries that a replay would select. With a key or a customer, `list` alone selects every state. */
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

/** Outcome of a change. */
interface Outcome {
  readonly count: number;
  readonly report: { readonly [name: string]: number | boolean };
  readonly line: string;
  /** Newest deliveries that a dry run selected. */
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
  const administration = await findInbox(values, terminal);
  const outcome = await run(administration, values["dry-run"] === true).finally(() =>
    administration.close(),
  );
  const { count, report, line, preview: deliveries = [] } = outcome;
  if (values.json) {
    terminal.print(toJson({ ...report, ...(outcome.preview && { deliveries }) }));
    return 0;
  }
  terminal.print(line);
  if (deliveries.length > 0) for (const row of toTable(deliveries)) terminal.print(row);
  if (outcome.preview && count > deliveries.length) {
    terminal.print(`and ${count - deliveries.length} more`);
  }
  return 0;
}

function countOf(count: number): string {
  return count === 1 ? "1 delivery" : `${count} deliveries`;
}
