import type { DeliveryReading } from "../../src/authenticity/delivery-reading.ts";
import type {
  ReadDeliveryOptions,
  VerifySignatureOptions,
} from "../../src/authenticity/options.ts";
import * as node from "../../src/index.ts";
import * as web from "../../src/web.ts";

/** The two functions as a variant has them, each behind a promise. */
export interface Variant {
  readonly name: string;
  verifySignature(options: VerifySignatureOptions): Promise<boolean>;
  readDelivery(options: ReadDeliveryOptions): Promise<DeliveryReading>;
}

/** Both variants: what holds for one holds for the other. */
export const variants: readonly Variant[] = [
  {
    name: "node:crypto",
    verifySignature: async (options) => node.verifySignature(options),
    readDelivery: async (options) => node.readDelivery(options),
  },
  { name: "WebCrypto", verifySignature: web.verifySignature, readDelivery: web.readDelivery },
];
