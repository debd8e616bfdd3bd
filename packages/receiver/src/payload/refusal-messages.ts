import { eventTypes, type ParseResult, parseDelivery } from "@order-webhooks/validator";
import { toPrintable } from "../log/printable.ts";

/** What the validator refused, and on which kind of path it came. */
export interface Refused {
  readonly refusal: ParseResult & { readonly ok: false };
  readonly json: unknown;
  /** The event that the path is for; null on the path of envelopes. */
  readonly rawEvent: string | null;
}

/**
 * Says why a body is unusable, and what its owner can do about it. The validator advises those who
 * call its functions; a receiver has paths and hooks instead.
 */
export function explainRefusal({ refusal, json, rawEvent }: Refused): string {
  const { reason, issues, eventType = rawEvent } = refusal;
  if (rawEvent !== null && isEnvelope(json)) {
    return `The body is an envelope, but the path is for raw payloads of ${rawEvent}: send it to the path of envelopes (\`path\`).`;
  }
  switch (reason) {
    case "not_object":
      return "The body is JSON, but not an object.";
    case "raw_payload":
      return "The body is no envelope, which the path is for: if it is a raw payload, give its event a path with `rawPaths`.";
    case "unsupported_event":
      return `The event ${nameOf(eventType)} is unknown to this version, which knows ${eventTypes.join(", ")}: update the packages.`;
    case "custom_payload":
      return `The data of ${nameOf(eventType)} has neither customer nor order, so the payload designer replaced it: take it with \`onCustom\`.`;
    default:
      return issues[0].message;
  }
}

/** The event's name as a part of a message: it came from outside. */
export function nameOf(eventType: string | null): string {
  return toPrintable(eventType ?? "");
}

function isEnvelope(json: unknown): boolean {
  const parsed = parseDelivery(json);
  return parsed.ok || parsed.eventType !== undefined;
}
