import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readChangesets } from "@changesets/read";
import { execaSync } from "execa";
import { readPin } from "./pinned-version.ts";

/** Returns every reason not to release this working tree, each with its remedy. */
export async function findObstacles(root: string): Promise<readonly string[]> {
  const git = (...args: readonly string[]) => execaSync("git", args, { cwd: root }).stdout;
  const config = readFileSync(join(root, ".changeset/config.json"), "utf8");
  const { baseBranch: main } = JSON.parse(config) as { baseBranch: string };
  const branch = git("rev-parse", "--abbrev-ref", "HEAD");
  const changed = git("status", "--porcelain");
  const pending = (await readPendingChangesets(root)).join(", ");
  const { file, pinned, wanted } = readPin(root);
  const next = "and commit the result";
  const obstacles = [
    branch !== main && `branch: expected ${main}, got ${branch}. Run git switch ${main}.`,
    changed && `working tree: expected no change, got:\n${changed}\n  Commit or stash it.`,
    pending &&
      `versions: expected no pending changeset, got ${pending}. Run npm run release:version ${next}.`,
    // Not reported with a pending changeset, which will change the version again.
    pinned !== wanted &&
      !pending &&
      `${file}: expected version ${wanted} of verify, got ${pinned}. Run npm run release -- pin ${next}.`,
  ];
  return obstacles.filter((obstacle) => typeof obstacle === "string").filter(Boolean);
}

/** Returns the files of changesets that name a package. A changeset that names no package releases nothing. */
export async function readPendingChangesets(root: string): Promise<readonly string[]> {
  const changesets = await readChangesets(root);
  const pending = changesets.filter(({ releases }) => releases.length > 0);
  return pending.map(({ id }) => `.changeset/${id}.md`).sort();
}
