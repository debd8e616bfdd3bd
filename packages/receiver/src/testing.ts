import { createSecretKey, randomUUID } from "node:crypto";
import type { Delivery, EventType, EventVariants, Purpose } from "@order-webhooks/types";
import { eventTypes, purposes } from "@order-webhooks/validator";
import { ReceiverError } from "./errors.ts";
import { examples } from "./gen/examples.ts";
import { type Secret, signatureHeader } from "./options/secrets.ts";
import { sign } from "./signature/verify.ts";

/** The secret of everything built here unless told otherwise. Published, so never one for production. */
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
  readonly delivery: Delivery;
}

/** A raw payload, signed. */
export interface BuiltRawPayload<E extends EventType, P extends Purpose> extends SignedRequest {
  readonly data: EventVariants[E][P];
}

/** What to build; only the event and the purpose have no default. */
export interface RawPayloadOptions<E extends EventType, P extends Purpose> {
  readonly event: E;
  readonly purpose: P;
  /** An example of that event and purpose unless told. */
  readonly data?: EventVariants[E][P];
  readonly secret?: Secret;
}

/** What to build, with an envelope around it. */
export interface DeliveryOptions<E extends EventType, P extends Purpose>
  extends RawPayloadOptions<E, P> {
  /** Replaces keys of the envelope. The ids are new each time unless set here. */
  readonly envelope?: Partial<Delivery>;
}

/** Signs a body as the vendor does: HMAC-SHA256 over its bytes, in hex. */
export function signBody(body: string | Uint8Array, secret: Secret = testSecret): string {
  const key = typeof secret === "string" ? Buffer.from(secret) : secret;
  return sign(body, createSecretKey(key)).toString("hex");
}

/** Any body at all, signed: for what a receiver has to survive. */
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
 * drops duplicates; to test that, send one built delivery twice.
 *
 * @throws ReceiverError `build_invalid` for an event or purpose that there is not, `secret_blank`.
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
 * @throws ReceiverError `build_invalid` for an event or purpose that there is not, `secret_blank`.
 */
export function buildRawPayload<E extends EventType, P extends Purpose>(
  options: RawPayloadOptions<E, P>,
): BuiltRawPayload<E, P> {
  assertBuildable(options);
  const { event, purpose, data = examples[event][purpose], secret } = options;
  return { ...signRequest(JSON.stringify(data), secret), data };
}

/** Makes a `Request` of it, for `receiver.fetch` or a framework's own test client. */
export function createTestRequest(
  { body, headers }: SignedRequest,
  url = "http://localhost/webhooks",
): Request {
  // A copy, because a Buffer may be a view of memory that the types cannot rule out to be shared.
  return new Request(url, { method: "POST", headers, body: new Uint8Array(body) });
}

/** What is to be built, as JavaScript may ask for it. */
interface Wanted {
  readonly event: string;
  readonly purpose: string;
  readonly secret?: Secret;
}

function assertBuildable({ event, purpose, secret = testSecret }: Wanted): void {
  assertOneOf("event", event, eventTypes);
  assertOneOf("purpose", purpose, purposes);
  if (Buffer.from(secret).toString("latin1").trim() !== "") return;
  const message =
    "secret: expected a secret, got an empty or blank one, with which a receiver cannot be made.";
  throw new ReceiverError("secret_blank", message);
}

function assertOneOf(option: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  const message = `${option}: there is no ${JSON.stringify(value)}; there are ${known.join(", ")}.`;
  throw new ReceiverError("build_invalid", message);
}

function createEnvelope(event: EventType, data: object): Delivery {
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
