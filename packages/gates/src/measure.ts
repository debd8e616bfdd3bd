import { measureBundles } from "./measure-bundles.ts";
import { measurePackages } from "./measure-packages.ts";
import { measureTypes } from "./measure-types.ts";
import type { PublishedPackage } from "./published.ts";

/** Something countable about what we publish: the same number on every machine. */
export interface Measure {
  readonly name: string;
  readonly unit: "bytes" | "bytes gzipped" | "files" | "instantiations" | "types";
  readonly value: number;
  /** What it should be at most; a measure above it needs an entry in {@link missedGoals}. */
  readonly goal?: number;
  /** Grows with the number of events: its budget does too. */
  readonly perEvent?: true;
}

/** Every measure of the packages as they are packed and built now. */
export async function measureAll(
  published: readonly PublishedPackage[],
): Promise<readonly Measure[]> {
  const types = published.filter(({ files }) => !files.some((file) => file.endsWith(".js")));
  const declared = types.filter(({ files }) => files.some((file) => file.endsWith(".d.ts")));
  const [bundles, costs] = await Promise.all([
    measureBundles(),
    Promise.all(declared.map(measureTypes)),
  ]);
  return [...costs.flat(), ...bundles, ...measurePackages(published)];
}

/** Goals not reached, by the name of the measure, each with what it would take. */
export const missedGoals: Readonly<Record<string, string>> = {
  "receiver, core without validator":
    "2.1 KB of it explain signatures that do not verify, 1.2 retry handlers, 0.8 are the memory inbox; 8.0 KB without all three",
};
