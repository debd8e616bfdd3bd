import type { Fault } from "./fault.ts";
import { isSigned, type Received, Refusal, type Steps, soundSteps } from "./plain-receiver.ts";

/** Receivers that neither accept nor refuse a correct signature next to a wrong one. */
export const companionFaults: readonly Fault[] = [
  {
    name: "500 to two signatures",
    steps: {
      dispatch: (received) => {
        if (valuesOf(received).length > 1) throw new Refusal(500);
        return soundSteps.dispatch(received);
      },
      verify: (received) => valuesOf(received).length > 1 || soundSteps.verify(received),
    },
    findings: ["two_signatures"],
    words: ["A delivery with a correct and a wrong signature is answered 500."],
  },
  {
    name: "handles what has two signatures, one of them right, and answers 400",
    steps: handlingAndRefusing((received) => valuesOf(received).length > 1),
    findings: ["two_signatures"],
    words: ["is answered 400 but handled anyway"],
  },
  {
    name: "handles all, and answers 400",
    steps: handlingAndRefusing(() => true),
    findings: ["refused"],
  },
];

function valuesOf({ request }: Received): readonly string[] {
  return request.headersDistinct["x-voucherify-signature"] ?? [];
}

function handlingAndRefusing(isRefused: (received: Received) => boolean): Partial<Steps> {
  return {
    verify: (received) => valuesOf(received).some((one) => isSigned(received.body, one)),
    dispatch: (received) => {
      const dispatched = soundSteps.dispatch(received);
      if (dispatched === undefined || !isRefused(received)) return dispatched;
      const entry = soundSteps.handle(dispatched);
      if (entry !== undefined) received.record(entry);
      throw new Refusal(400);
    },
  };
}
