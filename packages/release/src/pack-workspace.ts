import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "./command.ts";
import { readPublishablePackages, repositoryRoot, type WorkspacePackage } from "./workspace.ts";

/** A package of the workspace, and the tarball that a registry would get of it. */
export interface WorkspaceTarball extends WorkspacePackage {
  readonly tarball: Buffer;
}

/** Packs every package that is published, whatever a registry has of it, by name. They have to be built. */
export async function packWorkspace(): Promise<readonly WorkspaceTarball[]> {
  const packages = readPublishablePackages();
  const destination = mkdtempSync(join(tmpdir(), "order-webhooks-packed-"));
  try {
    const filters = packages.flatMap(({ folder }) => ["--filter", `./${folder}`]);
    const pack = ["--recursive", ...filters, "pack", "--out", join(destination, "%s.tgz")];
    await runCommand("pnpm", pack, { cwd: repositoryRoot });
    return packages.map((each) => ({ ...each, tarball: readTarball(destination, each) }));
  } finally {
    rmSync(destination, { recursive: true, force: true });
  }
}

function readTarball(destination: string, { manifest }: WorkspacePackage): Buffer {
  // pnpm writes the name like this in place of %s.
  const name = manifest.name.replace(/^@/, "").replace("/", "-");
  return readFileSync(join(destination, `${name}.tgz`));
}
