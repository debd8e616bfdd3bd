import { exampleFields } from "@order-webhooks/receiver/example-handlers";
import { planMessages } from "@order-webhooks/verify/plan";
import { type ContractMessage, toContractMessage } from "./message-contract.ts";

/** Reads the expectations of the reference receiver with its example handlers. Each event and purpose has two interactions. */
export async function readContractMessages(): Promise<readonly ContractMessage[]> {
  const fieldsOf: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(exampleFields));
  const variants = await planMessages();
  return variants.map((variant) => {
    const reads = fieldsOf.get(variant.variant.purpose);
    if (reads === undefined)
      throw new Error(`${variant.description}: expected a handler of the purpose, got none`);
    return toContractMessage(variant, reads);
  });
}
