/** Decides if a delivery is valid. It stops at the first defect where its library can. */
export type Check = (delivery: unknown) => boolean;

/** Lists all defects of a delivery, in the form of its library. */
export type Explain = (delivery: unknown) => readonly unknown[];

/** Purposes, each of which has its own shape of the data. */
export type Purpose = "promotion" | "unique_code" | "message";

/** Returns the purpose whose schema applies to a delivery, by the keys of its data. Null counts as absent. */
export function purposeOf(delivery: unknown): Purpose {
  // This cast is safe: a delivery is any JSON, and optional chaining allows missing keys.
  const data = (delivery as { readonly data?: PurposeKeys | null } | null)?.data;
  if (data?.promotion_tier != null) return "promotion";
  return (data?.voucher ?? data?.publication ?? data?.campaign) != null ? "unique_code" : "message";
}

interface PurposeKeys {
  readonly promotion_tier?: unknown;
  readonly voucher?: unknown;
  readonly publication?: unknown;
  readonly campaign?: unknown;
}
