import { readFileSync } from "node:fs";

/**
 * Imports a command. If Node.js is older than the lowest version in the `engines` of a manifest, prints a warning first.
 * If an old Node.js cannot import the command, ends the process with exit code 2 instead of a stack trace.
 */
export async function loadCommand<M>(manifest: URL, load: () => Promise<M>): Promise<M> {
  const { engines }: { readonly engines: { readonly node: string } } = JSON.parse(
    readFileSync(manifest, "utf8"),
  );
  const [least = ""] = /[\d.]+/.exec(engines.node) ?? [];
  const { node } = process.versions;
  if (node.localeCompare(least, "en", { numeric: true }) >= 0) return load();
  process.stderr.write(
    `node: expected version ${least} or newer, got ${node}. Install a newer Node.\n`,
  );
  try {
    return await load();
  } catch {
    process.exit(2);
  }
}
