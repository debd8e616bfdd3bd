import { webhookPactNames } from "@order-webhooks/verify/plan";

/** Participants of the reference receiver's message pact. The schemas provide the messages in place of the vendor. */
export const messagePactNames: { readonly consumer: string; readonly provider: string } = {
  consumer: webhookPactNames.provider,
  provider: webhookPactNames.consumer,
};

/** URL of the committed message pact. */
export const messagePactFile: URL = pactFile(messagePactNames);

/** URL of the committed webhook pact. */
export const webhookPactFile: URL = pactFile(webhookPactNames);

function pactFile({ consumer, provider }: typeof messagePactNames): URL {
  return new URL(`../pacts/${consumer}-${provider}.json`, import.meta.url);
}
