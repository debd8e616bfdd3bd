import { join } from "node:path";
import { packWorkspace, repositoryRoot } from "@order-webhooks/release";

/** The folder of the pnpm that this workspace brings, and of nothing else. */
export const pnpmFolder: string = join(repositoryRoot, "node_modules/pnpm");

/** Packs every package that is published, as it would be published. They have to be built. */
export async function packPackages(): Promise<readonly Buffer[]> {
  return (await packWorkspace()).map(({ tarball }) => tarball);
}
