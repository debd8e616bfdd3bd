import { type Build, listBuilds, validatorName } from "../candidates/builds.ts";
import { readDeliverySchemas } from "../documents/published.ts";
import { makeSets } from "../documents/sets.ts";
import { observeConditions } from "../report/conditions.ts";
import type { SizesReport } from "../report/sizes-report.ts";
import { toContenderSizes } from "../report/sizes-report.ts";
import { bundleApps, emptyApp, writeApps } from "../sizes/apps.ts";
import { measureBuilds } from "../sizes/builds.ts";
import { measureColdStarts } from "../sizes/cold-starts.ts";
import { type Compiler, countTypes, type TypeCountsByApp } from "../sizes/types.ts";
import type { Length, MeasureOptions, Outcome } from "./outcome.ts";

interface Effort {
  /** The number of starts of each app. */
  readonly starts: number;
  readonly compilers: readonly Compiler[];
}

const efforts: { readonly [length in Length]: Effort } = {
  full: { starts: 21, compilers: ["typescript-5", "typescript"] },
  brief: { starts: 9, compilers: ["typescript-5", "typescript"] },
  quick: { starts: 1, compilers: ["typescript"] },
};

/** Measures bundles, cold starts and types of an app with each contender, and sizes of the builds. */
export async function measureSizes(options: MeasureOptions): Promise<Outcome<SizesReport>> {
  const endConditions = observeConditions();
  const [event = ""] = readDeliverySchemas().keys();
  const builds = listBuilds(validatorName, options.against);
  const contenders = await measureContenders(builds, event, efforts[options.effort]);
  const sizes = await measureBuilds(builds, event);
  return { ok: true, report: { conditions: endConditions(), contenders, builds: sizes } };
}

async function measureContenders(
  builds: readonly Build[],
  event: string,
  { starts, compilers }: Effort,
): Promise<SizesReport["contenders"]> {
  const apps = writeApps(builds, event);
  const bundles = await bundleApps([emptyApp, ...apps]);
  const coldStarts = await measureColdStarts(bundles, findDelivery(event), starts);
  const types: TypeCountsByApp[] = [];
  for (const compiler of compilers) types.push(await countTypes(apps, compiler));
  return toContenderSizes(apps, { bundles, coldStarts, types });
}

/** Returns a valid delivery of an event, as JSON. */
function findDelivery(event: string): string {
  const found = makeSets().mixed.find((text) => JSON.parse(text).event.type === event);
  if (found === undefined) throw new Error(`the published examples have none of ${event}`);
  return found;
}
