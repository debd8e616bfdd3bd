import {
  explainDelivery,
  explainEventData,
  findDrift,
  type Issue,
  isEventType,
  parseDelivery,
  parseEventData,
  type Refusal,
} from "../index.ts";
import { findAdvice } from "./advice.ts";
import { maskIssue } from "./mask-issue.ts";
import {
  type Document,
  type Fitting,
  mostCounted,
  mostShown,
  type Refused,
  type ShownIssues,
} from "./outcome.ts";
import type { FindRoot, Place } from "./place.ts";

/** Checks a document against the contract. What it returns holds no value of it. */
export function checkDocument(document: Document, findRoot: FindRoot): Fitting | Refused {
  const { body, event } = document;
  const result = event === undefined ? parseDelivery(body) : parseEventData(event, body);
  const { eventType, purpose } = result.ok ? result.webhook : toKnown(result);
  const root = findRoot(event === undefined ? "envelope" : "data", eventType);
  const subject = { eventType, purpose, purposeInferred: result.purposeInferred };
  if (result.ok) {
    const drift = findDrift(result.webhook, { limit });
    return { result: "fits", ...subject, ...toShown(drift, document, root) };
  }
  const { reason, more = 0 } = result;
  const shown = toShown(findIssues(result, document), document, root);
  return { result: "refused", reason, ...subject, ...shown, more: shown.more + more };
}

const limit = mostShown + mostCounted;

/** The facts about a refused document. An event type that is not known may be any text. */
function toKnown({ eventType, purpose }: Refusal): Pick<Refused, "eventType" | "purpose"> {
  return { eventType: isEventType(eventType) ? eventType : undefined, purpose };
}

/** All issues. The parser of an invalid document gives the first one. */
function findIssues(refusal: Refusal, { body, event }: Document): readonly Issue[] {
  const [{ pointer, code }] = refusal.issues;
  // Without an event it is no delivery, and what else it lacks says nothing.
  const hasNoEvent = event === undefined && pointer === "/event" && code === "required";
  if (refusal.reason !== "invalid" || hasNoEvent) return refusal.issues;
  return event === undefined
    ? explainDelivery(body, { limit })
    : explainEventData(event, body, { limit });
}

function toShown(issues: readonly Issue[], document: Document, root: Place): ShownIssues {
  const shown = issues.slice(0, mostShown);
  return {
    issues: shown.map((issue) => maskIssue(issue, root, findAdvice(issue, document))),
    more: issues.length - shown.length,
  };
}
