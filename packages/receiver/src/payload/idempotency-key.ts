import { createHash } from "node:crypto";
import type { InboxEntry } from "../inbox/inbox.ts";
import { parseJson } from "./strict-json.ts";

/** Identifies a delivery. */
export interface Identity {
  /** The idempotency key: the same for every sending of the same thing. */
  readonly key: string;
  /** The same only if the content is the same too. */
  readonly fingerprint: string;
}

/** The parts of a delivery that identify it. */
export interface Identifiable {
  /** The signed bytes. */
  readonly bytes: Uint8Array;
  /** The parsed body. Undefined if it could not be parsed. */
  readonly json: unknown;
  /** The event type if the body is a raw payload. */
  readonly rawEvent: string | null;
}

/**
 * Computes the idempotency key of a delivery and the fingerprint of its content.
 *
 * The key of an envelope is its event type, event id and source id: several distributions may send one
 * event, and nothing says that a retry keeps the delivery's own id. Without those it is the delivery's
 * id, and without that the body's hash. The signature has no timestamp, so the key also stops a replay.
 */
export function identify(delivery: Identifiable): Identity {
  const ids = delivery.rawEvent === null ? findIds(delivery.json) : undefined;
  if (ids) return { key: hash(JSON.stringify(ids)), fingerprint: hash(contentOf(delivery)) };
  const body = hash(delivery.bytes);
  const key = delivery.rawEvent === null ? body : hash(JSON.stringify([delivery.rawEvent, body]));
  return { key, fingerprint: body };
}

/** Returns the key of a quarantined delivery. It leaves the plain key free for a corrected sending. */
export function toQuarantineKey({ key, fingerprint }: Identity): string {
  return `${key}/${fingerprint}`;
}

/** Returns an entry as if it had not been quarantined. Its JSON is read again, since a newer version may read more. */
export function toUnquarantined(entry: InboxEntry): InboxEntry {
  if (!entry.key.includes("/")) return entry;
  const { body, rawEvent } = entry;
  const read = parseJson(body);
  const json = read.ok ? read.value : undefined;
  return { ...entry, ...identify({ bytes: body, json, rawEvent }), quarantine: null };
}

function findIds(json: unknown): readonly string[] | undefined {
  const event = valueAt(json, "event");
  const ids = [
    valueAt(event, "type"),
    valueAt(event, "id"),
    valueAt(valueAt(json, "source"), "id"),
  ];
  if (ids.every(isId)) return ["event", ...ids];
  const delivery = valueAt(json, "id");
  return isId(delivery) ? ["delivery", delivery] : undefined;
}

/** Leaves the envelope out: a retry may be a new sendout with a time of its own. */
function contentOf({ json, bytes }: Identifiable): string | Uint8Array {
  const data = valueAt(json, "data");
  return data === undefined ? bytes : JSON.stringify(data);
}

function isId(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** Reads a key of parsed JSON, which inherits none of these. */
function valueAt(json: unknown, key: "data" | "event" | "id" | "source" | "type"): unknown {
  const isObject = typeof json === "object" && json !== null;
  return isObject ? Reflect.get(json, key) : undefined;
}

function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
