import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Reads the examples of a page by their file names: the comment that each begins with. */
export function readExamples(page: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(root, page), "utf8");
  const blocks = [...text.matchAll(/```ts\n\/\/ (\S+)\n(.*?)```/gs)];
  return new Map(blocks.map(([, name = "", code = ""]) => [name, code]));
}

/** A repository of a user. */
export class UserFolder {
  readonly #path = mkdtempSync(join(tmpdir(), "receiver-docs-"));
  readonly #children: ChildProcess[] = [];

  /** @param packages the packages that the user installed next to the receiver */
  constructor(packages: readonly string[], files: ReadonlyMap<string, string>) {
    this.#link("@order-webhooks/receiver", root);
    this.#link("@types/node", join(root, "../../node_modules/@types/node"));
    for (const name of packages) this.#link(name, join(root, "node_modules", name));
    this.#write("package.json", '{ "type": "module" }');
    this.#write("tsconfig.json", JSON.stringify({ compilerOptions }));
    for (const [name, code] of files) this.#write(name, code);
  }

  /** Compiles every file. Resolves to what the compiler prints. */
  async compile(): Promise<string> {
    const tsc = join(root, "../../node_modules/.bin/tsc");
    const failed = (error: { readonly stdout?: unknown }) => ({ stdout: String(error.stdout) });
    const { stdout } = await promisify(execFile)(tsc, ["-p", this.#path]).catch(failed);
    return stdout;
  }

  /** Runs a file as a process of its own, until the folder is removed. */
  run(name: string, env: NodeJS.ProcessEnv): ChildProcess {
    const stdio = ["ignore", "ignore", "ignore"] as const;
    const child = spawn(process.execPath, [join(this.#path, name)], { env, stdio: [...stdio] });
    this.#children.push(child);
    return child;
  }

  async remove(): Promise<void> {
    for (const child of this.#children) {
      const exited = child.exitCode === null ? once(child, "exit") : undefined;
      child.kill("SIGKILL");
      await exited;
    }
    rmSync(this.#path, { recursive: true });
  }

  #link(name: string, target: string): void {
    const path = join(this.#path, "node_modules", name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path, "dir");
  }

  #write(name: string, text: string): void {
    writeFileSync(join(this.#path, name), text);
  }
}

const compilerOptions = {
  strict: true,
  noEmit: true,
  module: "nodenext",
  target: "es2023",
  types: ["node"],
  skipLibCheck: true,
  allowImportingTsExtensions: true,
};

/** Finds a port that nothing listens on. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

/** Waits for an answer, because an example does not say when it listens. */
export async function waitFor(url: string): Promise<void> {
  while (!(await fetch(url).catch(() => undefined))) await sleep(50);
}
