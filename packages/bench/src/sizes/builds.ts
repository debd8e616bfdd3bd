import { join } from "node:path";
import { type Build, validatorName } from "../candidates/builds.ts";
import { bundle, toSize as toBundleSize } from "./bundles.ts";
import { countLines } from "./lines.ts";

/** A count for each build, such as bytes or lines. Its name begins with the unit. */
export interface Size {
  readonly name: string;
  /** Counts by the name of the build. A build without source files has no count of lines. */
  readonly counts: { readonly [build: string]: number };
  /** Count of this checkout's build, as a share of the other build's. Absent without another build. */
  readonly ratio?: number;
}

/** Measures bundles of each build, and the lines of its source files. */
export async function measureBuilds(
  builds: readonly Build[],
  event: string,
): Promise<readonly Size[]> {
  const counted = builds.map(async (build) =>
    [...(await measureBundles(build, event)), ...countSources(build)].map(
      ([name, count]) => [name, build.name, count] as const,
    ),
  );
  const byName = Map.groupBy((await Promise.all(counted)).flat(), ([name]) => name);
  return [...byName].map(([name, each]) =>
    toSize(name, Object.fromEntries(each.map(([, build, count]) => [build, count]))),
  );
}

function toSize(name: string, counts: Size["counts"]): Size {
  const { before, now } = counts;
  const ratio = before === undefined || now === undefined ? undefined : now / before;
  return { name, counts, ...(ratio !== undefined && { ratio }) };
}

type Count = readonly [name: string, count: number];

async function measureBundles({ folder }: Build, event: string): Promise<readonly Count[]> {
  const measured = Object.entries(bundlesOf(event)).map(async ([name, exported]) => {
    const { minified, gzipped } = toBundleSize(await bundle(`export ${exported};`, folder));
    return [
      [`bytes of ${name}, minified`, minified],
      [`bytes of ${name}, gzipped`, gzipped],
    ] as const;
  });
  return (await Promise.all(measured)).flat();
}

/** Exports in each bundle, by the bundle's description. */
function bundlesOf(event: string): { readonly [name: string]: string } {
  return {
    "one event": `{ parseDelivery } from "${validatorName}/events/${event}"`,
    "all events, with drift and all issues": `{ parseDelivery, explainDelivery, findDrift } from "${validatorName}"`,
    "the whole index": `* from "${validatorName}"`,
  };
}

/** Folders of source files, relative to the folder of the validator, by their descriptions. */
const sources = { "generated code": "src/gen", "its emitter": "../codegen/src/emit-validators" };

function countSources({ folder }: Build): readonly Count[] {
  return Object.entries(sources).flatMap(([name, source]) => {
    const lines = countLines(join(folder, source));
    return lines === undefined ? [] : [[`lines of ${name}`, lines] as const];
  });
}
