import type { EventType } from "@order-webhooks/types";
import type { EventChecks } from "../checks/check.ts";
import { events, eventTypes } from "../gen/events.ts";
import type { FindEvent } from "./dispatch.ts";

/** Checks that this version supports an event type. */
export function isEventType(value: unknown): value is EventType {
  return typeof value === "string" && byType.has(value);
}

/** Returns the checks of an event, or undefined for an unsupported event. */
export const findEvent: FindEvent = Object.assign(find, { known: eventTypes });

function find(eventType: unknown): EventChecks | undefined {
  return typeof eventType === "string" ? byType.get(eventType) : undefined;
}

const byType: ReadonlyMap<string, EventChecks> = new Map(Object.entries(events));
