import type { VerifyOptions } from "../../src/index.ts";
import { isSigned, type Received, type Steps, soundSteps } from "./plain-receiver.ts";

/** Receiver without a fault, with the notes on its differences from the plain one. */
export interface SoundReceiver {
  readonly name: string;
  /** A function creates new steps for each run, for receivers with state. */
  readonly steps: Partial<Steps> | (() => Partial<Steps>);
  readonly options?: Partial<VerifyOptions>;
  readonly notes: readonly string[];
}

/** Receivers that a run must pass. */
export const soundReceivers: readonly SoundReceiver[] = [
  { name: "plain, which reads two signatures as one value", steps: {}, notes: [] },
  {
    name: "reads the first of several signatures",
    steps: verifying(([first], { body }) => isSigned(body, first)),
    notes: ["reads_first_signature"],
  },
  {
    name: "reads the last of several signatures",
    steps: verifying((values, { body }) => isSigned(body, values.at(-1))),
    notes: ["reads_last_signature"],
  },
  {
    name: "takes any of several signatures",
    steps: verifying((values, { body }) => values.some((one) => isSigned(body, one))),
    notes: ["takes_any_signature"],
  },
  {
    name: "detects duplicates by the event's id alone",
    steps: {
      keyOf: (received) =>
        received.rawEvent === undefined
          ? JSON.parse(received.body.toString()).event.id
          : soundSteps.keyOf(received),
    },
    notes: [],
  },
  {
    name: "handles in the background, within the time for it",
    steps: {
      dispatch: (received) => {
        const dispatched = soundSteps.dispatch(received);
        const key = soundSteps.keyOf(received);
        if (dispatched !== undefined && !received.seen.has(key ?? "")) {
          const entry = soundSteps.handle(dispatched);
          if (entry !== undefined) setTimeout(() => received.record(entry), 20);
        }
        return dispatched;
      },
      handle: () => undefined,
    },
    options: { observeWithinMs: 5_000 },
    notes: [],
  },
];

function verifying(
  isAuthentic: (values: readonly string[], received: Received) => boolean,
): Partial<Steps> {
  const valuesOf = ({ request }: Received): readonly string[] =>
    request.headersDistinct["x-voucherify-signature"] ?? [];
  return { verify: (received) => isAuthentic(valuesOf(received), received) };
}
