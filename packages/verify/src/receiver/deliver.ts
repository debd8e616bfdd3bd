import { type Answer, send } from "../http/client.ts";
import { orderIdOf, type Subject } from "../plan/delivery.ts";
import type { Check } from "./checks.ts";
import { type Handled, type Observation, type Observer, observerOf } from "./observation.ts";
import type { RunSettings } from "./options.ts";
import { type DeliveryRecord, timesOf } from "./verdict.ts";

/** Sends deliveries to the receiver, observes what became of them, and records it. */
export interface Deliverer {
  /** Sends one and waits for the answer. */
  readonly deliver: (check: Check, headers: readonly string[], body: Buffer) => Promise<Answer>;
  /** Observes if a delivery was handled, where there is an observation and an answer. */
  readonly observe: (check: Check) => Promise<void>;
  /**
   * Looks once more for what was not seen, and for what was handled late: a hostile one at all, any
   * other as something else as well. After every fifty deliveries this happens by itself: an
   * observation has the most recent ones only.
   */
  readonly observeAgain: () => Promise<void>;
  /** Gives the record of a delivery. Undefined if it was never sent. */
  readonly recordOf: (check: Check) => DeliveryRecord | undefined;
}

// A receiver that hangs would hold up every delivery. What is left is then skipped.
const mostTimeouts = 5;
const mostRefusals = 3;
// Handlers that do not run are waited for in full this often, then only briefly.
const mostMisses = 2;
const briefMs = 200;
// An observation lists a hundred at least.
const observedBetween = 50;

/** A deliverer for one run. */
export function startDeliverer(settings: RunSettings): Deliverer {
  const { timeoutMs, observeWithinMs, signal } = settings;
  const known = new Map<Check, DeliveryRecord>();
  const observer = toObserver(settings);
  const bounds = { timeouts: 0, refusals: 0, misses: 0, observed: 0 };

  const deliver: Deliverer["deliver"] = async (check, headers, body) => {
    const url = addressOf(settings, check.delivery.subject);
    const isGivenUp = bounds.timeouts >= mostTimeouts || bounds.refusals >= mostRefusals;
    const { framing } = check.transport;
    const answer: Answer = isGivenUp
      ? { kind: "skipped", ms: 0 }
      : await send({
          url,
          headers: [...settings.headers, ...headers],
          body,
          framing,
          timeoutMs,
          signal,
        });
    if (answer.kind === "timeout") bounds.timeouts += 1;
    if (answer.kind === "unreachable") bounds.refusals += 1;
    const former = known.get(check)?.answer;
    known.set(check, { answer, ...(former === undefined ? {} : { former }) });
    return answer;
  };

  const observe: Deliverer["observe"] = async (check) => {
    const record = known.get(check);
    if (observer === undefined || record?.answer.kind !== "status") return;
    const { answer } = record;
    const patience = bounds.misses < mostMisses ? observeWithinMs : briefMs;
    // A hostile delivery should not be there: waiting for it would cost its time on every good receiver.
    const wait = check.delivery.tampering !== undefined || answer.status > 299 ? 0 : patience;
    const observation = await observer.waitFor(wantedOf(check), {
      withinMs: Math.min(wait, observeWithinMs),
      times: timesOf(check),
    });
    if (wait > 0 && observation.kind === "not_handled") bounds.misses += 1;
    known.set(check, { ...record, observation });
    bounds.observed += 1;
    if (bounds.observed % observedBetween === 0) await observeAgain();
  };

  const observeAgain: Deliverer["observeAgain"] = async () => {
    const observed = [...known].filter(([, { observation }]) => isOpen(observation));
    if (observer === undefined || observed.length === 0) return;
    const observationOf = await observer.read();
    for (const [check, record] of observed) {
      const observation = observationOf(wantedOf(check));
      if (isNews(check, record, observation)) known.set(check, { ...record, observation });
    }
  };

  return { deliver, observe, observeAgain, recordOf: (check) => known.get(check) };
}

function isOpen(observation: Observation | undefined): boolean {
  return observation?.kind === "not_handled" || observation?.kind === "handled";
}

function isNews(
  { delivery }: Check,
  { observation: former }: DeliveryRecord,
  observation: Observation,
): boolean {
  // The observation may have forgotten what was handled. That something else was, too, or again, is news.
  if (former?.kind === "handled") {
    const isMore = observation.kind === "handled" && observation.times > former.times;
    return isMore || observation.kind === "handled_otherwise";
  }
  // An unreadable observation is news of a hostile delivery. An authentic one has been missed already.
  return observation.kind !== "unreadable" || delivery.tampering !== undefined;
}

/** The observer of a run. Undefined if it has no observation. */
export function toObserver({
  observe,
  headers,
  timeoutMs,
  signal,
}: RunSettings): Observer | undefined {
  // A receiver may have to answer at once. Its observation is read from what it keeps.
  return (
    observe && observerOf({ url: observe, headers, timeoutMs: Math.max(timeoutMs, 1_000), signal })
  );
}

/** Gives the address of a delivery. */
export function addressOf(settings: RunSettings, { event, form }: Subject): URL {
  return (form === "raw" ? settings.rawUrls.get(event) : undefined) ?? settings.url;
}

function wantedOf({ delivery }: Check): Handled {
  const { event, purpose, form } = delivery.subject;
  const orderId = orderIdOf(delivery.body, form) ?? "";
  return { event, purpose, orderId };
}
