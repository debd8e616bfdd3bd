import { setTimeout as sleep } from "node:timers/promises";
import { VerifyError } from "../errors.ts";
import { readText } from "../http/client.ts";
import { describeJson, isJsonArray, type Json, valueAt } from "../json/json.ts";
import { showUrl } from "../text/show-url.ts";

/** One entry of the observation document: a handler ran for this event and purpose with this order. */
export interface Handled {
  readonly event: string;
  readonly purpose: string;
  readonly orderId: string;
}

/** Observation of one delivery. */
export type Observation =
  /** Its handler ran, as often as the document lists its order. */
  | { readonly kind: "handled"; readonly times: number }
  /** Its order was handled as another event or purpose, be it alone or as well. */
  | { readonly kind: "handled_otherwise"; readonly as: Handled }
  | { readonly kind: "not_handled" }
  | { readonly kind: "unreadable"; readonly message: string };

/** Asks a receiver under test what its handlers have handled. */
export interface Observer {
  /** Throws if the document cannot be read. */
  readonly assertReadable: () => Promise<void>;
  /** Looks for a delivery until it is there as often as it should be. */
  readonly waitFor: (delivery: Handled, patience: Patience) => Promise<Observation>;
  /** Reads the document once, for many deliveries. */
  readonly read: () => Promise<(delivery: Handled) => Observation>;
}

/** Bounds of a wait. */
export interface Patience {
  /** Time to wait at most; 0 looks once. */
  readonly withinMs: number;
  /** Number of entries with the order that end the wait. */
  readonly times: number;
}

/** Way to ask for the observation document. */
export interface ObservationSource {
  readonly url: URL;
  /** More headers: names and values in turn. */
  readonly headers: readonly string[];
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** An observer of the document at a URL. It asks that address only, and follows no redirect. */
export function observerOf(source: ObservationSource): Observer {
  const { url } = source;
  const read = (): Promise<ReadDocument> => readHandled(source);
  return {
    assertReadable: async () => {
      const { unreadable } = await read();
      if (unreadable === undefined) return;
      throw new VerifyError("observation_unreadable", {
        place: showUrl(url),
        expected: "the observation document",
        found: unreadable,
        fix: "Answer GET there as observation.schema.json says.",
      });
    },
    waitFor: (delivery, patience) => waitFor(delivery, read, patience),
    read: async () => {
      const document = await read();
      return (delivery) => toObservation(delivery, document);
    },
  };
}

interface ReadDocument {
  readonly handled: readonly Handled[];
  /** Description of what was there instead of the document. */
  readonly unreadable?: string;
}

const pauseMs = 20;

async function waitFor(
  delivery: Handled,
  read: () => Promise<ReadDocument>,
  { withinMs, times }: Patience,
): Promise<Observation> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const observation = toObservation(delivery, await read());
    const isHandled = observation.kind === "handled" && observation.times >= times;
    const isSeen = isHandled || observation.kind === "handled_otherwise";
    if (isSeen || performance.now() >= deadline) return observation;
    await sleep(pauseMs);
  }
}

function toObservation(delivery: Handled, { handled, unreadable }: ReadDocument): Observation {
  if (unreadable !== undefined) {
    return { kind: "unreadable", message: `The observation cannot be read: got ${unreadable}.` };
  }
  const same = handled.filter(({ orderId }) => orderId === delivery.orderId);
  const { event, purpose } = delivery;
  const other = same.find((entry) => entry.event !== event || entry.purpose !== purpose);
  if (other !== undefined) return { kind: "handled_otherwise", as: other };
  return same.length === 0 ? { kind: "not_handled" } : { kind: "handled", times: same.length };
}

async function readHandled(source: ObservationSource): Promise<ReadDocument> {
  const answer = await readText({ ...source, accept: "application/json", mostCharacters });
  switch (answer.kind) {
    case "text":
      if (answer.status !== 200) return instead(`status ${answer.status}, not 200`);
      return parseHandled(answer.text);
    case "too-large":
      return instead(`more than ${mostCharacters} characters`);
    case "timeout":
      return instead(`no whole answer within ${source.timeoutMs} ms`);
    case "broken":
      return instead(`no answer (${answer.code})`);
  }
}

// The document lists the most recent deliveries. One larger than this is not that document.
const mostCharacters = 4_000_000;

function parseHandled(text: string): ReadDocument {
  let document: Json;
  try {
    document = JSON.parse(text);
  } catch {
    return instead("a text that is not JSON");
  }
  const list = valueAt(document, "handled");
  if (!isJsonArray(list)) return instead(`${describeJson(list)} at /handled, not a list`);
  const handled: Handled[] = [];
  for (const [at, entry] of list.entries()) {
    const read = toHandled(entry);
    if (typeof read === "string") return instead(`${read}, not a text, below /handled/${at}`);
    handled.push(read);
  }
  return { handled };
}

/** Reads an entry, or names the first key that has no text. */
function toHandled(entry: Json): Handled | string {
  const [event, purpose, orderId] = ["event", "purpose", "orderId"].map((key) =>
    valueAt(entry, key),
  );
  if (typeof event !== "string") return `${describeJson(event)} at event`;
  if (typeof purpose !== "string") return `${describeJson(purpose)} at purpose`;
  if (typeof orderId !== "string") return `${describeJson(orderId)} at orderId`;
  return { event, purpose, orderId };
}

function instead(unreadable: string): ReadDocument {
  return { handled: [], unreadable };
}
