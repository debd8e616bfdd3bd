import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runOutside } from "./run-outside.ts";

/**
 * Returns the folder of a Node.js of this version. That is the Node.js of this process if its version fits, else one
 * that is installed from npm below `root`.
 */
export async function bringNode(root: string, version: string): Promise<string> {
  if (process.versions.node.startsWith(`${version}.`)) return dirname(process.execPath);
  const folder = join(root, `node-${version}`);
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), "{}");
  const install = ["install", "--ignore-scripts", `${nodePackage}@${version}`];
  await runOutside("npm", install, { cwd: folder });
  const node = join(folder, "node_modules", nodePackage, "bin");
  // Checks the version, because a row must not run under another version than it names.
  const print = ["--print", "process.versions.node"];
  const found = (await runOutside("node", print, { cwd: node, path: [node] })).trim();
  if (`${found}.`.startsWith(`${version}.`)) return node;
  throw new Error(`${node}: expected Node ${version}, got ${found}.`);
}

/** Node for this machine. The package `node` only has an install script that fetches this package. */
const nodePackage: string = [
  process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node",
  process.platform,
  process.arch,
].join("-");
