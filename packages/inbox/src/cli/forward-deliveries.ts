import { styleText } from "node:util";
import { type Hosting, shortenKey, toPrintable } from "@order-webhooks/receiver/command";
import { createForwarding, type ForwardingOptions } from "../forward/forwarding.ts";
import { markResponses } from "../forward/sidecar-mark.ts";
import type { ForwardPlan } from "./arguments/forward.ts";

/** Has a hosted receiver hand every delivery to a target, for as long as it takes. */
export function toForwardHosting(plan: ForwardPlan, hosting: Hosting): Hosting {
  const { terminal, receiverOptions } = hosting;
  const onTaken = (taken: Taken) => terminal.print(describeTaken(taken));
  const { handlers, ...takers } = createForwarding({ ...plan, onTaken });
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
function greet({ target, secret }: ForwardPlan, { terminal: { print, warn } }: Hosting): void {
  print(`Forwarding to ${target.origin}`);
  if (secret === secret.trim()) return;
  warn("Warning: FORWARD_SECRET begins or ends with whitespace, and is used like that.");
}

type Taken = Parameters<ForwardingOptions["onTaken"]>[0];

function describeTaken({ deliveryKey, eventType, attempt }: Taken): string {
  const forwarded = styleText("green", "forwarded", { stream: process.stdout });
  const times = attempt === 1 ? "" : `, at attempt ${attempt}`;
  return `${forwarded} ${shortenKey(deliveryKey)}: ${toPrintable(eventType)}${times}`;
}
