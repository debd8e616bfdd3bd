import { schemasParticipant } from "./parse-pact.ts";
import { webhookPactNames } from "./webhook-pact.ts";

/** The participants of the reference receiver's own message pact. */
export const messagePactNames: { readonly consumer: string; readonly provider: string } = {
  consumer: webhookPactNames.provider,
  provider: schemasParticipant,
};

/** Where that pact is. */
export const messagePactFile: URL = new URL(
  `../pacts/${messagePactNames.consumer}-${messagePactNames.provider}.json`,
  import.meta.url,
);
