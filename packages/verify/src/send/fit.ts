import {
  explainDelivery,
  explainEventData,
  findDrift,
  type Issue,
  parseDelivery,
  parseEventData,
} from "@order-webhooks/validator";
import { VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { describeJson } from "../json/describe-json.ts";
import { fromPointer, type Json, valueAt, valueAtSteps } from "../json/json.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import type { ComposedDelivery } from "./compose.ts";

/**
 * Throws unless a delivery is valid for its event and purpose. Returns notes on valid but unknown
 * values.
 */
export function assertFits(delivery: ComposedDelivery): readonly string[] {
  const { event, purpose, form, value } = delivery;
  if (form === "envelope") assertItsEvent(delivery);
  const isRaw = form === "raw";
  const parsed = isRaw ? parseEventData(event, value) : parseDelivery(value);
  if (!parsed.ok) {
    const issues = isRaw ? explainEventData(event, value) : explainDelivery(value);
    throw misfit(describeIssues(issues.map((issue) => nameNull(issue, value))));
  }
  const { webhook } = parsed;
  if (webhook.purpose !== purpose) {
    throw misfit({
      place: isRaw ? "the data" : "/data",
      expected: `the keys of purpose ${purpose}`,
      found: `the keys of purpose ${webhook.purpose}`,
      fix: `Use --purpose ${webhook.purpose}, or add --force.`,
    });
  }
  return findDrift(webhook).slice(0, mostShown).map(describeDrift);
}

const mostShown = 3;

function misfit(details: VerifyErrorDetails): VerifyError {
  return new VerifyError("data_invalid", details);
}

/** Names a null that the validator treats as an absent key. */
function nameNull(issue: Issue, value: Json): Issue {
  const isNull = valueAtSteps(value, fromPointer(issue.pointer)) === null;
  if (!isNull || foundOf(issue) !== "nothing") return issue;
  return { ...issue, message: issue.message.replace(", got nothing", ", got null") };
}

function assertItsEvent({ event, value }: ComposedDelivery): void {
  const named = valueAt(value, "event", "type");
  if (named === event) return;
  throw misfit({
    place: "/event/type",
    expected: event,
    found: toOneLine(describeJson(named), mostOfQuote),
    fix: "Use the same event in both places, or add --force.",
  });
}

function describeIssues(issues: readonly Issue[]): VerifyErrorDetails {
  // Values that the envelope repeats from the data come last.
  const [first, ...others] = issues.toSorted((one, other) => rankOf(one) - rankOf(other));
  if (first === undefined) throw new Error("A delivery was refused without an issue");
  const shown = others.slice(0, mostShown).map((issue) => {
    return `${placeOf(issue)} (expected ${issue.expected}, got ${foundOf(issue)})`;
  });
  const more = others.length - shown.length;
  const also = [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
  return {
    place: placeOf(first),
    expected: first.expected,
    found: foundOf(first),
    fix: `${adviceOn(first)}${also && ` Also wrong: ${also}.`}`,
  };
}

function rankOf({ pointer }: Issue): number {
  return pointer.startsWith("/event/") ? 1 : 0;
}

function adviceOn({ expected, received }: Issue): string {
  const isUnquoted = received === "number" && expected.includes("a string");
  const quotes = isUnquoted
    ? `Put a string of digits in JSON quotes, such as order.id='"1"'. `
    : "";
  return `${quotes}Correct the value, or add --force to send it anyway.`;
}

function placeOf({ pointer }: Issue): string {
  return pointer === "" ? "the body" : toOneLine(pointer, mostOfQuote);
}

/** Returns the validator's own description of the found value. */
function foundOf({ expected, received, message }: Issue): string {
  const [found = received] = message.split(`expected ${expected}, got `)[1]?.split(". ") ?? [];
  return found;
}

function describeDrift(issue: Issue): string {
  return `${placeOf(issue)}: expected ${issue.expected}, got ${foundOf(issue)}. The schemas accept it.`;
}
