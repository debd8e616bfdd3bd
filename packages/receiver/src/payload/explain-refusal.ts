import { eventTypes, parseDelivery, type Refusal } from "@order-webhooks/validator";
import { toPrintable } from "../printable.ts";

/** A body that the validator refused, and the kind of its path. */
export interface RefusedBody {
  readonly refusal: Refusal;
  readonly json: unknown;
  /** The event that the path is for. Null on the path of envelopes. */
  readonly rawEvent: string | null;
  /** True for an envelope on a path for raw payloads. */
  readonly isMisplaced: boolean;
}

/** Combines a refusal with the kind of the path. */
export function toRefusedBody(
  refusal: Refusal,
  json: unknown,
  rawEvent: string | null,
): RefusedBody {
  return { refusal, json, rawEvent, isMisplaced: rawEvent !== null && isEnvelope(json) };
}

/**
 * Explains why no handler can handle a body, and what the owner can do. The validator's advice is for callers of its
 * functions, so this function replaces it with advice on paths and callbacks.
 */
export function explainRefusal({ refusal, rawEvent, isMisplaced }: RefusedBody): string {
  const { reason, issues, eventType = rawEvent } = refusal;
  if (isMisplaced) {
    return `The path accepts raw payloads of ${rawEvent}, but the body is an envelope. Send it to the path of envelopes (\`path\`).`;
  }
  switch (reason) {
    case "not_object":
      return "The body is JSON, but not an object.";
    case "raw_payload":
      return "The path accepts envelopes, but the body is not an envelope. If it is a raw payload, give its event a path with `rawPaths`.";
    case "unsupported_event":
      return `The event ${nameOf(eventType)} is unknown. This version knows ${eventTypes.join(", ")}. Update the packages.`;
    case "custom_payload":
      return `The data of ${nameOf(eventType)} has neither customer nor order, so the owner of the distribution designed the payload. ${handleIt("Handle", refusal)}`;
    case "ambiguous_purpose":
      return `The data of ${nameOf(eventType)} has keys of several purposes, as ${issues[0].pointer} shows. Select the keys of one purpose in the distribution. ${handleIt("Otherwise, handle", refusal)}`;
    case "incomplete":
      return `The data of ${nameOf(eventType)} lacks ${nameMissing(refusal)}. The rest conforms, so the owner of the distribution selected fields. Select the missing fields too. ${handleIt("Otherwise, handle", refusal)}`;
    default:
      return explainInvalid(refusal);
  }
}

/** Returns the name of an event for a message, in printable characters, because a sender chose it. */
export function nameOf(eventType: string | null): string {
  return toPrintable(eventType ?? "");
}

function explainInvalid(refusal: Refusal): string {
  const [{ message, pointer, received }] = refusal.issues;
  if (pointer === "/event" && received === "missing") {
    return "The body names no event, so it is not an envelope. If it is a raw payload, give its event a path with `rawPaths`.";
  }
  return refusal.data === undefined
    ? message
    : `${message} ${handleIt("Meanwhile, handle", refusal)}`;
}

/** Recommends `onNonconforming`, which does not handle data in a wrong envelope. */
function handleIt(
  verb: "Handle" | "Otherwise, handle" | "Meanwhile, handle",
  { data }: Refusal,
): string {
  return data === undefined
    ? "Its envelope does not conform either."
    : `${verb} it with \`onNonconforming\`.`;
}

function nameMissing({ issues: [first, ...others], more = 0 }: Refusal): string {
  const count = others.length + more;
  return count === 0 ? first.pointer : `${first.pointer} and ${count} more required keys`;
}

/** Recognizes an envelope by its event type and its data. A payload that an owner designed may also have an event. */
function isEnvelope(json: unknown): boolean {
  const parsed = parseDelivery(json);
  const hasData = typeof json === "object" && json !== null && Object.hasOwn(json, "data");
  return parsed.ok || (parsed.eventType !== undefined && hasData);
}
