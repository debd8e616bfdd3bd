import { isVerifyError, VerifyError } from "../../errors.ts";
import { toOneLine } from "../../text/one-line.ts";
import type { MessageProvider } from "./message-provider.ts";
import { mostOfReason, type PlannedMessage, type RunOptions, tryMessages } from "./try-messages.ts";

/** Messages of a run that failed, and what is needed to run some of them again. */
export interface FailedRun {
  readonly messages: readonly PlannedMessage[];
  readonly provider: MessageProvider;
  readonly options: RunOptions;
}

/** Finds the message that Pact refused a whole file for, over a rule that it cannot read, by trying each alone. */
export async function findUnreadable(
  error: unknown,
  { messages, provider, options }: FailedRun,
): Promise<VerifyError | undefined> {
  if (reasonOf(error) === undefined) return undefined;
  const byPlace = new Map(messages.map((message) => [message.place, message]));
  for (const [place, message] of byPlace) {
    const alone = await tryMessages([message], provider, options);
    const reason = alone.ok ? undefined : reasonOf(alone.error);
    if (place === undefined || reason === undefined) continue;
    return new VerifyError("pact_invalid", {
      place,
      expected: "rules that Pact can read",
      found: `one that it cannot (${toOneLine(reason, mostOfReason)})`,
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
