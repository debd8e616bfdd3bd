import type { Build } from "../candidates/builds.ts";
import type { ContenderKind } from "../contenders/contender.ts";
import { toProfileArgs } from "../measure/profile-args.ts";
import { base, contenders, toNameBefore } from "./names.ts";
import type { PostgresPlan } from "./row-plans.ts";

/** A contender of a row. */
export interface PostgresTarget {
  /** Name of the contender in the table. */
  readonly name: string;
  readonly kind: ContenderKind;
  /** The folder of the build of the inbox. */
  readonly folder: string;
  readonly keptBefore: number;
  /** Share of the deliveries that the contender gets. A slow one gets less, because it would take most of the time. */
  readonly share: number;
  /** Options of Node for its process. */
  readonly nodeArgs: readonly string[];
}

/** Builds and folders that the contenders of a row need. */
export interface PostgresParts {
  readonly builds: readonly Build[];
  /** The folder for CPU profiles, if they are wanted. */
  readonly profiles?: string;
}

/** Lists the contenders of a row, with {@link base} first. */
export function listContenders(
  plan: PostgresPlan,
  { builds, profiles }: PostgresParts,
): readonly PostgresTarget[] {
  const [now] = builds.slice(-1);
  if (!now) throw new Error("there is no build to measure");
  const { keptBefore } = plan;
  const toTarget = (
    name: string,
    kind: ContenderKind,
    changes: Partial<Omit<PostgresTarget, "name" | "kind" | "nodeArgs">> = {},
  ): PostgresTarget => ({
    ...{ name, kind, folder: now.folder, keptBefore, share: 1 },
    ...changes,
    nodeArgs: toProfileArgs(profiles, `${plan.name}, ${name}`),
  });
  const { inbox, inboxEmpty, bossSend, bossInsert, addJob, addJobs } = contenders;
  const inboxes = builds.map(({ name, folder }) =>
    toTarget(name === "now" ? inbox : toNameBefore(inbox), "inbox", { folder }),
  );
  const grouped = [toTarget(bossInsert, bossInsert), toTarget(addJobs, addJobs)];
  if (keptBefore > 0) {
    const empty = toTarget(inboxEmpty, "inbox", { keptBefore: 0 });
    return [toTarget(base, base), ...inboxes, empty, ...grouped];
  }
  const single = [
    toTarget(bossSend, bossSend, { share: 0.2 }),
    toTarget(addJob, addJob, { share: 0.1 }),
  ];
  return [toTarget(base, base), ...inboxes, ...(plan.hasSingle ? single : []), ...grouped];
}
