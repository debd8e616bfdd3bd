import {
  type HandlerContext,
  PermanentFailure,
  type ReceiverOptions,
} from "@order-webhooks/receiver";
import { judgeAnswer } from "./answers.ts";
import { type ForwardedDelivery, toHeaders } from "./request-headers.ts";
import { TargetClient } from "./target-client.ts";

/** Says where deliveries go. */
export interface ForwardingOptions {
  readonly target: URL;
  /** The secret that signs what is handed over. */
  readonly secret: string;
  /** Runs for each delivery that the target took. */
  readonly onTaken: (delivery: Omit<ForwardedDelivery, "body">) => void;
}

/** The parts of a receiver that take every delivery that it can read. */
export type Forwarding = Required<
  Pick<ReceiverOptions, "handlers" | "onNonconforming" | "onUnsupported">
>;

/**
 * Makes handlers that hand every delivery to a target, as it came. One that the target does not take fails, so that it
 * is tried again. One that it refuses with 410 fails for good.
 */
export function createForwarding({ target, secret, onTaken }: ForwardingOptions): Forwarding {
  const client = new TargetClient(target);
  const forward = async (about: Kind, context: HandlerContext): Promise<void> => {
    const { body, deliveryKey, attempt, signal } = context;
    const delivery = { ...about, body, deliveryKey, attempt };
    const answer = await client.post({ headers: toHeaders(delivery, secret), body, signal });
    const verdict = judgeAnswer(answer);
    if (verdict.kind === "refused") throw new PermanentFailure(verdict.why);
    if (verdict.kind === "again") throw new Error(verdict.why);
    onTaken({ ...about, deliveryKey, attempt });
  };
  return {
    handlers: ({ eventType, delivery }, context) =>
      forward({ eventType, isRaw: delivery === null }, context),
    onNonconforming: ({ eventType, delivery }, context) =>
      forward({ eventType, isRaw: delivery === null }, context),
    // A raw payload is of an event that its path names, which is known.
    onUnsupported: ({ json }, context) =>
      forward({ eventType: readEventType(json), isRaw: false }, context),
  };
}

type Kind = Pick<ForwardedDelivery, "eventType" | "isRaw">;

/** Reads the event type of an envelope as it came: a receiver makes one that no version knows fit for a line. */
function readEventType(json: unknown): string {
  const type = valueAt(valueAt(json, "event"), "type");
  return typeof type === "string" ? type : "";
}

function valueAt(json: unknown, key: string): unknown {
  return typeof json === "object" && json !== null ? Reflect.get(json, key) : undefined;
}
