import { readFileSync } from "node:fs";

/**
 * Imports a command. If Node.js cannot load it, because its modules lack what an old version does not have, prints one
 * sentence and ends the process with exit code 2.
 *
 * @param manifest the `package.json` whose `engines` names the versions to use
 * @throws every other error of the import
 */
export async function loadCommand<M>(manifest: URL, load: () => Promise<M>): Promise<M> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { engines } = JSON.parse(readFileSync(manifest, "utf8"));
    const found = `got ${process.versions.node} (${error.message})`;
    process.stderr.write(`node: expected ${engines.node}, ${found}. Install such a version.\n`);
    process.exit(2);
  }
}
