import { isVerifyError, VerifyError } from "../../errors.ts";
import { toOneLine } from "../../text/one-line.ts";
import { type FailedRun, mostOfReason, tryMessages } from "../match-messages.ts";

/**
 * Finds the message with a rule that made Pact refuse the whole file, by running each message
 * alone.
 */
export async function findUnreadable({
  error,
  messages,
  provider,
  options,
}: FailedRun): Promise<VerifyError | undefined> {
  if (reasonOf(error) === undefined) return undefined;
  const byPlace = new Map(messages.map((message) => [message.place, message]));
  for (const [place, message] of byPlace) {
    const alone = await tryMessages([message], provider, options);
    const reason = alone.ok ? undefined : reasonOf(alone.failed.error);
    if (place === undefined || reason === undefined) continue;
    return new VerifyError("pact_invalid", {
      place,
      expected: "rules that Pact can read",
      found: `an unreadable rule (${toOneLine(reason, mostOfReason)})`,
      fix: "Correct the rule in the consumer's test.",
    });
  }
  return undefined;
}

/** Returns Pact's reason for refusing to load a pact. Undefined for every other error. */
function reasonOf(error: unknown): string | undefined {
  if (!isVerifyError(error) || typeof error.cause !== "string") return undefined;
  return /^Failed to load pact '.*' - (.*)$/s.exec(error.cause)?.[1];
}
