import {
  type HandlerContext,
  isReceiverError,
  PermanentFailure,
  type ReceiverOptions,
} from "@order-webhooks/receiver";
import { judgeAnswer, type TargetAnswer, type Verdict } from "./answers.ts";
import { type ForwardedDelivery, toHeaders } from "./request-headers.ts";
import { TargetClient } from "./target-client.ts";
import { type TargetCallbacks, TargetWatch } from "./target-watch.ts";

/** Says where deliveries go. */
export interface ForwardingOptions extends TargetCallbacks {
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
export function createForwarding(options: ForwardingOptions): Forwarding {
  const { target, secret, onTaken } = options;
  const client = new TargetClient(target);
  const watch = new TargetWatch(options);
  const forward = async (about: Kind, context: HandlerContext): Promise<void> => {
    const { body, deliveryKey, attempt, signal } = context;
    const delivery = { ...about, body, deliveryKey, attempt };
    const answer = await client.post({ headers: toHeaders(delivery, secret), body, signal });
    const verdict = judge(answer, signal);
    if (verdict === undefined) return signal.throwIfAborted();
    watch.note(verdict);
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

/** Judges an answer. Returns undefined if the receiver closed meanwhile, which says nothing about the target. */
function judge(answer: TargetAnswer, { aborted, reason }: AbortSignal): Verdict | undefined {
  if (answer.kind === "response" || !aborted) return judgeAnswer(answer);
  const isLate = isReceiverError(reason) && reason.code === "timed_out";
  const why = "The application did not answer in time.";
  return isLate ? { kind: "again", why, isAway: true } : undefined;
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
