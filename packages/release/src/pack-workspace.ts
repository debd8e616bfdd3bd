import { mkdtempDisposableSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "./command.ts";
import { readPublishablePackages, repositoryRoot, type WorkspacePackage } from "./workspace.ts";

/** A package of the workspace with the tarball that a registry would get. */
export interface WorkspaceTarball extends WorkspacePackage {
  readonly tarball: Buffer;
}

/**
 * Packs every publishable package, including those that a registry already has. The packages must be built. The result
 * is sorted by name.
 */
export async function packWorkspace(): Promise<readonly WorkspaceTarball[]> {
  const packages = readPublishablePackages();
  using destination = mkdtempDisposableSync(join(tmpdir(), "order-webhooks-packed-"));
  const filters = packages.flatMap(({ folder }) => ["--filter", `./${folder}`]);
  const pack = ["--recursive", ...filters, "pack", "--out", join(destination.path, "%s.tgz")];
  await runCommand("pnpm", pack, { cwd: repositoryRoot });
  return packages.map((each) => {
    // pnpm writes names in this form: without the at sign, and with a hyphen for the slash.
    const name = each.manifest.name.replace(/^@/, "").replace("/", "-");
    return { ...each, tarball: readFileSync(join(destination.path, `${name}.tgz`)) };
  });
}
