import type { Finding } from "../finding.ts";
import { traitWords } from "../words/trait-words.ts";
import type { Words } from "../words/words.ts";
import { allMissing, type MissingKey, pointerOf } from "./missing-key.ts";

/** Makes one finding for the keys without which deliveries of one kind of failure fail. */
export function toFinding(keys: readonly [MissingKey, ...MissingKey[]]): Finding {
  const [first] = keys;
  const checks = [...new Set(keys.flatMap((one) => one.checks))];
  const { what, remedy } = wordsOfMissing(keys);
  const example = checks[0]?.problem?.message ?? "";
  const { smallest } = first;
  return { code: codeOf(keys), what: `${what} ${example}`, remedy, checks, smallest };
}

/**
 * Returns the code of a trait if it has the same meaning, so that the finding uses the trait's
 * text.
 */
function codeOf(keys: readonly MissingKey[]): string {
  const [first, ...more] = keys;
  const trait = first && `${first.steps.join(".")} ${[...first.ways].join(" or ")}`;
  const isTrait = trait !== undefined && more.length === 0 && first?.scope === undefined;
  return isTrait && Object.hasOwn(traitWords, trait) ? trait : "keys null or absent";
}

function wordsOfMissing(keys: readonly MissingKey[]): Words {
  const own = traitWords[codeOf(keys)];
  if (own !== undefined) return own;
  const ways = allMissing.filter((way) => keys.some((one) => one.ways.has(way)));
  return {
    what: `Deliveries fail if ${keys.map(describeKey).join(", or ")}.`,
    remedy: ways.map((way) => remedies[way]).join(" "),
  };
}

const remedies = {
  null: "Allow null there, as the schemas do.",
  absent: "Allow the key to be absent, as the schemas do.",
};

function describeKey(key: MissingKey): string {
  const ways = allMissing.filter((way) => key.ways.has(way));
  const limit = key.scope === undefined ? "" : ` (only with ${key.scope})`;
  return `${pointerOf(key)} is ${ways.join(" or ")}${limit}`;
}
