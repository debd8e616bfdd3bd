import { createHash } from "node:crypto";
import type { InboxEntry } from "../inbox/inbox.ts";
import { readBody } from "./parse.ts";

/** What a delivery is told apart by. */
export interface Identity {
  /** The same for every sending of the same thing. */
  readonly key: string;
  /** The same only if the content is the same too. */
  readonly fingerprint: string;
}

/** What there is to tell a delivery by. */
export interface Identifiable {
  /** The signed bytes. */
  readonly bytes: Uint8Array;
  /** The parsed body; undefined if it could not be parsed. */
  readonly json: unknown;
  /** The event type if the body is a raw payload. */
  readonly rawEvent: string | null;
}

/**
 * An envelope is told apart by event type, event id and source id: several distributions may send one
 * event, and whether a retry keeps the delivery's own id is unknown. Failing those, by the delivery's
 * id; and a body with neither by its hash. The signature has no timestamp, so this is also what stops
 * a replay.
 */
export function identify(delivery: Identifiable): Identity {
  const ids = delivery.rawEvent === null ? findIds(delivery.json) : undefined;
  if (ids) return { key: hash(JSON.stringify(ids)), fingerprint: hash(contentOf(delivery)) };
  const body = hash(delivery.bytes);
  const key = delivery.rawEvent === null ? body : hash(JSON.stringify([delivery.rawEvent, body]));
  return { key, fingerprint: body };
}

/** What is kept beside a delivery must not take its key, or a corrected sending could not come in. */
export function quarantineKey({ key, fingerprint }: Identity): string {
  return `${key}/${fingerprint}`;
}

/** An entry as it would have come in had it not been set aside: told anew, since more may be read now. */
export function toPlain(entry: InboxEntry): InboxEntry {
  if (!entry.key.includes("/")) return entry;
  const { body, rawEvent } = entry;
  const { json } = readBody(entry);
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

/** Without the envelope: a retry may well be a new sendout with a time of its own. */
function contentOf({ json, bytes }: Identifiable): string | Uint8Array {
  const data = valueAt(json, "data");
  return data === undefined ? bytes : JSON.stringify(data);
}

function isId(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** Of parsed JSON, which inherits none of the keys that are asked for here. */
function valueAt(json: unknown, key: "data" | "event" | "id" | "source" | "type"): unknown {
  const isObject = typeof json === "object" && json !== null;
  return isObject ? Reflect.get(json, key) : undefined;
}

function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
