import { exampleFields } from "@order-webhooks/receiver/example-handlers";
import { planMessages } from "@order-webhooks/verify/plan";
import { type ContractMessage, toContractMessage } from "./message-contract.ts";

/** Reads the expectations of the reference receiver with its example handlers: two interactions for each event and purpose. */
export async function readContractMessages(): Promise<readonly ContractMessage[]> {
  const fieldsOf: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(exampleFields));
  const variants = await planMessages();
  return variants.map((variant) => {
    const reads = fieldsOf.get(variant.variant.purpose);
    if (reads === undefined) throw new Error(`No handler reads ${variant.description}`);
    return toContractMessage(variant, reads);
  });
}
