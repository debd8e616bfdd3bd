import { styleText } from "node:util";
import { type Hosting, shortenKey, toPrintable } from "@order-webhooks/receiver/command";
import { createForwarding, type ForwardingOptions } from "../forward/forwarding.ts";
import { markResponses } from "../forward/sidecar-mark.ts";
import type { ForwardPlan } from "./arguments/forward.ts";
import { toAge } from "./output/units.ts";

/** Has a hosted receiver hand every delivery to a target, for as long as it takes. */
export function toForwardHosting(plan: ForwardPlan, hosting: Hosting): Hosting {
  const { terminal, receiverOptions } = hosting;
  const onTaken = (taken: Taken) => terminal.print(describeTaken(taken));
  const onAway = (since: Date, why: string) => terminal.warn(describeAway(since, why));
  const onBack = (awayMs: number) => terminal.warn(describeBack(awayMs));
  const { handlers, ...takers } = createForwarding({ ...plan, onTaken, onAway, onBack });
  const retry = { ...receiverOptions?.retry, attempts: endless, awaitedAttempts: endless };
  return {
    ...hosting,
    handlers,
    isForwarding: true,
    receiverOptions: { ...receiverOptions, ...takers, retry },
    administer: async (served) => {
      markResponses(served.server);
      greet(plan, hosting);
      return (await hosting.administer?.(served)) ?? (async () => {});
    },
  };
}

/** The most attempts that an option takes. No delivery comes that far. */
const endless = Number.MAX_SAFE_INTEGER;

/** Says where deliveries go, without a path or a query, which may be secret. */
function greet(
  { target, secret, sharedWith }: ForwardPlan,
  { terminal: { print, warn } }: Hosting,
): void {
  print(`Forwarding to ${target.origin}`);
  if (secret !== secret.trim()) {
    warn("Warning: FORWARD_SECRET begins or ends with whitespace, and is used like that.");
  }
  if (sharedWith.length > 0) warn(describeShared(sharedWith));
}

/** Says that the application cannot tell the sidecar from the vendor, whose deliveries come without a key. */
function describeShared(names: readonly string[]): string {
  return `Warning: FORWARD_SECRET is the same as ${names.join(", ")}, so the application also accepts what skips this command. Set another one.`;
}

function describeAway(since: Date, why: string): string {
  return `application away since ${since.toISOString()}: ${why}`;
}

function describeBack(awayMs: number): string {
  return `application back: it takes deliveries again, after ${toAge(awayMs)}.`;
}

type Taken = Parameters<ForwardingOptions["onTaken"]>[0];

function describeTaken({ deliveryKey, eventType, attempt }: Taken): string {
  const forwarded = styleText("green", "forwarded", { stream: process.stdout });
  const times = attempt === 1 ? "" : `, at attempt ${attempt}`;
  return `${forwarded} ${shortenKey(deliveryKey)}: ${toPrintable(eventType)}${times}`;
}
