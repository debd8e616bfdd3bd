import type { Build } from "../candidates/builds.ts";
import { toProfileArgs } from "../measure/profile-args.ts";
import type { LoadPlan } from "./row-plans.ts";
import { bare } from "./server-names.ts";
import type { TargetOptions } from "./target.ts";

/**
 * Lists the bare server and the receiver of every build. With a folder for profiles, each process writes a CPU profile.
 */
export function listReceivers(
  plan: LoadPlan,
  builds: readonly Build[],
  profiles?: string,
): readonly TargetOptions[] {
  const { connections, handledBefore } = plan;
  const receivers = builds.map(({ name, folder }) => ({
    name,
    served: { kind: "receiver", folder, handledBefore } as const,
    connections,
    nodeArgs: toProfileArgs(profiles, `${plan.name}, ${name}`),
  }));
  return [{ name: bare, served: { kind: "bare" }, connections, nodeArgs: [] }, ...receivers];
}
