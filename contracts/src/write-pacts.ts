import { basename } from "node:path";
import { runGenerator } from "@order-webhooks/codegen/write-files";
import {
  planDeliveries,
  readDeliverySources,
  recordedDestination,
  toWebhookPact,
} from "@order-webhooks/verify/plan";
import { readContractMessages } from "./consumer/contract-messages.ts";
import { recordMessagePact } from "./consumer/record-message-pact.ts";
import { messagePactFile, webhookPactFile } from "./pacts.ts";

const folder = "contracts/pacts";

await runGenerator(process.argv.slice(2), {
  ownedFolders: [folder],
  generate: async () =>
    new Map([
      [`${folder}/${basename(messagePactFile.pathname)}`, await messagePact()],
      [`${folder}/${basename(webhookPactFile.pathname)}`, await webhookPact()],
    ]),
});

/** Records the pact in the same way as the consumer's test. Only the test proves that the consumer handles each message. */
async function messagePact(): Promise<string> {
  return recordMessagePact(await readContractMessages(), async () => {});
}

async function webhookPact(): Promise<string> {
  const deliveries = planDeliveries(await readDeliverySources());
  return `${JSON.stringify(toWebhookPact(deliveries, recordedDestination), null, 2)}\n`;
}
