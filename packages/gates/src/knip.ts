import { execFile } from "node:child_process";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";

const here = join(import.meta.dirname, "..");

/** What knip finds in the workspace that nothing uses; empty if all is well. */
export function findUnused(root: string = repositoryRoot): Promise<string> {
  const knip = join(here, "node_modules/knip/bin/knip.js");
  const config = join(root, "packages/gates/knip.jsonc");
  const args = [knip, "--no-progress", "--no-config-hints", "--config", config];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root }, (_error, stdout, stderr) =>
      resolve((stdout + stderr).trim()),
    );
  });
}
