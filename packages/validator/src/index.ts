// Parse a webhook

export { parseDelivery, parseEventData } from "./parse/parse.ts";
export type {
  Accepted,
  Issue,
  IssueCode,
  ParseResult,
  Refusal,
  RefusalReason,
} from "./parse/result.ts";

// Find every issue of a refused payload, and the drift of an accepted payload

export type { LimitOptions } from "./checks/limit.ts";
export { findDrift } from "./drift/drift.ts";
export type { ReceivedType } from "./json/received-type.ts";
export { explainDelivery, explainEventData } from "./parse/explain.ts";

// Events and purposes

export { eventTypes } from "./gen/events.ts";
export { isEventType } from "./parse/event-types.ts";
export type { PurposeOptions } from "./parse/purpose.ts";
export { purposeOf, purposes } from "./parse/purpose.ts";
