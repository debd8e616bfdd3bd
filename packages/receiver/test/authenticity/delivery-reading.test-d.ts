import type { OrderWebhook } from "@order-webhooks/types";
import type { Issue, ParseResult, RefusalReason } from "@order-webhooks/validator";
import { expectTypeOf } from "vitest";
import {
  type DeliveryReading,
  type DeliveryResult,
  readDelivery,
  type UnusableReason,
  verifySignature,
} from "../../src/index.ts";
import * as web from "../../src/web.ts";

declare const reading: DeliveryReading;
declare const request: Request;

// @ts-expect-error: there is no result before the proof
reading.result;

if (reading.authentic) {
  const { result } = reading;
  if (result.ok) {
    expectTypeOf(result.webhook).toEqualTypeOf<OrderWebhook>();
  } else {
    // Every refusal reads alike, whether the body is JSON or not.
    expectTypeOf<Exclude<RefusalReason, typeof result.reason>>().toBeNever();
    expectTypeOf<Exclude<typeof result.reason, UnusableReason>>().toBeNever();
    expectTypeOf(result.message).toEqualTypeOf<string>();
    expectTypeOf(result.issues[0]?.pointer).toEqualTypeOf<Issue["pointer"] | undefined>();
    expectTypeOf(result.eventType).toEqualTypeOf<string | undefined>();
  }
} else {
  // A closed set: an owner can answer each cause.
  const { cause } = reading;
  expectTypeOf<typeof cause>().toExtend<`signature_${string}`>();
}

// The result of an accepted body is the one of the validator.
expectTypeOf<Extract<DeliveryResult, ParseResult>["ok"]>().toEqualTypeOf<boolean>();

// Both variants take and give the same, at once or later.
expectTypeOf(web.readDelivery).parameters.toEqualTypeOf<Parameters<typeof readDelivery>>();
expectTypeOf(web.readDelivery).returns.toEqualTypeOf<Promise<DeliveryReading>>();
expectTypeOf(web.verifySignature).parameters.toEqualTypeOf<Parameters<typeof verifySignature>>();
expectTypeOf(web.verifySignature).returns.toEqualTypeOf<Promise<boolean>>();

// Headers and bodies of platforms fit.
const secrets = "s";
readDelivery({ body: "", headers: request.headers, secrets, isBase64Encoded: true });
readDelivery({ body: new ArrayBuffer(0), headers: { a: ["b"], c: undefined }, secrets });
verifySignature({
  body: "",
  signature: request.headers.get("x"),
  secrets: ["a", Buffer.from("b")],
});
// @ts-expect-error: what a parser made of a body
verifySignature({ body: {}, signature: undefined, secrets });
// @ts-expect-error: forgotten
verifySignature({ body: "", secrets });
