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

/** Options of forwarding. */
export interface ForwardingOptions extends TargetCallbacks {
  readonly target: URL;
  /** Secret that signs forwarded deliveries. */
  readonly secret: string;
  /** Runs for each delivery that the target accepted. */
  readonly onTaken: (delivery: Omit<ForwardedDelivery, "body">) => void;
}

/** Handlers and callbacks of a receiver that get every readable delivery. */
export type Forwarding = Required<
  Pick<ReceiverOptions, "handlers" | "onNonconforming" | "onUnsupported">
>;

/**
 * Creates handlers that post the unchanged bytes of every delivery to a target. If the target does not accept a
 * delivery, its handler fails, so that the receiver retries it. After a 410 the handler fails permanently.
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
    // A raw payload never gets here, because its path names a known event.
    onUnsupported: ({ json }, context) =>
      forward({ eventType: readEventType(json), isRaw: false }, context),
  };
}

/** Returns the verdict on an answer, or undefined if the receiver closed before an answer. */
function judge(answer: TargetAnswer, { aborted, reason }: AbortSignal): Verdict | undefined {
  if (answer.kind === "response" || !aborted) return judgeAnswer(answer);
  const isLate = isReceiverError(reason) && reason.code === "timed_out";
  const why = "The application did not answer in time.";
  return isLate ? { kind: "again", why, isAway: true } : undefined;
}

type Kind = Pick<ForwardedDelivery, "eventType" | "isRaw">;

/** Reads the unchanged event type of an envelope. The receiver makes an unknown type printable. */
function readEventType(json: unknown): string {
  const type = valueAt(valueAt(json, "event"), "type");
  return typeof type === "string" ? type : "";
}

function valueAt(json: unknown, key: string): unknown {
  return typeof json === "object" && json !== null ? Reflect.get(json, key) : undefined;
}
