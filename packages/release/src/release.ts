import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runChangeset } from "./command.ts";
import { readFingerprint } from "./fingerprint.ts";
import { gatesAfterPacking, gatesBeforePacking, packedVariable, passGates } from "./gates.ts";
import { findObstacles, readPendingChangesets } from "./obstacles.ts";
import { packReleases, type Release, readPackedReleases } from "./publish.ts";

/** The repository that a release is made in, and the output of its progress. */
export interface ReleaseContext {
  readonly root: string;
  readonly write: (line: string) => void;
}

/** The step that the state of main asks for: new versions, their publication, or none. */
export type ReleaseMode = "version" | "publish" | "none";

/** Refuses, packs, passes the gates, publishes and tags. A dry run does all of it but publish, and says what would refuse. */
export async function release(
  context: ReleaseContext,
  { dryRun }: { readonly dryRun: boolean },
): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "order-webhooks-release-"));
  try {
    const clear = await pack(context, { folder, dryRun });
    if (!clear && !dryRun) return false;
    await testPacked(context, folder);
    return dryRun ? clear : await publishPacked(context, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds, and leaves the tarballs in `folder`. Nothing has been installed by then but what the lockfile names. */
export async function pack(
  { root, write }: ReleaseContext,
  { folder, dryRun = false }: { readonly folder: string; readonly dryRun?: boolean },
): Promise<boolean> {
  const clear = reportObstacles({ root, write });
  if (!clear && !dryRun) return false;
  await passGates(gatesBeforePacking, { root, write });
  const packed = await packReleases(folder, { root });
  write(packed.length === 0 ? "\nNothing to publish: the registry has every version." : "");
  for (const release of packed) write(`${dryRun ? "would publish" : "packed"} ${nameOf(release)}`);
  return clear;
}

/**
 * Passes the gates that come after packing, with what `pack` left in a folder. Throws if one fails, and if one changed what
 * is in the folder: what passed would not be what ships.
 */
export async function testPacked({ root, write }: ReleaseContext, folder: string): Promise<void> {
  const packed = readFingerprint(folder);
  await passGates(gatesAfterPacking, { root, write, env: { [packedVariable]: folder } });
  if (readFingerprint(folder) === packed) return;
  throw new Error(
    `The packed files in ${folder} have changed while they were tested: not released.`,
  );
}

/** Publishes what `pack` left in a folder, each package after those it depends on, and tags it. */
export async function publishPacked(
  { root, write }: ReleaseContext,
  folder: string,
): Promise<boolean> {
  if (!reportObstacles({ root, write })) return false;
  await runChangeset(["publish", "--from-pack-dir", folder], { cwd: root, output: "inherit" });
  for (const release of readPackedReleases(folder)) write(`published ${nameOf(release)}`);
  return true;
}

/** Asks the changesets and the registry what is to be done next. */
export async function readReleaseMode(root: string): Promise<ReleaseMode> {
  if (readPendingChangesets(root).length > 0) return "version";
  const folder = mkdtempSync(join(tmpdir(), "order-webhooks-plan-"));
  try {
    const file = join(folder, "plan.json");
    await runChangeset(["publish-plan", "--output", file], { cwd: root });
    const { plan } = JSON.parse(readFileSync(file, "utf8")) as { plan: readonly unknown[] };
    return plan.length > 0 ? "publish" : "none";
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reportObstacles({ root, write }: ReleaseContext): boolean {
  const obstacles = findObstacles(root);
  for (const { what, remedy } of obstacles) write(`cannot release: ${what}\n  do: ${remedy}`);
  return obstacles.length === 0;
}

function nameOf({ name, version }: Release): string {
  return `${name}@${version}`;
}
