import type { Order, OrderStatus, Voucher, VoucherType } from "../src/gen/index.d.ts";
import type { Equal, Expect } from "./type-assertions.ts";

/** The known values of a field have a name, and a map of them has to be complete. */
export const words: Record<OrderStatus, string> = {
  CREATED: "new",
  PAID: "paid",
  CANCELED: "given up",
  FULFILLED: "sent",
  PROCESSING: "at work",
};

// @ts-expect-error four are missing
export const incomplete: Record<OrderStatus, string> = { CREATED: "new" };

// @ts-expect-error no known value
export const misspelt: OrderStatus = "CANCELLED";

/** The field takes other text as before, and completes the known values. */
export const unknownStatus: NonNullable<Order["status"]> = "A_NEW_ONE";

/** Known values fit the field, and the field is text. */
export const known = (status: OrderStatus): NonNullable<Order["status"]> => status;
export type FieldIsText = Expect<Equal<string extends Voucher["type"] ? true : false, true>>;

/** Someone who knows the values asks for them, and the rest is left over. */
export function wordOf(status: NonNullable<Order["status"]>): string {
  return isKnown(status) ? words[status] : status;
}

function isKnown(status: string): status is OrderStatus {
  return Object.hasOwn(words, status);
}

/** One list has one name, wherever it stands. */
export const kinds: Record<VoucherType, number> = {
  DISCOUNT_VOUCHER: 1,
  GIFT_VOUCHER: 2,
  LOYALTY_CARD: 3,
};
