import type { Order, OrderStatus, Voucher, VoucherType } from "../src/gen/index.d.ts";
import type { Equal, Expect } from "./type-assertions.ts";

/** The known values of a field have a name, and a map of them must be complete. */
export const words: Record<OrderStatus, string> = {
  CREATED: "new",
  PAID: "paid",
  CANCELED: "canceled",
  FULFILLED: "shipped",
  PROCESSING: "in progress",
};

// @ts-expect-error four are missing
export const incomplete: Record<OrderStatus, string> = { CREATED: "new" };

// @ts-expect-error not a known value
export const misspelled: OrderStatus = "CANCELLED";

/** The field accepts any other string, and editors complete the known values. */
export const unknownStatus: NonNullable<Order["status"]> = "A_NEW_ONE";

/** Known values fit the field, and the field is a string. */
export const known = (status: OrderStatus): NonNullable<Order["status"]> => status;
export type FieldIsText = Expect<Equal<string extends Voucher["type"] ? true : false, true>>;

/** Code can compare with the known values, and any other string remains. */
export function wordOf(status: NonNullable<Order["status"]>): string {
  return isKnown(status) ? words[status] : status;
}

function isKnown(status: string): status is OrderStatus {
  return Object.hasOwn(words, status);
}

/** The same list has the same name everywhere. */
export const kinds: Record<VoucherType, number> = {
  DISCOUNT_VOUCHER: 1,
  GIFT_VOUCHER: 2,
  LOYALTY_CARD: 3,
};
