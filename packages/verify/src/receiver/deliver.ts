import { type Answer, send } from "../http/client.ts";
import { orderIdOf, type Subject } from "../plan/delivery.ts";
import type { Check } from "./checks.ts";
import { type Handled, observerOf, type Sighting } from "./observation.ts";
import type { RunSettings } from "./options.ts";
import type { Evidence } from "./verdict.ts";

/** Takes deliveries to the receiver, looks what became of them, and remembers it. */
export interface Courier {
  /** Sends one and waits for the answer. */
  readonly deliver: (check: Check, headers: readonly string[], body: Buffer) => Promise<Answer>;
  /** Looks whether a delivery was handled, where there is an observation and an answer. */
  readonly look: (check: Check) => Promise<void>;
  /**
   * Looks once more for what was not seen, and for what was handled late: a hostile one at all, any
   * other as something else as well. After every fifty deliveries this happens by itself: an
   * observation has the most recent ones only.
   */
  readonly lookAgain: () => Promise<void>;
  /** What is known of a delivery; undefined if it was never sent. */
  readonly evidenceOf: (check: Check) => Evidence | undefined;
}

// A receiver that hangs would hold up every delivery; what is left is then skipped.
const timeoutsBorne = 5;
const refusalsBorne = 3;
// Handlers that do not run are waited for in full this often, then only briefly.
const missesBorne = 2;
const briefMs = 200;
// An observation lists a hundred at least.
const looksBetween = 50;

/** A courier for one run. */
export function startCourier(settings: RunSettings): Courier {
  const { timeoutMs, observeWithinMs, signal } = settings;
  const known = new Map<Check, Evidence>();
  const observer =
    settings.observe && observerOf(settings.observe, Math.max(timeoutMs, 1_000), signal);
  const bounds = { timeouts: 0, refusals: 0, misses: 0, looks: 0 };

  const deliver: Courier["deliver"] = async (check, headers, body) => {
    const url = addressOf(settings, check.delivery.subject);
    const hopeless = bounds.timeouts >= timeoutsBorne || bounds.refusals >= refusalsBorne;
    const { framing } = check.transport;
    const answer: Answer = hopeless
      ? { kind: "skipped", ms: 0 }
      : await send({ url, headers, body, framing, timeoutMs, signal });
    if (answer.kind === "timeout") bounds.timeouts += 1;
    if (answer.kind === "unreachable") bounds.refusals += 1;
    known.set(check, { answer });
    return answer;
  };

  const look: Courier["look"] = async (check) => {
    const { answer } = known.get(check) ?? {};
    if (observer === undefined || answer?.kind !== "status") return;
    const patience = bounds.misses < missesBorne ? observeWithinMs : briefMs;
    // A hostile delivery should not be there: waiting for it would cost its time on every good receiver.
    const wait = check.delivery.tampering !== undefined || answer.status > 299 ? 0 : patience;
    const sighting = await observer.look(wantedOf(check), Math.min(wait, observeWithinMs));
    if (wait > 0 && sighting.kind === "unseen") bounds.misses += 1;
    known.set(check, { answer, sighting });
    bounds.looks += 1;
    if (bounds.looks % looksBetween === 0) await lookAgain();
  };

  const lookAgain: Courier["lookAgain"] = async () => {
    const looked = [...known].filter(([, { sighting }]) => isOpen(sighting));
    if (observer === undefined || looked.length === 0) return;
    const sightingOf = await observer.glance();
    for (const [check, evidence] of looked) {
      const sighting = sightingOf(wantedOf(check));
      if (isNews(check, evidence, sighting)) known.set(check, { ...evidence, sighting });
    }
  };

  return { deliver, look, lookAgain, evidenceOf: (check) => known.get(check) };
}

function isOpen(sighting: Sighting | undefined): boolean {
  return sighting?.kind === "unseen" || sighting?.kind === "handled";
}

function isNews({ delivery }: Check, { sighting: former }: Evidence, sighting: Sighting): boolean {
  // The observation may have forgotten what was handled; that something else was, too, is news.
  if (former?.kind === "handled") return sighting.kind === "otherwise";
  // That nobody can tell is news of a hostile delivery; an authentic one has been missed already.
  return sighting.kind !== "unreadable" || delivery.tampering !== undefined;
}

/** Where a delivery goes. */
export function addressOf(settings: RunSettings, { event, form }: Subject): URL {
  return (form === "raw" ? settings.rawUrls.get(event) : undefined) ?? settings.url;
}

function wantedOf({ delivery }: Check): Handled {
  const { event, purpose, form } = delivery.subject;
  const orderId = orderIdOf(delivery.body, form) ?? "";
  return { event, purpose, orderId };
}
