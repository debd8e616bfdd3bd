import type { HostedOptions, ServeOptions, Values } from "@order-webhooks/receiver/command";
import { readText, toUsageError } from "./usage.ts";

/** Options for the concurrency, the time limit and the retries of handlers. */
export const handlingFlags = {
  concurrency: { type: "string" },
  "handler-timeout": { type: "string" },
  "max-delay": { type: "string" },
} as const;

/** Maximum time in s of a handler before the response. The vendor waits ten seconds for a response. */
const mostBeforeResponse = 9;

/**
 * Reads the options for handlers, whose times are in seconds. Returns only the ones that are set, in ms.
 *
 * @throws ReceiverError `argument_invalid`
 */
export function readHandling(
  values: Values<typeof handlingFlags>,
  { processing }: ServeOptions,
): Pick<HostedOptions, "concurrency" | "limits" | "retry"> {
  const concurrency = readNumber("--concurrency", values.concurrency, 1_000);
  const most = processing === "before-response" ? mostBeforeResponse : 3_600;
  const timeout = readNumber("--handler-timeout", values["handler-timeout"], most);
  const maxDelay = readNumber("--max-delay", values["max-delay"], 86_400);
  return {
    ...(concurrency !== undefined && { concurrency }),
    ...(timeout !== undefined && { limits: { handlerTimeoutMs: timeout * 1_000 } }),
    ...(maxDelay !== undefined && { retry: { maxDelayMs: maxDelay * 1_000 } }),
  };
}

function readNumber(place: string, value: string | undefined, most: number): number | undefined {
  const text = readText(place, value);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number >= 1 && number <= most) return number;
  const expected = `a whole number from 1 to ${most}`;
  throw toUsageError(place, { expected, found: JSON.stringify(text) });
}
