// Reading a webhook

export { parseDelivery, parseEventData } from "./parse.ts";
export type {
  Accepted,
  Issue,
  IssueCode,
  ParseResult,
  Refusal,
  RefusalReason,
} from "./result.ts";

// Looking closer: every issue of what is refused, drift of what is accepted

export { findDrift } from "./drift.ts";
export { explainDelivery, explainEventData } from "./explain.ts";
export type { LimitOptions } from "./limit.ts";
export type { ReceivedType } from "./received-type.ts";

// Events and purposes

export { isEventType } from "./event-types.ts";
export { eventTypes } from "./gen/events.ts";
export type { PurposeOptions } from "./purpose.ts";
export { purposeOf, purposes } from "./purpose.ts";
