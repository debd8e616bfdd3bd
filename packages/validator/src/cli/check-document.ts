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

/** Checks a document against the contract. The result contains no value of the document. */
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

/** Returns the known facts about a refused document. An unknown event type may be any text, so it is left out. */
function toKnown({ eventType, purpose }: Refusal): Pick<Refused, "eventType" | "purpose"> {
  return { eventType: isEventType(eventType) ? eventType : undefined, purpose };
}

/** Finds all issues. For an invalid document, the parser returns only the first. */
function findIssues(refusal: Refusal, { body, event }: Document): readonly Issue[] {
  const [{ pointer, code }] = refusal.issues;
  // A document without an event is not a delivery, so its other missing keys are not of interest.
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
