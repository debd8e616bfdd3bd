import { toPointer } from "../../json/json.ts";
import type { Difference } from "../../payloads/differences.ts";
import type { Finding } from "../finding.ts";
import type { NamedKeys } from "../named-keys.ts";
import { traitWords } from "./trait-words.ts";
import type { Words } from "./words.ts";

// Traits of a delivery that differs from the plain one in many keys, with the remedy if the keys
// are known.
const remedies: { readonly [trait: string]: string | undefined } = {
  "nullable keys null": "Allow null there, as the schemas do.",
  "optional keys absent": "Allow the key to be absent, as the schemas do.",
  "unknown keys": undefined,
  "unknown enum values": undefined,
  "keys of other purposes null": undefined,
  "timestamps with microseconds": undefined,
  "timestamps without a fraction": undefined,
  "amounts beyond 32 bits": undefined,
};

/** Returns true for a finding about deliveries that differ from the plain one in many keys. */
export function isOfKeys({ code }: Finding): boolean {
  return Object.hasOwn(remedies, code);
}

/** Returns the text of a finding with its keys named. The rest of the text stays as it was. */
export function wordsOfKeys(
  { code, what, remedy }: Finding,
  keys: readonly NamedKeys[],
  isComplete: boolean,
): Words {
  const more = isComplete ? "" : " There may be more such keys.";
  const named = `Deliveries fail if ${keys.map(describeKeys).join(", or ")}.${more}`;
  return {
    what: what.replace(traitWords[code]?.what ?? what, () => named),
    remedy: remedies[code] ?? remedy,
  };
}

function describeKeys({ differences, limit }: NamedKeys): string {
  const together = differences.map(describeDifference).join(" and ");
  return limit === undefined ? together : `${together} (only with purpose ${limit})`;
}

function describeDifference({ places: [first], to, isAdded }: Difference): string {
  const pointer = toPointer(first);
  if (to === undefined) return `${pointer} is absent`;
  if (to === null) return `${pointer} is null`;
  return isAdded ? `the unknown key ${pointer} is present` : `${pointer} is ${JSON.stringify(to)}`;
}
