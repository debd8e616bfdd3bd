import { buildDelivery } from "@order-webhooks/receiver/testing";
import { isEventType } from "@order-webhooks/validator";
import { type Json, type JsonObject, replaceAt } from "../documents/json.ts";
import { readEnvelopes } from "../documents/published.ts";
import { vary } from "../documents/vary.ts";
import { idPlaceholder } from "./signed.ts";

/**
 * Writes the message that the vendor published, in an envelope, as JSON. Adds copies of its items until it has at least
 * `leastBytes` bytes.
 */
export function writeDocumented(leastBytes = 0): string {
  const [one, two] = [writeWithItems(1), writeWithItems(2)].map((text) => Buffer.byteLength(text));
  const missing = Math.max(0, leastBytes - (one ?? 0));
  return writeWithItems(1 + Math.ceil(missing / ((two ?? 0) - (one ?? 0))));
}

function writeWithItems(copies: number): string {
  // Takes the event of the published envelopes, so that this file names no event.
  const event: unknown = Object(readEnvelopes()[0]?.event).type;
  if (!isEventType(event)) throw new Error(`the published envelope has no known event: ${event}`);
  const delivery: JsonObject = JSON.parse(buildDelivery({ event, purpose: "message" }).text);
  const items = repeatItems(Object(delivery.data).order.items, copies);
  const larger = replaceAt(delivery, ["data", "order", "items"], items);
  const unnamed = replaceAt(larger, ["event", "id"], `evcus_${idPlaceholder}`);
  return JSON.stringify(replaceAt(unnamed, ["id"], `whs_${idPlaceholder}`));
}

function repeatItems(items: readonly Json[], copies: number): readonly Json[] {
  const repeated = Array.from({ length: copies }).flatMap(() => items);
  return repeated.map(vary);
}
