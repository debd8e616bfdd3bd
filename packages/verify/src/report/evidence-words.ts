import { byStrength, type Evidence } from "../schemas/schema-index.ts";
import { listOf } from "../text/count.ts";

/** Words of every report for the ground of a row. */
export const evidenceWords: { readonly [E in Evidence]: string } = {
  documented: "documented payload",
  sibling: "payload of a sibling event",
  text: "text only",
};

/** Describes the best and the weakest ground of the deliveries of a row. */
export function evidenceOfRow(checks: readonly { readonly evidence: Evidence }[]): string {
  const found = byStrength.filter((one) => checks.some(({ evidence }) => evidence === one));
  const [best, weakest] = [found.at(0), found.at(-1)];
  if (best === undefined || weakest === undefined) return "";
  const words = evidenceWords[best];
  return best === weakest ? words : `${words} to ${evidenceWords[weakest]}`;
}

/** Says of which purposes no payload has ever been published, if there are any. */
export function describeUnpublished({
  unpublished,
}: {
  readonly unpublished: readonly string[];
}): readonly string[] {
  if (unpublished.length === 0) return [];
  const purposes = unpublished.length === 1 ? "purpose" : "purposes";
  const words = `No payload of ${purposes} ${listOf(unpublished)} has ever been published`;
  return [`${words}: what the schemas say of it rests on the vendor's text alone.`];
}
