import { createSecretKey, randomUUID } from "node:crypto";
import type { DeliveryEnvelope, EventType, EventVariants, Purpose } from "@order-webhooks/types";
import { examples } from "./gen/examples.ts";
import { assertEvent, assertPurpose } from "./options/known-names.ts";
import { toKey } from "./signature/keys.ts";
import { type Secret, signatureHeader } from "./signature/secrets.ts";
import { sign } from "./signature/verify.ts";

/** The default secret of everything that this module builds. It is public, so never use it in production. */
export const testSecret = "order-webhooks-test-secret";

/** Body and headers of a request, as the vendor would send it. */
export interface SignedRequest {
  readonly body: Uint8Array;
  /** The body as text. */
  readonly text: string;
  readonly headers: { readonly [name: string]: string };
}

/** A signed envelope. */
export interface BuiltDelivery extends SignedRequest {
  readonly delivery: DeliveryEnvelope;
}

/** A signed raw payload. */
export interface BuiltRawPayload<E extends EventType, P extends Purpose> extends SignedRequest {
  readonly data: EventVariants[E][P];
}

/** Options of a raw payload. Only the event and the purpose are required. */
export interface RawPayloadOptions<E extends EventType, P extends Purpose> {
  readonly event: E;
  readonly purpose: P;
  /** The data, by default an example of that event and purpose. */
  readonly data?: EventVariants[E][P];
  readonly secret?: Secret;
}

/** Options of a delivery: the options of a raw payload, and those of its envelope. */
export interface DeliveryOptions<E extends EventType, P extends Purpose>
  extends RawPayloadOptions<E, P> {
  /**
   * Replaces keys of the envelope. Each delivery gets new ids, unless you set them here. By default `created_at` is
   * 2026-01-15T12:00:00.000Z. Set a recent time for a receiver with `staleAfterMs`.
   */
  readonly envelope?: Partial<DeliveryEnvelope>;
}

/**
 * Signs a body as the vendor does: returns the HMAC-SHA256 of its bytes in 64 hexadecimal digits. `testSecret` is the
 * default.
 */
export function signBody(body: string | Uint8Array, secret: Secret = testSecret): string {
  const key = typeof secret === "string" ? Buffer.from(secret) : secret;
  return sign(body, createSecretKey(key)).toString("hex");
}

/**
 * Signs any body, including bodies that are not JSON, and returns it with the headers of the vendor. `testSecret` is
 * the default.
 */
export function signRequest(body: string | Uint8Array, secret: Secret = testSecret): SignedRequest {
  const bytes = Buffer.from(body);
  const headers = {
    "content-type": "application/json",
    [signatureHeader]: signBody(bytes, secret),
  };
  return { body: bytes, text: bytes.toString("utf8"), headers };
}

/**
 * Builds a signed delivery of an event and purpose. Each call builds a new event. To test duplicates, send the result
 * of one call twice.
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
 * Builds a signed raw payload: only `data`, as a distribution of raw payloads sends it.
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

/**
 * Makes a `Request` from a signed request, for `receiver.fetch` or the test client of a framework. The default URL has
 * the path `/webhooks`.
 */
export function createTestRequest(
  { body, headers }: SignedRequest,
  url = "http://localhost/webhooks",
): Request {
  // A copy, because the types allow a Buffer to be a view of shared memory.
  return new Request(url, { method: "POST", headers, body: new Uint8Array(body) });
}

/** Options as JavaScript may pass them, without a check of their types. */
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
