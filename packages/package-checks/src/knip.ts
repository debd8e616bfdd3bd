import { execFile } from "node:child_process";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";

const here = join(import.meta.dirname, "..");

/** Runs knip. Resolves to its findings, the parts of the workspace that nothing uses, or to an empty text. */
export function findUnused(root: string = repositoryRoot): Promise<string> {
  const knip = join(here, "node_modules/knip/bin/knip.js");
  const config = join(root, "packages/package-checks/knip.jsonc");
  const args = [knip, "--no-progress", "--no-config-hints", "--config", config];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root }, (_error, stdout, stderr) =>
      resolve((stdout + stderr).trim()),
    );
  });
}
