import type { Purpose } from "@order-webhooks/types";
import { clip } from "../json/pointer.ts";
import { isObject, type JsonObject } from "../json/received-type.ts";

/** The purposes, in the order in which everything lists them. */
export const purposes: readonly Purpose[] = ["promotion", "unique_code", "message"];

/** Says the purposes of distributions whose keys cannot show them. */
export interface PurposeOptions {
  /**
   * The purpose of a distribution by the envelope's `source.id`, for example
   * `{ "distr_JYYj66LyaNa4XZOnVJ4wM2yj": "unique_code" }`. It wins over the keys of `data`.
   */
  readonly purposes?: { readonly [sourceId: string]: Purpose };
}

/**
 * Infers the purpose from the keys of an event's data: `promotion_tier` means promotion, `voucher` or
 * `publication` unique code, none of them message. If `campaign` stands alone, its `campaign_type`
 * "PROMOTION" means promotion, and any other unique code. A key that is null counts as absent.
 *
 * A unique-code delivery whose owner deselected all its keys in the payload designer reads as a message.
 *
 * @returns undefined if the keys contradict each other, or the value is no event's data
 */
export function purposeOf(data: unknown): Purpose | undefined {
  try {
    if (!isObject(data) || isCustom(data)) return undefined;
    return contradiction(data) === undefined ? inferPurpose(data) : undefined;
  } catch {
    return undefined;
  }
}

/** Checks that no key shows an event's data: its owner replaced it in the payload designer. */
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

/** Finds the key that does not go with the others: `promotion_tier` itself if two speak against it. */
export function contradiction(data: JsonObject): string | undefined {
  const { promotion_tier, voucher, publication } = data;
  if (!isThere(promotion_tier)) return undefined;
  if (!isThere(voucher)) return isThere(publication) ? "publication" : undefined;
  return isThere(publication) ? "promotion_tier" : "voucher";
}

/** Looks up the purpose that the options give a source. */
export function configuredPurpose(
  source: unknown,
  configured: PurposeOptions["purposes"],
): Purpose | undefined {
  if (configured === undefined) return undefined;
  const id = isObject(source) ? source.id : undefined;
  return typeof id === "string" && Object.hasOwn(configured, id) ? configured[id] : undefined;
}

/**
 * Asserts that the option maps ids to purposes.
 *
 * @throws {TypeError} if it does not, or names a purpose that does not exist
 */
export function assertPurposes(configured: PurposeOptions["purposes"]): void {
  if (configured === undefined) return;
  // A Map, a list or a text has no ids as keys.
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
