import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "./page.ts";

/** A repository of a user, in a temporary folder. */
export class UserFolder {
  readonly path: string = mkdtempSync(join(tmpdir(), "receiver-pages-"));

  /**
   * @param files what it has, by file name
   * @param packages the packages that the user installed next to the receiver, from this package's own or the
   * repository's
   */
  constructor(files: ReadonlyMap<string, string>, packages: readonly string[] = []) {
    this.write("package.json", '{ "type": "module" }');
    this.#link("@order-webhooks/receiver", packageRoot);
    for (const name of ["@types/node", ...packages]) this.#link(name, findInstalled(name));
    for (const [name, text] of files) this.write(name, text);
  }

  write(name: string, text: string): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** Compiles everything to `out`, with the options of Nest's own template. Resolves to what tsc says. */
  async compile(): Promise<string> {
    this.write("tsconfig.json", JSON.stringify({ compilerOptions }));
    const tsc = join(packageRoot, "../../node_modules/.bin/tsc");
    const compiled = promisify(execFile)(tsc, ["-p", this.path]);
    return (await compiled.catch((error) => error)).stdout;
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }

  #link(name: string, target: string): void {
    const path = join(this.path, "node_modules", name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path, "dir");
  }
}

function findInstalled(name: string): string {
  const own = join(packageRoot, "node_modules", name);
  return existsSync(own) ? own : join(packageRoot, "../../node_modules", name);
}

const compilerOptions = {
  strict: true,
  module: "nodenext",
  target: "es2023",
  types: ["node"],
  skipLibCheck: true,
  rewriteRelativeImportExtensions: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  outDir: "out",
};
