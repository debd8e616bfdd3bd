import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { packageRoot, snippets } from "./page.ts";

/** Describes a repository of a user. */
export interface ProjectOptions {
  readonly type: "module" | "commonjs";
  /** The snippets of the page that it has. */
  readonly files: readonly string[];
  /** The packages of `node_modules` next to the receiver, from this package's own. */
  readonly packages?: readonly string[];
}

/** A repository of a user, in a temporary folder. */
export class Project {
  readonly folder: string;

  constructor({ type, files, packages = [] }: ProjectOptions) {
    this.folder = mkdtempSync(join(tmpdir(), "receiver-platforms-"));
    this.write("package.json", JSON.stringify({ type }));
    this.#link("@order-webhooks/receiver", packageRoot);
    this.#link("@types/node", join(packageRoot, "../../node_modules/@types/node"));
    for (const name of packages) this.#link(name, join(packageRoot, "node_modules", name));
    for (const name of files) this.write(name, snippets.get(name) ?? "");
  }

  write(name: string, text: string): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** Compiles everything to `out`, with the options of Nest's own template. Resolves to what tsc says. */
  async compile(): Promise<string> {
    this.write("tsconfig.json", JSON.stringify({ compilerOptions }));
    const tsc = join(packageRoot, "../../node_modules/.bin/tsc");
    const compiled = promisify(execFile)(tsc, ["-p", this.folder]);
    return (await compiled.catch((error) => error)).stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  #link(name: string, target: string): void {
    const path = join(this.folder, "node_modules", name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path, "dir");
  }
}

const compilerOptions = {
  strict: true,
  module: "nodenext",
  target: "es2023",
  types: ["node"],
  skipLibCheck: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  outDir: "out",
};
