import { findCulprit } from "./engine/find-culprit.ts";
import { findUnreadable } from "./engine/find-unreadable.ts";
import type { MessageProvider } from "./engine/message-provider.ts";
import {
  distrusted,
  type Mismatches,
  type PlannedMessage,
  type RunOptions,
  tryMessages,
} from "./engine/try-messages.ts";

export type { Expectation, Mismatches, PlannedMessage, RunOptions } from "./engine/try-messages.ts";

/**
 * Lets Pact's verifier match messages of a provider. Throws where Pact would pass: when there is nothing to
 * verify, when the provider threw, and when a message was not asked for exactly once or has no verdict. Where
 * Pact refuses an interaction, dies of it or does not end, the error names the interaction.
 */
export async function verifyMessages(
  messages: readonly PlannedMessage[],
  provider: MessageProvider,
  options: RunOptions = {},
): Promise<Mismatches> {
  if (messages.length === 0) throw distrusted("messages to verify", "none");
  const attempt = await tryMessages(messages, provider, options);
  if (attempt.ok) return attempt.mismatches;
  const run = { messages, provider, options };
  throw (
    (await findUnreadable(attempt.error, run)) ?? (await findCulprit(attempt, run)) ?? attempt.error
  );
}
