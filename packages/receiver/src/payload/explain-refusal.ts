import { eventTypes, parseDelivery, type Refusal } from "@order-webhooks/validator";
import { toPrintable } from "../printable.ts";

/** A body that the validator refused, and the path on which it came. */
export interface RefusedBody {
  readonly refusal: Refusal;
  readonly json: unknown;
  /** The event that the path is for. Null on the path of envelopes. */
  readonly rawEvent: string | null;
  /** True for an envelope on a path for raw payloads. */
  readonly isMisplaced: boolean;
}

/** Puts a refusal next to the path on which the body came. */
export function toRefusedBody(
  refusal: Refusal,
  json: unknown,
  rawEvent: string | null,
): RefusedBody {
  return { refusal, json, rawEvent, isMisplaced: rawEvent !== null && isEnvelope(json) };
}

/**
 * Explains why no handler can take a body, and what its owner can do about it. The validator's own
 * advice is for callers of its functions. A receiver has paths and callbacks instead.
 */
export function explainRefusal({ refusal, rawEvent, isMisplaced }: RefusedBody): string {
  const { reason, issues, eventType = rawEvent } = refusal;
  if (isMisplaced) {
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
      return `The data of ${nameOf(eventType)} has neither customer nor order, so the payload designer replaced it. ${takeIt("Take", refusal)}`;
    case "ambiguous_purpose":
      return `The data of ${nameOf(eventType)} has keys of several purposes, as ${issues[0].pointer} shows. Select the keys of one purpose in the distribution. ${takeIt("Otherwise take", refusal)}`;
    case "incomplete":
      return `The data of ${nameOf(eventType)} lacks ${nameMissing(refusal)}, and the rest fits: the owner of the distribution selected fields. Select what is missing too. ${takeIt("Otherwise take", refusal)}`;
    default:
      return explainInvalid(refusal);
  }
}

/** Returns the event's name for a message, made printable, since it came from outside. */
export function nameOf(eventType: string | null): string {
  return toPrintable(eventType ?? "");
}

function explainInvalid(refusal: Refusal): string {
  const [{ message, pointer, received }] = refusal.issues;
  if (pointer === "/event" && received === "missing") {
    return "The body names no event, so it is no envelope. If it is a raw payload, give its event a path with `rawPaths`.";
  }
  return refusal.data === undefined ? message : `${message} ${takeIt("Meanwhile take", refusal)}`;
}

/** Advises on the callback for what does not conform, which takes nothing in a wrong envelope. */
function takeIt(verb: "Take" | "Otherwise take" | "Meanwhile take", { data }: Refusal): string {
  return data === undefined
    ? "Its envelope does not fit either."
    : `${verb} it with \`onNonconforming\`.`;
}

function nameMissing({ issues: [first, ...others], more = 0 }: Refusal): string {
  const count = others.length + more;
  return count === 0 ? first.pointer : `${first.pointer} and ${count} more of the required keys`;
}

/** Recognises an envelope by its event's type and its data. A payload of the owner's design may have an event. */
function isEnvelope(json: unknown): boolean {
  const parsed = parseDelivery(json);
  const hasData = typeof json === "object" && json !== null && Object.hasOwn(json, "data");
  return parsed.ok || (parsed.eventType !== undefined && hasData);
}
