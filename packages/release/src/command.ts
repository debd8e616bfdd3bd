import { execFileSync, spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { readManifest, repositoryRoot } from "./workspace.ts";

/** Where a command runs, and what it finds in its environment besides what this process has. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** "inherit" shows the output as it comes; the default gathers it. */
  readonly output?: "inherit" | "gather";
}

/** Runs a command and gives what it wrote; one that fails throws with its output. */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, output = "gather" }: CommandOptions,
): Promise<string> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, PATH: toolPath(), ...env },
    stdio: output === "inherit" ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  let text = "";
  child.stdout?.on("data", (chunk) => (text += chunk));
  child.stderr?.on("data", (chunk) => (text += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve(text)
        : reject(new Error(`${command} ${args.join(" ")} exited with ${code}\n${text}`.trim())),
    );
  });
}

/** Runs the changesets command in a repository. */
export function runChangeset(args: readonly string[], options: CommandOptions): Promise<string> {
  return runCommand(process.execPath, [changesetBin, ...args], options);
}

// changesets reads its configuration from the root, so it is a dependency of the root.
const changesetBin = join(repositoryRoot, "node_modules/@changesets/cli/bin.js");

let cachedPath: string | undefined;

/** A PATH on which changesets finds this Node and the pnpm that package.json names, installed globally or not. */
function toolPath(): string {
  cachedPath ??= [dirname(process.execPath), ...pnpmFolder(), process.env.PATH ?? ""].join(
    delimiter,
  );
  return cachedPath;
}

function pnpmFolder(): readonly string[] {
  const wanted = readManifest(join(repositoryRoot, "package.json")).packageManager ?? "pnpm";
  if (pnpmOnPath() === wanted) return [];
  const found = execFileSync(
    "npx",
    ["--yes", "--package", wanted, "--", "node", "-p", "process.env.PATH"],
    { cwd: repositoryRoot, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  return found
    .trim()
    .split(delimiter)
    .filter((folder) => folder.includes("_npx"));
}

function pnpmOnPath(): string | undefined {
  try {
    const version = execFileSync("pnpm", ["--version"], { encoding: "utf8", stdio: "pipe" });
    return `pnpm@${version.trim()}`;
  } catch {
    return undefined;
  }
}
