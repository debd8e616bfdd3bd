import { styleText } from "node:util";
import { isReceiverError } from "../errors.ts";
import type { LogCode, LogEvent } from "../log/log.ts";
import { nameOf } from "../payload/explain-refusal.ts";
import type { UnusableDelivery } from "../payload/quarantine.ts";
import { toPrintable } from "../printable.ts";
import type { Observation } from "../server/observations.ts";
import type { SignatureFailure } from "../signature/causes.ts";
import type { LeftOut } from "./line-limit.ts";
import { inOwnTerms, type Terms, toName } from "./own-terms.ts";
import { shortenKey } from "./short-key.ts";

/** Returns the line about a handled delivery. */
export function describeHandled({ event, purpose, orderId }: Observation): string {
  const handled = styleText("green", "handled", { stream: process.stdout });
  return `${handled} ${event} ${purpose} ${toPrintable(orderId, maxId)}`;
}

/** Returns the line about a quarantined delivery. */
export function describeUnusable(delivery: UnusableDelivery, terms: Terms): string {
  const { reason, message, eventType, deliveryKey } = delivery;
  const event = nameOf(eventType);
  const prefix = event === "" || message.includes(event) ? "" : `${event}: `;
  const text = toPrintable(prefix + inOwnTerms(message, terms), maxMessage);
  return `${paint("yellow", "quarantined")} ${shortenKey(deliveryKey)}: (${reason}) ${text}`;
}

/** Returns the line about a request whose signature is missing or wrong. */
export function describeSignatureFailure({ cause, message, fix }: SignatureFailure): string {
  return `${paint("red", "rejected")} (${cause}) ${message} ${fix}`;
}

/** Returns the line about any other problem. */
export function describeProblem(event: LogEvent, terms: Terms): string {
  const { level, code, message, suppressed, deliveryKey } = event;
  const name = paint(level === "error" ? "red" : "yellow", toName(code, terms));
  const about = deliveryKey === undefined ? name : `${name} ${shortenKey(deliveryKey)}:`;
  const more = suppressed === undefined ? "" : `${suppressed} earlier ones were not printed.`;
  const words = [inOwnTerms(message, terms), more];
  const cause = describeCause(event, terms);
  // The reason of an application's failure is more useful than the failure itself, so it is the first part.
  const all = terms.isForwarding && ofAttempts.has(code) ? [cause, ...words] : [...words, cause];
  return [about, ...all.filter((part) => part !== "")].join(" ");
}

/** Codes about failed attempts. */
const ofAttempts: ReadonlySet<LogCode> = new Set<LogCode>(["handler_failed", "dead_letter"]);

/** Returns the message of an event's error, or an empty string. The receiver's own messages use the command's terms. */
export function describeCause({ error }: LogEvent, terms: Terms): string {
  if (!(error instanceof Error)) return "";
  if (!isReceiverError(error)) return toPrintable(error.message, maxMessage);
  // The message of the event already says that closing interrupted the call.
  if (error.code === "receiver_closed") return "";
  return toPrintable(inOwnTerms(error.message, terms), maxMessage);
}

/** Returns the line about lines of a code and a cause that were left out. */
export function describeCount({ code, cause, count }: LeftOut, terms: Terms): string {
  const others = count === 1 ? "1 more line was" : `${count} more lines were`;
  const about = cause === "" ? "." : `: ${cause}`;
  return `${paint("yellow", toName(code, terms))} ${others} left out within a minute${about}`;
}

function paint(color: "red" | "yellow", text: string): string {
  return styleText(color, text, { stream: process.stderr });
}

/** Maximum number of printed characters of a message, and of an id. */
const maxMessage = 500;
const maxId = 200;
