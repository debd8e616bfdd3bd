import { findDrift, parseEventData } from "@order-webhooks/validator";

/** Reads an event's data from text, as the runtime calls it. Returns its purpose, or why it was refused. */
globalThis.read = (eventType, text) => {
  const result = parseEventData(eventType, JSON.parse(text));
  if (!result.ok) return result.issues[0].message;
  return findDrift(result.webhook).length === 0 ? result.webhook.purpose : "drift";
};
