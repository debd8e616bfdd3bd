// Reading a webhook

export { parseDelivery, parseEventData } from "./parse/parse.ts";
export type {
  Accepted,
  Issue,
  IssueCode,
  ParseResult,
  Refusal,
  RefusalReason,
} from "./parse/result.ts";

// Looking closer: every issue of what is refused, drift of what is accepted

export type { LimitOptions } from "./checks/limit.ts";
export { findDrift } from "./drift/drift.ts";
export type { ReceivedType } from "./json/received-type.ts";
export { explainDelivery, explainEventData } from "./parse/explain.ts";

// Events and purposes

export { eventTypes } from "./gen/events.ts";
export { isEventType } from "./parse/event-types.ts";
export type { PurposeOptions } from "./parse/purpose.ts";
export { purposeOf, purposes } from "./parse/purpose.ts";
