import { styleText } from "node:util";
import { type Hosting, shortenKey, toPrintable } from "@order-webhooks/receiver/command";
import { createForwarding, type ForwardingOptions } from "../forward/forwarding.ts";
import { markResponses } from "../forward/sidecar-mark.ts";
import type { ForwardPlan } from "./arguments/forward.ts";
import { toAge } from "./output/units.ts";

/** Makes a hosted receiver forward every delivery to a target, without a limit of attempts. */
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

/** Largest number that the option for attempts accepts. No delivery reaches it. */
const endless = Number.MAX_SAFE_INTEGER;

/** Prints the target of deliveries without its path and query, which may be secret. */
function greet(
  { target, secret, sharedWith }: ForwardPlan,
  { terminal: { print, warn } }: Hosting,
): void {
  print(`Forwarding to ${target.origin}`);
  if (secret !== secret.trim()) {
    warn("Warning: FORWARD_SECRET begins or ends with whitespace. The command uses it unchanged.");
  }
  if (sharedWith.length > 0) warn(describeShared(sharedWith));
}

/** Warns that the application also accepts deliveries that do not come through the sidecar and have no key. */
function describeShared(names: readonly string[]): string {
  return `Warning: FORWARD_SECRET has the same value as ${names.join(", ")}. The application therefore also accepts deliveries that bypass this command. Set another secret.`;
}

function describeAway(since: Date, why: string): string {
  return `application away since ${since.toISOString()}: ${why}`;
}

function describeBack(awayMs: number): string {
  return `application back: it accepts deliveries again, after ${toAge(awayMs)}.`;
}

type Taken = Parameters<ForwardingOptions["onTaken"]>[0];

function describeTaken({ deliveryKey, eventType, attempt }: Taken): string {
  const forwarded = styleText("green", "forwarded", { stream: process.stdout });
  const times = attempt === 1 ? "" : `, at attempt ${attempt}`;
  return `${forwarded} ${shortenKey(deliveryKey)}: ${toPrintable(eventType)}${times}`;
}
