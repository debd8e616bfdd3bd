import type { PurposeOptions } from "@order-webhooks/validator";
import { describe, placeOf } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import { assertPurpose } from "./known-names.ts";

/**
 * Checks and copies the purposes of distributions, so that a later change of the option has no effect.
 *
 * @throws ReceiverError `purposes_invalid` if a key cannot be the id of a source, `purpose_unknown` for an unknown
 * purpose.
 */
export function toPurposeOptions({ purposes = {} }: PurposeOptions): PurposeOptions {
  for (const [sourceId, purpose] of Object.entries(purposes)) {
    const place = placeOf("purposes", sourceId);
    assertSourceId(place, sourceId);
    assertPurpose(place, purpose);
  }
  return { purposes: { ...purposes } };
}

/** Throws if the key contains whitespace or is empty, because no source has such an id. */
function assertSourceId(place: string, sourceId: string): void {
  if (/^\S+$/.test(sourceId)) return;
  throw new ReceiverError("purposes_invalid", {
    place,
    expected: "the id of a distribution (source.id)",
    found: describe(sourceId),
    fix: "Pass only the id, without whitespace.",
  });
}
