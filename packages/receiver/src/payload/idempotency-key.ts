import { hash, randomUUID } from "node:crypto";
import type { InboxEntry } from "../inbox/inbox.ts";
import { stripWhitespace } from "../signature/strip-whitespace.ts";
import { parseJson, type ReadJson } from "./strict-json.ts";

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
  /** The parsed body. Null if it could not be parsed. */
  readonly read: ReadJson | null;
  /** The event type if the body is a raw payload. */
  readonly rawEvent: string | null;
}

/**
 * Computes the idempotency key of a delivery and the fingerprint of its content.
 *
 * The key of an envelope is its event type, event id and source id. Several distributions may send one event, and
 * nothing says that a retry keeps the delivery's own id. Without those it is the delivery's id, and without that
 * the body's hash. The signature has no timestamp, so the key also stops a replay.
 */
export function identify({ bytes, read, rawEvent }: Identifiable): Identity {
  const ids = rawEvent === null ? findIds(read?.value) : undefined;
  if (ids) return { key: digest(JSON.stringify(ids)), fingerprint: digest(contentOf(bytes, read)) };
  const body = digest(bytes);
  const key = rawEvent === null ? body : digest(JSON.stringify([rawEvent, body]));
  return { key, fingerprint: body };
}

/** The owner's code that takes a delivery. */
export type Taker = "handler" | "onNonconforming";

/**
 * Returns the key of a delivery for its taker. A handler's is the plain key. Another one leaves the plain
 * key free, so that a corrected sending is handled.
 */
export function toKeyFor({ key, fingerprint }: Identity, taker: Taker): string {
  return taker === "handler" ? key : `${key}/${fingerprint}`;
}

/**
 * Returns a key that no other delivery has, for a raw payload that does not conform. It has neither ids nor
 * a time, so nothing tells a second order from a second sending.
 */
export function toUniqueKey({ key, fingerprint }: Identity): string {
  return `${key}/${fingerprint}/${randomUUID()}`;
}

/** Returns the key of a quarantined delivery. It leaves the keys for takers free. */
export function toQuarantineKey(identity: Identity): string {
  return markQuarantined(toKeyFor(identity, "onNonconforming"));
}

/** Returns a key with the mark of the quarantine. */
export function markQuarantined(key: string): string {
  return key + quarantineMark;
}

/** Checks that an entry came from quarantine. Only a replay lets a worker claim one. */
export function isFromQuarantine({ key }: InboxEntry): boolean {
  return key.endsWith(quarantineMark);
}

const quarantineMark = "/quarantined";

/**
 * Returns an entry as if it had just come for that taker. Its JSON is read again, since a newer version may
 * read more.
 *
 * An entry with the plain key keeps it, also for another taker. A move away would leave that key known, and a
 * move back would then look like a delivery that was handled. A key that no other delivery has stays, too.
 */
export function toEntryFor(entry: InboxEntry, taker: Taker): InboxEntry {
  const { body, rawEvent, key } = entry;
  if (!key.includes("/")) return entry;
  const unmarked = isFromQuarantine(entry) ? key.slice(0, -quarantineMark.length) : key;
  if (unmarked.split("/").length > 2) return { ...entry, key: unmarked, quarantine: null };
  const read = parseJson(body);
  const identity = identify({ bytes: body, read: read.ok ? read : null, rawEvent });
  const { fingerprint } = identity;
  return { ...entry, key: toKeyFor(identity, taker), fingerprint, quarantine: null };
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

/**
 * Leaves the envelope out: a retry may be a new sendout with a time of its own. The data's bytes as they were
 * signed are the content, without the whitespace that a sender may have changed.
 */
function contentOf(bytes: Uint8Array, read: ReadJson | null): Uint8Array | string {
  if (!read?.scan.data)
    return lacksData(read) ? bytes : JSON.stringify(valueAt(read?.value, "data"));
  const data = bytes.subarray(...read.scan.data);
  return read.scan.hasWhitespace ? stripWhitespace(data) : data;
}

/** Checks that no `data` hides behind an escaped key, either. */
function lacksData(read: ReadJson | null): boolean {
  return valueAt(read?.value, "data") === undefined;
}

function isId(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** Reads a key of parsed JSON, which inherits none of these. */
function valueAt(json: unknown, key: "data" | "event" | "id" | "source" | "type"): unknown {
  const isObject = typeof json === "object" && json !== null;
  return isObject ? Reflect.get(json, key) : undefined;
}

function digest(content: string | Uint8Array): string {
  return hash("sha256", content, "hex");
}
