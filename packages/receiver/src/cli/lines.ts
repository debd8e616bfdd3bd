import { styleText } from "node:util";
import { isReceiverError } from "../errors.ts";
import type { LogCode, LogEvent } from "../log/log.ts";
import { nameOf } from "../payload/explain-refusal.ts";
import type { UnusableDelivery } from "../payload/quarantine.ts";
import { toPrintable } from "../printable.ts";
import type { Observation } from "../server/observations.ts";
import type { SignatureFailure } from "../signature/causes.ts";
import { inOwnTerms, type Terms } from "./own-terms.ts";
import { shortenKey } from "./short-key.ts";

/** Returns the line about a delivery that a handler ran with. */
export function describeHandled({ event, purpose, orderId }: Observation): string {
  const handled = styleText("green", "handled", { stream: process.stdout });
  return `${handled} ${event} ${purpose} ${toPrintable(orderId, maxId)}`;
}

/** Returns the line about a delivery that was quarantined. */
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
  const { level, code, message, error, suppressed, deliveryKey } = event;
  const name = paint(level === "error" ? "red" : "yellow", code);
  const about = deliveryKey === undefined ? name : `${name} ${shortenKey(deliveryKey)}:`;
  const more = suppressed === undefined ? "" : ` ${suppressed} more before it were not printed.`;
  // The message of one that closing cut short says all already.
  const isDetail =
    error instanceof Error && !(isReceiverError(error) && error.code === "receiver_closed");
  const detail = isDetail ? ` ${toPrintable(toDetail(error, terms), maxMessage)}` : "";
  return `${about} ${inOwnTerms(message, terms)}${more}${detail}`;
}

/** Returns the message of an error, in the command's terms if it is the receiver's own. */
function toDetail(error: Error, terms: Terms): string {
  return isReceiverError(error) ? inOwnTerms(error.message, terms) : error.message;
}

/** Returns the line on lines of a code that were left out. */
export function describeCount(code: LogCode, count: number): string {
  const others = count === 1 ? "1 more line was" : `${count} more lines were`;
  return `${paint("yellow", code)} ${others} left out within a minute.`;
}

function paint(color: "red" | "yellow", text: string): string {
  return styleText(color, text, { stream: process.stderr });
}

/** The most characters of a message, and of an id, that are printed. */
const maxMessage = 500;
const maxId = 200;
