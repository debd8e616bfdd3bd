import { createSecretKey, randomUUID } from "node:crypto";
import type { DeliveryEnvelope, EventType, EventVariants, Purpose } from "@order-webhooks/types";
import { examples } from "./gen/examples.ts";
import { assertEvent, assertPurpose } from "./options/known-names.ts";
import { toKey } from "./signature/keys.ts";
import { type Secret, signatureHeader } from "./signature/secrets.ts";
import { sign } from "./signature/verify.ts";

/** The default secret of everything built here. It is published, so never use it in production. */
export const testSecret = "order-webhooks-test-secret";

/** A request as the vendor would send it: these bytes, under these headers. */
export interface SignedRequest {
  readonly body: Uint8Array;
  /** The body as text. */
  readonly text: string;
  readonly headers: { readonly [name: string]: string };
}

/** An envelope, signed. */
export interface BuiltDelivery extends SignedRequest {
  readonly delivery: DeliveryEnvelope;
}

/** A raw payload, signed. */
export interface BuiltRawPayload<E extends EventType, P extends Purpose> extends SignedRequest {
  readonly data: EventVariants[E][P];
}

/** Options of a raw payload. Only the event and the purpose have no default. */
export interface RawPayloadOptions<E extends EventType, P extends Purpose> {
  readonly event: E;
  readonly purpose: P;
  /** By default an example of that event and purpose. */
  readonly data?: EventVariants[E][P];
  readonly secret?: Secret;
}

/** Options of a delivery: a raw payload with an envelope around it. */
export interface DeliveryOptions<E extends EventType, P extends Purpose>
  extends RawPayloadOptions<E, P> {
  /** Replaces keys of the envelope. The ids are new each time unless set here. */
  readonly envelope?: Partial<DeliveryEnvelope>;
}

/** Signs a body as the vendor does: HMAC-SHA256 over its bytes, in hex. */
export function signBody(body: string | Uint8Array, secret: Secret = testSecret): string {
  const key = typeof secret === "string" ? Buffer.from(secret) : secret;
  return sign(body, createSecretKey(key)).toString("hex");
}

/** Signs any body at all: for what a receiver has to survive. */
export function signRequest(body: string | Uint8Array, secret: Secret = testSecret): SignedRequest {
  const bytes = Buffer.from(body);
  const headers = {
    "content-type": "application/json",
    [signatureHeader]: signBody(bytes, secret),
  };
  return { body: bytes, text: bytes.toString("utf8"), headers };
}

/**
 * Builds a signed delivery of an event and purpose. Each call is another event to a receiver, which
 * drops duplicates. To test that, send one built delivery twice.
 *
 * @throws ReceiverError `event_unknown`, `purpose_unknown`, `secret_blank` or `secret_invalid`.
 */
export function buildDelivery<E extends EventType, P extends Purpose>(
  options: DeliveryOptions<E, P>,
): BuiltDelivery {
  assertBuildable(options);
  const { event, purpose, data = examples[event][purpose], envelope, secret } = options;
  const delivery = { ...createEnvelope(event, data), ...envelope };
  return { ...signRequest(JSON.stringify(delivery), secret), delivery };
}

/**
 * Builds a signed raw payload: `data` alone, as a distribution sends it that is set to.
 *
 * @throws ReceiverError `event_unknown`, `purpose_unknown`, `secret_blank` or `secret_invalid`.
 */
export function buildRawPayload<E extends EventType, P extends Purpose>(
  options: RawPayloadOptions<E, P>,
): BuiltRawPayload<E, P> {
  assertBuildable(options);
  const { event, purpose, data = examples[event][purpose], secret } = options;
  return { ...signRequest(JSON.stringify(data), secret), data };
}

/** Makes a `Request` from it, for `receiver.fetch` or a framework's own test client. */
export function createTestRequest(
  { body, headers }: SignedRequest,
  url = "http://localhost/webhooks",
): Request {
  // A copy, because a Buffer may be a view of memory that the types cannot rule out to be shared.
  return new Request(url, { method: "POST", headers, body: new Uint8Array(body) });
}

/** The options that JavaScript may get wrong. */
interface UncheckedOptions {
  readonly event: string;
  readonly purpose: string;
  readonly secret?: Secret;
}

function assertBuildable({ event, purpose, secret = testSecret }: UncheckedOptions): void {
  assertEvent("event", event);
  assertPurpose("purpose", purpose);
  toKey(secret, "secret");
}

function createEnvelope(event: EventType, data: object): DeliveryEnvelope {
  const time = "2026-01-15T12:00:00.000Z";
  return {
    id: `whs_${createId()}`,
    project_id: "proj_test",
    created_at: time,
    type: "",
    data,
    source: {
      id: "distr_test",
      object: "distribution",
      target_url: "https://receiver.example/webhooks",
    },
    event: {
      id: `evcus_${createId()}`,
      type: event,
      created_at: time,
      group_id: `v-${createId()}`,
      event_source: { channel: "API" },
    },
  };
}

function createId(): string {
  return randomUUID().replaceAll("-", "").slice(0, 18);
}
