import type { Purpose } from "@order-webhooks/types";
import { clip } from "../json/pointer.ts";
import { isObject, type JsonObject } from "../json/received-type.ts";

/** All purposes, in a fixed order. */
export const purposes: readonly Purpose[] = ["promotion", "unique_code", "message"];

/** Option with the purposes of distributions whose keys do not show their purpose. */
export interface PurposeOptions {
  /**
   * Purpose of each distribution by the envelope's `source.id`, for example
   * `{ "distr_JYYj66LyaNa4XZOnVJ4wM2yj": "unique_code" }`. It takes precedence over the keys of `data`.
   */
  readonly purposes?: { readonly [sourceId: string]: Purpose };
}

/**
 * Infers the purpose from the keys of an event's data. A key that is null counts as absent.
 *
 * - `promotion_tier` means `promotion`.
 * - `voucher` or `publication` means `unique_code`.
 * - `campaign` alone means `promotion` if its `campaign_type` is "PROMOTION", and else `unique_code`.
 * - None of these keys means `message`.
 *
 * If an owner deselects all keys of a unique-code delivery in the payload designer, the delivery is read as
 * a message.
 *
 * @returns undefined if the keys contradict each other, or if the value is not the data of an event
 */
export function purposeOf(data: unknown): Purpose | undefined {
  try {
    if (!isObject(data) || isCustom(data)) return undefined;
    return contradiction(data) === undefined ? inferPurpose(data) : undefined;
  } catch {
    return undefined;
  }
}

/** Checks that data has neither `customer` nor `order`, because its owner replaced it in the payload designer. */
export function isCustom(data: JsonObject): boolean {
  return data.customer === undefined && data.order === undefined;
}

/** Infers the purpose of data whose keys do not contradict each other. */
export function inferPurpose(data: JsonObject): Purpose {
  const { campaign, promotion_tier, voucher, publication } = data;
  if (isThere(promotion_tier)) return "promotion";
  if (isThere(voucher) || isThere(publication)) return "unique_code";
  if (!isThere(campaign)) return "message";
  return isObject(campaign) && campaign.campaign_type === "PROMOTION" ? "promotion" : "unique_code";
}

/**
 * Returns the key that contradicts `promotion_tier`, or `promotion_tier` itself if two keys contradict it. Returns
 * undefined if no keys contradict each other.
 */
export function contradiction(data: JsonObject): string | undefined {
  const { promotion_tier, voucher, publication } = data;
  if (!isThere(promotion_tier)) return undefined;
  if (!isThere(voucher)) return isThere(publication) ? "publication" : undefined;
  return isThere(publication) ? "promotion_tier" : "voucher";
}

/** Returns the purpose that the options set for a source. */
export function configuredPurpose(
  source: unknown,
  configured: PurposeOptions["purposes"],
): Purpose | undefined {
  if (configured === undefined) return undefined;
  const id = isObject(source) ? source.id : undefined;
  return typeof id === "string" && Object.hasOwn(configured, id) ? configured[id] : undefined;
}

/**
 * Asserts that the option maps IDs to purposes.
 *
 * @throws {TypeError} if the option is not such a map, or names a purpose that does not exist
 */
export function assertPurposes(configured: PurposeOptions["purposes"]): void {
  if (configured === undefined) return;
  // A Map, an array or a string does not have IDs as keys.
  const isById = isObject(configured) && !(Symbol.iterator in configured);
  const byId: { readonly [id: string]: unknown } = isById ? configured : { "*": undefined };
  for (const id in byId) {
    if (purposes.some((purpose) => purpose === byId[id])) continue;
    const expected = `one of ${purposes.join(", ")}`;
    throw new TypeError(`purposes.${clip(id)}: expected ${expected}, got another value.`);
  }
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}
