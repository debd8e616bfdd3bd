import { setTimeout as sleep } from "node:timers/promises";
import { readText } from "../http/client.ts";
import { isJsonArray, type Json, valueAt } from "../json/json.ts";
import { showUrl } from "./options.ts";

/** One entry of the observation document: a handler ran for this event and purpose with this order. */
export interface Handled {
  readonly event: string;
  readonly purpose: string;
  readonly orderId: string;
}

/** What an observation says about one delivery. */
export type Observation =
  | { readonly kind: "handled" }
  /** Its order was handled as another event or purpose, be it alone or as well. */
  | { readonly kind: "handled-otherwise"; readonly as: Handled }
  | { readonly kind: "not-handled" }
  | { readonly kind: "unreadable"; readonly message: string };

/** Asks a receiver under test what its handlers have handled. */
export interface Observer {
  /** Undefined if the document can be read; else one sentence that says why not. */
  readonly problem: () => Promise<string | undefined>;
  /** Looks for a delivery until it is there, for `withinMs` at most; 0 looks once. */
  readonly waitFor: (delivery: Handled, withinMs: number) => Promise<Observation>;
  /** Reads the document once, for many deliveries. */
  readonly read: () => Promise<(delivery: Handled) => Observation>;
}

/** An observer of the document at a URL; it asks that address only, and follows no redirect. */
export function observerOf(url: URL, timeoutMs: number, signal?: AbortSignal): Observer {
  const read = (): Promise<ReadDocument> => readHandled(url, timeoutMs, signal);
  return {
    problem: async () => (await read()).problem,
    waitFor: (delivery, withinMs) => waitFor(delivery, read, performance.now() + withinMs),
    read: async () => {
      const document = await read();
      return (delivery) => toObservation(delivery, document);
    },
  };
}

interface ReadDocument {
  readonly handled: readonly Handled[];
  readonly problem?: string;
}

const pauseMs = 20;

async function waitFor(
  delivery: Handled,
  read: () => Promise<ReadDocument>,
  deadline: number,
): Promise<Observation> {
  for (;;) {
    const observation = toObservation(delivery, await read());
    const isSeen = observation.kind === "handled" || observation.kind === "handled-otherwise";
    if (isSeen || performance.now() >= deadline) return observation;
    await sleep(pauseMs);
  }
}

function toObservation(delivery: Handled, { handled, problem }: ReadDocument): Observation {
  if (problem !== undefined) return { kind: "unreadable", message: problem };
  const same = handled.filter(({ orderId }) => orderId === delivery.orderId);
  const { event, purpose } = delivery;
  const other = same.find((entry) => entry.event !== event || entry.purpose !== purpose);
  if (other !== undefined) return { kind: "handled-otherwise", as: other };
  return { kind: same.length === 0 ? "not-handled" : "handled" };
}

async function readHandled(
  url: URL,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<ReadDocument> {
  const answer = await readText({
    url,
    accept: "application/json",
    mostCharacters,
    timeoutMs,
    signal,
  });
  switch (answer.kind) {
    case "text":
      return parseHandled(answer.text);
    case "status":
      return answer.status === 404
        ? unserved(url)
        : unreadable(`answered ${answer.status}, not 200`);
    case "too-large":
      return unreadable("is too large");
    case "timeout":
      return unreadable(`took longer than ${timeoutMs} ms`);
    case "broken":
      return unreadable(`failed (${answer.code})`);
  }
}

// The document lists the most recent deliveries; one larger than this is not that document.
const mostCharacters = 4_000_000;

function parseHandled(text: string): ReadDocument {
  let document: Json;
  try {
    document = JSON.parse(text);
  } catch {
    return unreadable("is not JSON");
  }
  const list = valueAt(document, "handled");
  if (!isJsonArray(list)) return unreadable('has no array "handled"');
  const handled = list.map(toHandled);
  const odd = handled.indexOf(undefined);
  if (odd >= 0) return unreadable(`needs the texts event, purpose and orderId at /handled/${odd}`);
  return { handled: handled.filter((entry) => entry !== undefined) };
}

function toHandled(entry: Json): Handled | undefined {
  const [event, purpose, orderId] = ["event", "purpose", "orderId"].map((key) =>
    valueAt(entry, key),
  );
  const complete =
    typeof event === "string" && typeof purpose === "string" && typeof orderId === "string";
  return complete ? { event, purpose, orderId } : undefined;
}

function unserved(url: URL): ReadDocument {
  const what = `The observation at ${showUrl(url)} answered 404, not 200`;
  return { handled: [], problem: `${what}: does the receiver serve it?` };
}

function unreadable(what: string): ReadDocument {
  return { handled: [], problem: `The observation ${what}.` };
}
