import { isDeepStrictEqual } from "node:util";
import {
  buildDelivery,
  buildRawPayload,
  type SignedRequest,
} from "@order-webhooks/receiver/testing";
import type { Example } from "./examples.ts";
import type { Handled, ObservedReceiver } from "./observed-receiver.ts";

/** The form in which a distribution sends an event: in the envelope, or its data alone. */
export type Form = "envelope" | "raw";

/** A fault that must be refused: a wrong signature, or a body altered after it was signed. */
export type Forgery = "wrong signature" | "altered body";

/** The outcome of a delivery. A 2xx alone is `answered`, and `accepted` means that its handler ran with it. */
export type Outcome = "accepted" | "answered" | "refused" | "failed";

/** One delivery and its outcome. */
export interface Row {
  readonly event: string;
  readonly purpose: string;
  readonly example: string;
  readonly origin: string;
  readonly form: Form;
  /** The HTTP status, or 0 if no answer came. */
  readonly status: number;
  readonly outcome: Outcome;
  /** The outcome that it should have. */
  readonly expected: Outcome;
}

/** Delivers a signed example, which should be accepted. */
export async function deliver(
  receiver: ObservedReceiver,
  example: Example,
  form: Form,
): Promise<Row> {
  const { event, purpose, name, origin } = example;
  const url = form === "envelope" ? receiver.url : (receiver.rawUrls[event] ?? receiver.url);
  const { status, handled } = await receiver.post(url, build(example, form));
  const outcome = judge(
    status,
    handled.some((one) => isOf(one, example)),
  );
  return { event, purpose, example: name, origin, form, status, outcome, expected: "accepted" };
}

/** Delivers an example under a forged signature, or altered, which should be refused. */
export async function deliverForged(
  receiver: ObservedReceiver,
  example: Example,
  forgery: Forgery,
): Promise<Row> {
  const { event, purpose, origin } = example;
  const request = forge(build(example, "envelope"), forgery);
  const { status, handled } = await receiver.post(receiver.url, request);
  const outcome = judge(status, handled.length > 0);
  const seen = { form: "envelope", status, outcome, expected: "refused" } as const;
  return { event, purpose, example: forgery, origin, ...seen };
}

function build({ event, purpose, data }: Example, form: Form): SignedRequest {
  // The seam: an example of the index is data of its event and purpose, which the receiver checks.
  const options = { event, purpose, data: data as never };
  return form === "envelope" ? buildDelivery(options) : buildRawPayload(options);
}

function forge(request: SignedRequest, forgery: Forgery): SignedRequest {
  if (forgery === "altered body") return { ...request, text: request.text.replace(/\d/, "#") };
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) =>
      name.endsWith("signature") ? [name, "0".repeat(value.length)] : [name, value],
    ),
  );
  return { ...request, headers };
}

function isOf(handled: Handled, { event, purpose, data }: Example): boolean {
  return (
    handled.event === event && handled.purpose === purpose && isDeepStrictEqual(handled.data, data)
  );
}

function judge(status: number, ran: boolean): Outcome {
  if (status >= 200 && status < 300) return ran ? "accepted" : "answered";
  return status >= 400 && status < 500 && !ran ? "refused" : "failed";
}
