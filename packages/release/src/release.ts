import { mkdtempDisposableSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runChangeset } from "./command.ts";
import { readFingerprint } from "./fingerprint.ts";
import { gatesAfterPacking, gatesBeforePacking, packedVariable, passGates } from "./gates.ts";
import { findObstacles, readPendingChangesets } from "./obstacles.ts";
import { packReleases, readPackedReleases } from "./publish.ts";

/** The repository to release, and a printer of progress. */
export interface ReleaseContext {
  readonly root: string;
  readonly write: (line: string) => void;
}

/** The next step for the state of main: new versions, their publication, or none. */
export type ReleaseMode = "version" | "publish" | "none";

/**
 * Checks, packs, passes the gates, publishes and tags. A dry run continues despite obstacles, and publishes nothing.
 * Resolves to false if there is an obstacle. Rejects if a step fails.
 */
export async function release(
  context: ReleaseContext,
  { dryRun }: { readonly dryRun: boolean },
): Promise<boolean> {
  using folder = mkdtempDisposableSync(join(tmpdir(), "order-webhooks-release-"));
  const clear = await pack(context, { folder: folder.path, dryRun });
  if (!clear && !dryRun) return false;
  await testPacked(context, folder.path);
  return dryRun ? clear : await publishPacked(context, folder.path);
}

/**
 * Checks, builds, and packs the tarballs into `folder`. Until then, only packages of the lockfile have been installed.
 * Resolves to false if there is an obstacle, and then only a dry run packs.
 */
export async function pack(
  { root, write }: ReleaseContext,
  { folder, dryRun = false }: { readonly folder: string; readonly dryRun?: boolean },
): Promise<boolean> {
  const clear = await reportObstacles({ root, write });
  if (!clear && !dryRun) return false;
  await passGates(gatesBeforePacking, { root, write });
  const packed = await packReleases(folder, { root });
  write(packed.length === 0 ? "\nNothing to publish: the registry has every version." : "");
  for (const { name, version } of packed) {
    write(`${dryRun ? "would publish" : "packed"} ${name}@${version}`);
  }
  return clear;
}

/**
 * Passes the gates that follow packing, with the tarballs that `pack` left in a folder. Throws if a gate fails. Also throws if
 * a gate changed the folder, because then the tested files are not the files to publish.
 */
export async function testPacked(context: ReleaseContext, folder: string): Promise<void> {
  const packed = readFingerprint(folder);
  await passGates(gatesAfterPacking, context, { [packedVariable]: folder });
  if (readFingerprint(folder) === packed) return;
  throw new Error(
    `${folder}: expected the packed files, got files that changed during the tests. Nothing is released.`,
  );
}

/**
 * Publishes the tarballs that `pack` left in a folder, each package after its dependencies, and tags the versions.
 * Resolves to false without publishing if there is an obstacle.
 */
export async function publishPacked(
  { root, write }: ReleaseContext,
  folder: string,
): Promise<boolean> {
  if (!(await reportObstacles({ root, write }))) return false;
  await runChangeset(["publish", "--from-pack-dir", folder], { cwd: root, output: "inherit" });
  for (const { name, version } of readPackedReleases(folder)) write(`published ${name}@${version}`);
  return true;
}

/** Determines the next step from the changesets and the registry. */
export async function readReleaseMode(root: string): Promise<ReleaseMode> {
  if ((await readPendingChangesets(root)).length > 0) return "version";
  using folder = mkdtempDisposableSync(join(tmpdir(), "order-webhooks-plan-"));
  const file = join(folder.path, "plan.json");
  await runChangeset(["publish-plan", "--output", file], { cwd: root });
  const { plan } = JSON.parse(readFileSync(file, "utf8")) as { plan: readonly unknown[] };
  return plan.length > 0 ? "publish" : "none";
}

async function reportObstacles({ root, write }: ReleaseContext): Promise<boolean> {
  const obstacles = await findObstacles(root);
  for (const obstacle of obstacles) write(`cannot release: ${obstacle}`);
  return obstacles.length === 0;
}
