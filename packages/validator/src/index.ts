export { purposeOf, purposes } from "./dispatch.ts";
export { findDrift } from "./drift.ts";
export { isEventType } from "./event-types.ts";
export { explainDelivery, explainEventData } from "./explain.ts";
export { eventTypes } from "./gen/events.ts";
export type { ValueKind } from "./kinds.ts";
export { parseDelivery, parseEventData } from "./parse.ts";
export type { LimitOptions } from "./report.ts";
export type { Issue, IssueCode, ParseResult, Reason, Refusal } from "./result.ts";
