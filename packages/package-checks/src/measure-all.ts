import type { Measure } from "./measure.ts";
import { measureBundles } from "./measure-bundles.ts";
import { measurePackages } from "./measure-packages.ts";
import { measureTypes } from "./measure-types.ts";
import type { PublishedPackage } from "./published.ts";

/** Measures the packages as they are packed and built now. */
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
