import { webhookPactNames } from "@order-webhooks/verify/plan";

/** The participants of the reference receiver's message pact: it consumes what the schemas, in the vendor's stead, provide. */
export const messagePactNames: { readonly consumer: string; readonly provider: string } = {
  consumer: webhookPactNames.provider,
  provider: webhookPactNames.consumer,
};

/** The committed message pact. */
export const messagePactFile: URL = pactFile(messagePactNames);

/** The committed webhook pact. */
export const webhookPactFile: URL = pactFile(webhookPactNames);

function pactFile({ consumer, provider }: typeof messagePactNames): URL {
  return new URL(`../pacts/${consumer}-${provider}.json`, import.meta.url);
}
