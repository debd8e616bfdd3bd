import { hash, randomUUID } from "node:crypto";
import type { InboxEntry } from "../inbox/inbox.ts";
import { stripWhitespace } from "../signature/strip-whitespace.ts";
import { parseJson, type ReadJson } from "./strict-json.ts";

/** Idempotency key of a delivery, and fingerprint of its content. */
export interface Identity {
  /** The idempotency key. It is the same for every resend of the same delivery. */
  readonly key: string;
  /** Hash of the content. It is the same only if the content is the same. */
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
 * The key of an envelope is a hash of its event type, event id and source id, because several distributions may send
 * one event. The delivery's own id is not part of it, because no document says that a retry keeps this id. If one of
 * the three is missing, the delivery's id is used, and without it the body. The signature has no timestamp, so the key
 * also stops replayed requests.
 */
export function identify({ bytes, read, rawEvent }: Identifiable): Identity {
  const ids = rawEvent === null ? findIds(read?.value) : undefined;
  if (ids) return { key: digest(JSON.stringify(ids)), fingerprint: digest(contentOf(bytes, read)) };
  const body = digest(bytes);
  const key = rawEvent === null ? body : digest(JSON.stringify([rawEvent, body]));
  return { key, fingerprint: body };
}

/** The owner's code that handles a delivery. */
export type Taker = "handler" | "onNonconforming";

/**
 * Returns the key of a delivery for its taker. A handler uses the plain key. `onNonconforming` uses another key and
 * leaves the plain key free, so that a corrected delivery still reaches the handler.
 */
export function toKeyFor({ key, fingerprint }: Identity, taker: Taker): string {
  return taker === "handler" ? key : `${key}/${fingerprint}`;
}

/**
 * Returns a unique key, for a raw payload that does not conform. It has neither ids nor a time, so a second order and a
 * resend cannot be distinguished.
 */
export function toUniqueKey({ key, fingerprint }: Identity): string {
  return `${key}/${fingerprint}/${randomUUID()}`;
}

/** Returns the key of a quarantined delivery. It leaves the keys of takers free. */
export function toQuarantineKey(identity: Identity): string {
  return markQuarantined(toKeyFor(identity, "onNonconforming"));
}

/** Adds the quarantine mark to a key. */
export function markQuarantined(key: string): string {
  return key + quarantineMark;
}

/** Checks that an entry was quarantined. A worker can claim such an entry only after a replay. */
export function isFromQuarantine({ key }: InboxEntry): boolean {
  return key.endsWith(quarantineMark);
}

const quarantineMark = "/quarantined";

/**
 * Returns an entry with the key for this taker. It reads the JSON again, because a newer version may accept more.
 *
 * An entry with the plain key keeps this key, even for another taker. If it moved to another key, the plain key would
 * stay known, and a move back would look like a handled delivery. A unique key also stays, without the mark of the
 * quarantine.
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
 * Returns the content of a delivery without its envelope, because a retry may have a new envelope with another time.
 * The content is the signed bytes of `data`, without whitespace outside strings, because a sender may change that.
 */
function contentOf(bytes: Uint8Array, read: ReadJson | null): Uint8Array | string {
  if (!read?.scan.data)
    return lacksData(read) ? bytes : JSON.stringify(valueAt(read?.value, "data"));
  const data = bytes.subarray(...read.scan.data);
  return read.scan.hasWhitespace ? stripWhitespace(data) : data;
}

/** Checks that there is no `data`, including a `data` whose key is escaped. */
function lacksData(read: ReadJson | null): boolean {
  return valueAt(read?.value, "data") === undefined;
}

function isId(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** Reads a key of parsed JSON. Parsed JSON inherits none of these keys. */
function valueAt(json: unknown, key: "data" | "event" | "id" | "source" | "type"): unknown {
  const isObject = typeof json === "object" && json !== null;
  return isObject ? Reflect.get(json, key) : undefined;
}

function digest(content: string | Uint8Array): string {
  return hash("sha256", content, "hex");
}
