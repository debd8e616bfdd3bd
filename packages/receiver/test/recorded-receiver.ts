import type { EventType, Purpose } from "@order-webhooks/types";
import { eventTypes } from "@order-webhooks/validator";
import type { LogEvent } from "../src/log/log.ts";
import type { ReceiverOptions } from "../src/options/options.ts";
import type { UnusableDelivery } from "../src/payload/quarantine.ts";
import { createReceiver, type Receiver } from "../src/receiver.ts";
import type { SignatureFailure } from "../src/signature/causes.ts";
import { type BuiltDelivery, buildDelivery, testSecret } from "../src/testing.ts";

/** The first event. Tests that use it hold for every event. */
export const anyEvent: EventType = eventTypes[0] ?? fail();

/** An event that never has a schema. */
export const noEvent = "no.such.event";

function fail(): never {
  throw new Error("There is no event at all.");
}

/** Builds a signed delivery of {@link anyEvent}. */
export function buildAny(purpose: Purpose = "message"): BuiltDelivery {
  return buildDelivery({ event: anyEvent, purpose });
}

/** A receiver with everything that it reported to its owner. */
export interface RecordedReceiver {
  readonly receiver: Receiver;
  /** The calls that ran, in order: `handled message`, `unusable not_json`, `unsupported`, `nonconforming invalid`. */
  readonly runs: string[];
  readonly unusable: UnusableDelivery[];
  readonly rejections: SignatureFailure[];
  readonly logs: LogEvent[];
  /** All reported messages in one text. */
  readonly said: () => string;
}

/** Converts an error to its message, because JSON would make `{}` of it. */
function spellError(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { message, stack, cause } = value;
  return { ...value, message, stack, cause };
}

/** Creates a receiver that records its reports. */
export function createRecordedReceiver(options: Partial<ReceiverOptions> = {}): RecordedReceiver {
  const runs: string[] = [];
  const unusable: UnusableDelivery[] = [];
  const rejections: SignatureFailure[] = [];
  const logs: LogEvent[] = [];
  const receiver = createReceiver({
    secrets: testSecret,
    handlers: ({ purpose }) => void runs.push(`handled ${purpose}`),
    onUnsupported: () => void runs.push("unsupported"),
    onNonconforming: ({ reason }) => void runs.push(`nonconforming ${reason}`),
    onUnusable: (delivery) => {
      runs.push(`unusable ${delivery.reason}`);
      unusable.push(delivery);
    },
    onRejected: (rejection) => void rejections.push(rejection),
    log: (event) => void logs.push(event),
    ...options,
  });
  const said = () => {
    const messages = unusable.map(({ message, issues }) => [message, issues]);
    return JSON.stringify([logs, rejections, messages], spellError);
  };
  return { receiver, runs, unusable, rejections, logs, said };
}
