import { eventTypes, parseDelivery, type Refusal } from "@order-webhooks/validator";
import { toPrintable } from "../log/printable.ts";

/** A body that the validator refused, and the path on which it came. */
export interface RefusedBody {
  readonly refusal: Refusal;
  readonly json: unknown;
  /** The event that the path is for. Null on the path of envelopes. */
  readonly rawEvent: string | null;
}

/**
 * Explains why no handler can take a body, and what its owner can do about it. The validator's own
 * advice is for callers of its functions. A receiver has paths and callbacks instead.
 */
export function explainRefusal({ refusal, json, rawEvent }: RefusedBody): string {
  const { reason, issues, eventType = rawEvent } = refusal;
  if (rawEvent !== null && isEnvelope(json)) {
    return `The body is an envelope, but the path is for raw payloads of ${rawEvent}: send it to the path of envelopes (\`path\`).`;
  }
  switch (reason) {
    case "not_object":
      return "The body is JSON, but not an object.";
    case "raw_payload":
      return "The path is for envelopes, and the body is none. If it is a raw payload, give its event a path with `rawPaths`.";
    case "unsupported_event":
      return `The event ${nameOf(eventType)} is unknown to this version, which knows ${eventTypes.join(", ")}. Update the packages.`;
    case "custom_payload":
      return `The data of ${nameOf(eventType)} has neither customer nor order, so the payload designer replaced it. Take it with \`onCustom\`.`;
    case "invalid":
      return isWithoutEvent(refusal)
        ? "The body names no event, so it is no envelope. If it is a raw payload, give its event a path with `rawPaths`."
        : issues[0].message;
    default:
      return issues[0].message;
  }
}

/** Returns the event's name for a message, made printable, since it came from outside. */
export function nameOf(eventType: string | null): string {
  return toPrintable(eventType ?? "");
}

function isWithoutEvent({ issues: [issue] }: Refusal): boolean {
  return issue.pointer === "/event" && issue.received === "missing";
}

function isEnvelope(json: unknown): boolean {
  const parsed = parseDelivery(json);
  return parsed.ok || parsed.eventType !== undefined;
}
