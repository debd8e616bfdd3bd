import { type App, type Bundles, emptyApp } from "../sizes/apps.ts";
import type { Size } from "../sizes/builds.ts";
import { toSize } from "../sizes/bundles.ts";
import type { ColdStarts } from "../sizes/cold-starts.ts";
import type { TypeCounts, TypeCountsByApp } from "../sizes/types.ts";
import type { Conditions } from "./conditions.ts";
import { median } from "./numbers.ts";

/** Everything that a run of `sizes` measured. */
export interface SizesReport {
  readonly conditions: Conditions;
  readonly contenders: readonly ContenderSizes[];
  /** Sizes of the builds of the validator. */
  readonly builds: readonly Size[];
}

/** The sizes of an app that validates the deliveries of one event with a contender. */
export interface ContenderSizes {
  readonly name: string;
  /** The bytes of the bundle, minified. */
  readonly minified: number;
  /** The same bytes, gzipped. */
  readonly gzipped: number;
  /** CPU time in milliseconds from the import of the bundle in a fresh process to its first verdict. */
  readonly coldMs: number;
  /** The same, as a multiple of that of an empty module. */
  readonly timesEmpty: number;
  /** The same, as a multiple of that of our validator. */
  readonly timesOurs: number;
  /** The types that a consumer adds to an empty file, by the compiler. Empty if a contender has no types. */
  readonly types: readonly TypeCounts[];
}

/** The measurements of all apps. */
export interface MeasuredApps {
  readonly bundles: Bundles;
  /** One element for each round, in which each app started once. */
  readonly coldStarts: readonly ColdStarts[];
  /** One element for each compiler. */
  readonly types: readonly TypeCountsByApp[];
}

/** Makes figures of the apps that were measured. A ratio has both its numbers from one round. */
export function toContenderSizes(
  apps: readonly App[],
  { bundles, coldStarts, types }: MeasuredApps,
): readonly ContenderSizes[] {
  const medianOf = (figureOf: (round: ColdStarts) => number) => median(coldStarts.map(figureOf));
  return apps.map(({ name }) => ({
    name,
    ...toSize(bundles.get(name) ?? new Uint8Array()),
    coldMs: medianOf((round) => costOf(round, name) / 1e6),
    timesEmpty: medianOf((round) => costOf(round, name) / costOf(round, emptyApp.name)),
    timesOurs: medianOf((round) => costOf(round, name) / costOf(round, "now")),
    types: types.flatMap((counts) => counts.get(name) ?? []),
  }));
}

function costOf(round: ColdStarts, name: string): number {
  return round.get(name) ?? Number.NaN;
}
