import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runOrThrow } from "./command.ts";

/** The folder of a Node: the one that runs this, if it is of that version, or one from the registry, kept below `root`. */
export async function bringNode(root: string, version: string): Promise<string> {
  if (process.versions.node.startsWith(`${version}.`)) return dirname(process.execPath);
  const folder = join(root, `node-${version}`);
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), "{}");
  const args = ["install", "--ignore-scripts", `${nodePackage}@${version}`];
  await runOrThrow({ program: "npm", args, cwd: folder });
  const node = join(folder, "node_modules", nodePackage, "bin");
  await assertRuns(node, version);
  return node;
}

/** Node itself, for this machine. The package `node` is only a script at install that fetches this one. */
const nodePackage: string = [
  process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node",
  process.platform,
  process.arch,
].join("-");

/** Checks the version of a Node, because a row that ran under another than it names would mislead. */
async function assertRuns(node: string, version: string): Promise<void> {
  const args = ["--print", "process.versions.node"];
  const found = await runOrThrow({ program: "node", args, cwd: node, path: [node] });
  if (`${found.trim()}.`.startsWith(`${version}.`)) return;
  throw new Error(`${node} has Node ${found.trim()}, not ${version}`);
}
