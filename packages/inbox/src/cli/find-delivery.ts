import type { ListedDelivery } from "@order-webhooks/receiver";
import { toPrintable } from "@order-webhooks/receiver/command";
import type { Administration } from "../administration/administration.ts";
import { InboxError } from "../errors.ts";

/** States in which a shortened key is searched first: those with a body. */
const shortStates = ["dead", "quarantined", "waiting", "claimed"] as const;

/** Maximum number of deliveries of each of these states that a search for a shortened key reads. */
const mostSearched = 1_000;

/** Maximum number of handled deliveries that the search reads. */
const mostDone = 10_000;

/** Minimum length of a shortened key. A shorter one may be a typing mistake, and a purge cannot be undone. */
const fewest = 6;

/** Minimum length for a handled delivery, as in the lines of `serve`, because there may be very many of them. */
const fewestOfDone = 12;

/**
 * Finds a delivery by its key. Each part of the key may be shortened, as `list` shows it. A shortened key of a handled
 * delivery is searched only among the newest ones.
 *
 * @throws InboxError `key_unknown` if no delivery matches, `key_ambiguous` if several match or may match
 */
export async function findDelivery(
  { list }: Administration,
  text: string,
): Promise<ListedDelivery> {
  // The receiver's keys are in lower case, but another tool may show them in upper case.
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
    expected: "the key of a delivery in the inbox",
    found: JSON.stringify(toPrintable(text, longest)),
    fix: `Pass at least ${fewest} characters, as \`order-webhooks-inbox list\` shows them. For a delivery that was handled long ago, pass the complete key.`,
  });
}

function toAmbiguousError(text: string, count: number): InboxError {
  return new InboxError("key_ambiguous", {
    place: "key",
    expected: "a key that matches one delivery",
    found: `${JSON.stringify(toPrintable(text, longest))}, which matches ${count}`,
    fix: "Pass more characters. `order-webhooks-inbox list --json` shows complete keys.",
  });
}

function toUnsureError(text: string): InboxError {
  return new InboxError("key_ambiguous", {
    place: "key",
    expected: "a complete key, because the inbox holds too many deliveries to search",
    found: JSON.stringify(toPrintable(text, longest)),
    fix: "Pass the complete key, as `order-webhooks-inbox list --json` shows it.",
  });
}
