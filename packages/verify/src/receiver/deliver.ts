import { type Answer, isSuccess } from "../http/answer.ts";
import type { Check } from "./checks.ts";
import { toObservationSource } from "./observe/source.ts";
import { type Watch, watchObservation } from "./observe/watch.ts";
import type { RunSettings } from "./options.ts";
import { toRecord } from "./record.ts";
import type { RunEvents } from "./run-events.ts";
import { type Sender, startSender } from "./sender.ts";
import type { DeliveryRecord } from "./verdict.ts";

/** Sends deliveries to the receiver, observes what became of them, and records it. */
export interface Deliverer {
  /** Sends one and waits for the answer. A receiver whose process ended has a moment to come back. */
  readonly deliver: (check: Check, headers: readonly string[], body: Buffer) => Promise<Answer>;
  /** Observes if a delivery was handled, where there is an observation and an answer. */
  readonly observe: (check: Check) => Promise<void>;
  /** Waits for the handlers that are still to run, for a bounded time, and looks at all once more. */
  readonly observeAgain: () => Promise<void>;
  /** Waits for the handlers of some deliveries, about as long as others took. */
  readonly observeBriefly: (checks: readonly Check[]) => Promise<void>;
  /** Gives the record of a delivery. Undefined if it was never sent. */
  readonly recordOf: (check: Check) => DeliveryRecord | undefined;
  /** Gives what happened to the receiver and its observation meanwhile. */
  readonly events: () => RunEvents;
}

interface Sent {
  readonly answer: Answer;
  /** The answer to what was sent before for the same check. */
  readonly former: Answer | undefined;
  readonly at: number;
}

/** A deliverer for one run. If the receiver was sent a delivery already, it is the suspect should it be gone. */
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

/** Watches the observation. If it has the receiver's process, the end of that is no trouble of its own. */
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
