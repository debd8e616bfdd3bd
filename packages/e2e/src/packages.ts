import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPublishablePackages, repositoryRoot } from "@order-webhooks/release";
import { runOrThrow } from "./command.ts";

/** The folder of the pnpm that this workspace brings, and of nothing else. */
export const pnpmFolder: string = join(repositoryRoot, "node_modules/pnpm");

/** Packs every package that is published, as it would be published. They have to be built. */
export async function packPackages(): Promise<readonly Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), "order-webhooks-packed-"));
  try {
    const filters = readPublishablePackages().flatMap((one) => ["--filter", `./${one.folder}`]);
    const args = ["--recursive", ...filters, "pack", "--pack-destination", folder];
    await runOrThrow({ program: join(pnpmFolder, "pnpm"), args, cwd: repositoryRoot });
    const files = (await readdir(folder)).sort();
    return await Promise.all(files.map((file) => readFile(join(folder, file))));
  } finally {
    await rm(folder, { recursive: true });
  }
}
