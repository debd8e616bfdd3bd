// Reading a webhook

export type { PurposeOptions } from "./dispatch.ts";
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
export type { ReceivedType } from "./received-type.ts";
export type { LimitOptions } from "./report.ts";

// Events and purposes

export { purposeOf, purposes } from "./dispatch.ts";
export { isEventType } from "./event-types.ts";
export { eventTypes } from "./gen/events.ts";
