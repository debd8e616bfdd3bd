import { type Answer, isSuccess } from "../http/answer.ts";
import type { Check } from "./checks.ts";
import { toObservationSource } from "./observe/source.ts";
import { type Watch, watchObservation } from "./observe/watch.ts";
import type { RunSettings } from "./options.ts";
import { toRecord } from "./record.ts";
import type { RunEvents } from "./run-events.ts";
import { type Sender, startSender } from "./sender.ts";
import type { DeliveryRecord } from "./verdict.ts";

/** Sends deliveries to the receiver, observes their handlers, and records the results. */
export interface Deliverer {
  /**
   * Sends one delivery and waits for the answer. A receiver whose process exited gets time to
   * restart.
   */
  readonly deliver: (check: Check, headers: readonly string[], body: Buffer) => Promise<Answer>;
  /**
   * Reads from the observation if a delivery was handled. Does nothing without an observation or an
   * answer.
   */
  readonly observe: (check: Check) => Promise<void>;
  /** Waits for outstanding handlers for a bounded time, and reads the observation again. */
  readonly observeAgain: () => Promise<void>;
  /** Waits for the handlers of some deliveries, about as long as others took. */
  readonly observeBriefly: (checks: readonly Check[]) => Promise<void>;
  /** Returns the record of a delivery. Undefined if it was never sent. */
  readonly recordOf: (check: Check) => DeliveryRecord | undefined;
  /** Returns process exits and observation problems of the run. */
  readonly events: () => RunEvents;
}

interface Sent {
  readonly answer: Answer;
  /** Answer to the request that was sent before for the same check. */
  readonly former: Answer | undefined;
  readonly at: number;
}

/**
 * Starts a deliverer for one run. `tried` is a delivery that the receiver already got. It is the
 * suspect if the process is gone.
 */
export function startDeliverer(settings: RunSettings, tried?: Check): Deliverer {
  const known = new Map<Check, Sent>();
  const sender = startSender(settings, {
    tried,
    onEnd: () => watch?.interrupt(),
    mayStillWork: (check) => {
      const isSeen = watch?.sightings().get(check)?.seenMs !== undefined;
      return isSuccess(known.get(check)?.answer) && !isSeen;
    },
  });
  const watch = startWatch(settings, sender);

  const deliver: Deliverer["deliver"] = async (check, headers, body) => {
    const isUnseen = watch?.isOver() ?? false;
    const answer: Answer = isUnseen
      ? { kind: "skipped", ms: 0 }
      : await sender.send(check, { headers, body });
    const former = known.get(check)?.answer;
    known.set(check, { answer, former, at: performance.now() });
    return answer;
  };

  const observe: Deliverer["observe"] = async (check) => {
    const sent = known.get(check);
    if (sent?.answer.kind !== "status") return;
    const isDue = check.group !== "refusal" && isSuccess(sent.answer);
    await watch?.observe(check, { at: sent.at, isDue });
  };

  const recordOf: Deliverer["recordOf"] = (check) => {
    const sent = known.get(check);
    const observed = watch && { sightings: watch.sightings(), trouble: watch.trouble() };
    const limitMs = settings.observeWithinMs;
    return sent && toRecord(check, sent, { observed, limitMs, ends: sender.ends() });
  };

  const events: Deliverer["events"] = () => ({
    ends: sender.ends(),
    trouble: watch?.trouble(),
    slowestHandlingMs: watch?.slowestMs(),
  });

  return {
    ...{ deliver, observe, recordOf, events },
    observeAgain: async () => watch?.settle(),
    observeBriefly: async (checks) => watch?.settleBriefly(checks),
  };
}

/**
 * Watches the observation. If the receiver's process serves it, a process exit is not reported as
 * an observation problem.
 */
function startWatch(settings: RunSettings, sender: Sender): Watch | undefined {
  const source = toObservationSource(settings);
  if (source === undefined) return undefined;
  const { origin } = source.url;
  const origins = [settings.url, ...settings.rawUrls.values()].map((url) => url.origin);
  return watchObservation({
    ...source,
    limitMs: settings.observeWithinMs,
    isGone: () => sender.isGone(origin),
    onLost: async () => origins.includes(origin) && (await sender.hasEnded(origin)),
  });
}
