import assert from "node:assert/strict";
import { buildDelivery } from "@order-webhooks/receiver/testing";
import { eventTypes, parseDelivery } from "@order-webhooks/validator";

/** @typedef {import("@order-webhooks/types").OrderWebhook} OrderWebhook */
/** @typedef {import("@order-webhooks/types").Purpose} Purpose */

/**
 * @param {OrderWebhook} webhook
 * @returns {string | undefined}
 */
function codeOf(webhook) {
  if (webhook.purpose === "unique_code") return webhook.data.voucher.code;
  // @ts-expect-error Only a unique-code delivery has a voucher.
  assert.equal(webhook.data.voucher?.code, undefined);
  return undefined;
}

/**
 * @param {string} text
 * @returns {OrderWebhook}
 */
function read(text) {
  const result = parseDelivery(JSON.parse(text));
  if (!result.ok) throw new Error(result.issues[0].message);
  return result.webhook;
}

/** @type {readonly Purpose[]} */
const purposes = ["promotion", "unique_code", "message"];

for (const event of eventTypes) {
  for (const purpose of purposes) {
    const { text } = buildDelivery({ event, purpose });
    assert.equal(codeOf(read(text)) !== undefined, purpose === "unique_code");
  }
}
