import { byStrength, type Evidence } from "../schemas/schema-index.ts";
import { listOf } from "../text/count.ts";

/** Text for the evidence of a row, in every report. */
export const evidenceWords: { readonly [E in Evidence]: string } = {
  documented: "documented payload",
  sibling: "payload of a sibling event",
  text: "text only",
};

/** Describes the strongest and the weakest evidence of a row's deliveries. */
export function evidenceOfRow(checks: readonly { readonly evidence: Evidence }[]): string {
  const found = byStrength.filter((one) => checks.some(({ evidence }) => evidence === one));
  const [best, weakest] = [found.at(0), found.at(-1)];
  if (best === undefined || weakest === undefined) return "";
  const words = evidenceWords[best];
  return best === weakest ? words : `${words} to ${evidenceWords[weakest]}`;
}

/** Names the purposes without any published payload, if there are any. */
export function describeUnpublished({
  unpublished,
}: {
  readonly unpublished: readonly string[];
}): readonly string[] {
  if (unpublished.length === 0) return [];
  const purposes = unpublished.length === 1 ? "purpose" : "purposes";
  const words = `The vendor has never published a payload of ${purposes} ${listOf(unpublished)}`;
  return [
    `${words}. The schemas for ${unpublished.length === 1 ? "it" : "them"} are based only on the vendor's text.`,
  ];
}
