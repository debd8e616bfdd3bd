import type { ServerResponse } from "node:http";
import type { Fault } from "./fault.ts";
import { type Dispatched, type Loose, Refusal, type Steps, soundSteps } from "./plain-receiver.ts";

/** Receivers that detect duplicates incorrectly. */
export const duplicateFaults: readonly Fault[] = [
  {
    name: "500 to a duplicate",
    steps: () => refusingDuplicates(500),
    findings: ["the same delivery again"],
  },
  {
    name: "409 to a duplicate",
    steps: () => refusingDuplicates(409),
    findings: ["the same delivery again"],
  },
  {
    name: "a duplicate handled twice",
    steps: { keyOf: () => undefined },
    findings: ["handled_twice"],
  },
  {
    name: "a handler that is registered twice",
    steps: {
      dispatch: (received) => {
        const dispatched = soundSteps.dispatch(received);
        const entry = dispatched?.purpose === "message" && soundSteps.handle(dispatched);
        if (entry) received.record(entry);
        return dispatched;
      },
    },
    findings: ["handled_twice"],
  },
  {
    name: "an order treated as a delivery",
    steps: { keyOf: (received) => soundSteps.dispatch(received)?.data.order.id },
    findings: ["another event of the same order"],
  },
  {
    name: "an order and an event treated as a delivery",
    steps: {
      keyOf: (received) => {
        const { event, data } = soundSteps.dispatch(received) ?? nothing;
        return `${event} ${data.order.id}`;
      },
    },
    findings: ["another event of the same order"],
  },
  {
    name: "remembers ids before it verifies",
    steps: (): Partial<Steps> => {
      const seen = new Set<string>();
      let isSeen = false;
      return {
        verify: (received) => {
          const key = soundSteps.keyOf(received) ?? "";
          isSeen = seen.has(key);
          seen.add(key);
          return soundSteps.verify(received);
        },
        handle: (dispatched) => (isSeen ? undefined : soundSteps.handle(dispatched)),
      };
    },
    findings: ["a delivery after a forgery of it"],
  },
  {
    name: "marks as seen before its handler has failed",
    steps: () => markingBefore(({ data }) => data.order.metadata === null),
    findings: ["nullable keys null", "seen_before_handled"],
  },
  {
    name: "marks as seen, and fails at first",
    steps: () => markingBefore(() => true),
    findings: ["server_error", "seen_before_handled"],
  },
  {
    name: "marks as seen, answers, and then fails",
    steps: () => ({ ...markingBefore(() => true), answer: answeringAlways }),
    findings: ["not_handled"],
    words: ["mark the delivery as seen only after the handler succeeds"],
  },
];

const nothing: Dispatched = { event: "", purpose: "", data: { order: {} } };

/** Answers with success although the handler failed, as if it ran after the answer. */
function answeringAlways(response: ServerResponse, status: number): void {
  soundSteps.answer(response, status === 500 ? 202 : status);
}

function refusingDuplicates(status: number): Partial<Steps> {
  const seen = new Set<Loose>();
  return {
    keyOf: (received) => {
      const key = soundSteps.keyOf(received);
      if (seen.has(key)) throw new Refusal(status);
      seen.add(key);
      return key;
    },
  };
}

/** Remembers a delivery, and then runs a handler that fails with some of them. */
function markingBefore(fails: (dispatched: Dispatched) => boolean): Partial<Steps> {
  const seen = new Set<Loose>();
  let isSeen = false;
  return {
    keyOf: (received) => {
      const key = soundSteps.keyOf(received);
      isSeen = seen.has(key);
      seen.add(key);
      return undefined;
    },
    handle: (dispatched) => {
      if (isSeen) return undefined;
      if (fails(dispatched)) throw new TypeError("The database is gone");
      return soundSteps.handle(dispatched);
    },
  };
}
