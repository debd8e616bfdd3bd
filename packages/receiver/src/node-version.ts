import { readFileSync } from "node:fs";

/**
 * Ends the process with exit code 2 if Node.js is older than the lowest version in the `engines` of a manifest. A command
 * calls it before it imports code that an old Node.js cannot load.
 */
export function assertNode(manifest: URL): void {
  const { engines }: { readonly engines: { readonly node: string } } = JSON.parse(
    readFileSync(manifest, "utf8"),
  );
  const [least = ""] = /[\d.]+/.exec(engines.node) ?? [];
  const { node } = process.versions;
  if (node.localeCompare(least, "en", { numeric: true }) >= 0) return;
  const found = `got ${node}. Install a newer Node.`;
  process.stderr.write(`node: expected version ${least} or newer, ${found}\n`);
  process.exit(2);
}
