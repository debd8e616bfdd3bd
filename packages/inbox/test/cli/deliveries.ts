import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type BuiltDelivery,
  buildDelivery,
  type SignedRequest,
  signRequest,
} from "@order-webhooks/receiver/testing";
import { eventTypes } from "@order-webhooks/validator";

/** An event that has handlers in these tests. */
export const [anyEvent = fail()] = eventTypes;

function fail(): never {
  throw new Error("There is no event at all.");
}

/** Builds a delivery that has a handler. */
export function buildAny(): BuiltDelivery {
  return buildDelivery({ event: anyEvent, purpose: "message" });
}

/** Builds a delivery of an unknown event, about a customer. The receiver quarantines it. */
export function buildUnsupported(type: string, customer = "cust_1"): SignedRequest {
  const { delivery } = buildAny();
  const event = { ...delivery.event, type };
  return signRequest(JSON.stringify({ ...delivery, event, data: { customer: { id: customer } } }));
}

/**
 * Writes handlers that append a line to `handled` for each delivery. They fail permanently until the file `works`
 * exists, and wait while the file `hold` exists.
 */
export function writeHandlers(folder: string): string {
  const file = join(folder, "handlers.mjs");
  writeFileSync(
    file,
    `
      import { appendFileSync, existsSync } from "node:fs";
      import { setTimeout as sleep } from "node:timers/promises";
      const at = (name) => new URL(name, import.meta.url);
      class PermanentFailure extends Error {
        name = "PermanentFailure";
      }
      export default async ({ data }) => {
        appendFileSync(at("begun"), data.order.id + "\\n");
        while (existsSync(at("hold"))) await sleep(20);
        if (!existsSync(at("works"))) throw new PermanentFailure("not yet");
        appendFileSync(at("handled"), data.order.id + "\\n");
      };
    `,
  );
  return file;
}
