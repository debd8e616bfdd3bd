import { findDrift, parseEventData } from "@order-webhooks/validator";

/** Reads an event's data from text. Returns its purpose, or the reason for its refusal. */
globalThis.read = (eventType, text) => {
  const result = parseEventData(eventType, JSON.parse(text));
  if (!result.ok) return result.issues[0].message;
  return findDrift(result.webhook).length === 0 ? result.webhook.purpose : "drift";
};
