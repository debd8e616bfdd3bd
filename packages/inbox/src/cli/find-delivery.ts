import type { ListedDelivery } from "@order-webhooks/receiver";
import { toPrintable } from "@order-webhooks/receiver/command";
import type { Administration } from "../administration/administration.ts";
import { InboxError } from "../errors.ts";

/** The states of deliveries that a shortened key finds: those that have a body. */
const shortStates = ["dead", "quarantined", "waiting", "claimed"] as const;

/** The most deliveries of a state in which a shortened key is looked for. */
const mostSearched = 1_000;

/** The most deliveries that are done in which it is looked for. */
const mostDone = 10_000;

/** The fewest characters of a shortened key: fewer may be a slip, and a purge cannot be taken back. */
const fewest = 6;

/** The fewest characters that find one that is done: as many as a line of `serve` has. There may be very many. */
const fewestOfDone = 12;

/**
 * Finds a delivery by its key. Each part of the key may be shortened, as `list` shows it. Of those that are done it finds
 * the newest like that.
 *
 * @throws InboxError `key_unknown` if there is none, `key_ambiguous` if there are several
 */
export async function findDelivery(
  { list }: Administration,
  text: string,
): Promise<ListedDelivery> {
  // The receiver's keys are in lower case, but another tool may show them otherwise.
  for (const key of new Set([text, text.toLowerCase()])) {
    const [exact] = await list({ key, limit: 1 });
    if (exact) return exact;
  }
  if (text.length < fewest) throw toUnknownError(text);
  const lists = await Promise.all(shortStates.map((state) => list({ state, limit: mostSearched })));
  const found = lists.flat().filter(({ key }) => isShortFor(text, key));
  const isWholeSearch = lists.every(({ length }) => length < mostSearched);
  if (!isWholeSearch) throw toUnsureError(text);
  const [delivery, second] = found;
  if (second) throw toAmbiguousError(text, found.length);
  const chosen = delivery ?? (await findDone(list, text));
  if (chosen) return chosen;
  throw toUnknownError(text);
}

async function findDone(
  list: Administration["list"],
  text: string,
): Promise<ListedDelivery | undefined> {
  if (text.length < fewestOfDone) return undefined;
  const done = await list({ state: "done", limit: mostDone });
  const found = done.filter(({ key }) => isShortFor(text, key));
  if (found.length > 1) throw toAmbiguousError(text, found.length);
  return found[0];
}

function isShortFor(text: string, key: string): boolean {
  const parts = key.toLowerCase().split("/");
  const shorts = text.toLowerCase().split("/");
  return shorts.every((short, index) => short !== "" && parts[index]?.startsWith(short));
}

const longest = 200;

function toUnknownError(text: string): InboxError {
  return new InboxError("key_unknown", {
    place: "key",
    expected: "one that the inbox has",
    found: JSON.stringify(toPrintable(text, longest)),
    fix: `Pass ${fewest} characters or more, as \`order-webhooks-inbox list\` shows them, or all of them if it was done long ago.`,
  });
}

function toAmbiguousError(text: string, count: number): InboxError {
  return new InboxError("key_ambiguous", {
    place: "key",
    expected: "one that a single delivery has",
    found: `${JSON.stringify(toPrintable(text, longest))}, which fits ${count}`,
    fix: "Pass more of it: `order-webhooks-inbox list --json` shows keys in full.",
  });
}

function toUnsureError(text: string): InboxError {
  return new InboxError("key_ambiguous", {
    place: "key",
    expected: "a key in full, since the inbox holds very many deliveries",
    found: JSON.stringify(toPrintable(text, longest)),
    fix: "`order-webhooks-inbox list --json` shows keys in full.",
  });
}
