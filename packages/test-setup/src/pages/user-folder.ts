import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { packageRoot } from "./page.ts";

/** A user's repository in a temporary folder. */
export class UserFolder {
  readonly path: string = mkdtempSync(join(tmpdir(), "order-webhooks-pages-"));

  /**
   * @param files texts of its files, by file name
   * @param packages further packages that the user installed, which the package under test or the repository has
   */
  constructor(files: ReadonlyMap<string, string>, packages: readonly string[] = []) {
    this.write("package.json", '{ "type": "module" }');
    const manifest = readFileSync(join(packageRoot, "package.json"), "utf8");
    this.#link(JSON.parse(manifest).name, packageRoot);
    for (const name of ["@types/node", ...packages]) {
      const own = join(packageRoot, "node_modules", name);
      this.#link(name, existsSync(own) ? own : join(packageRoot, "../../node_modules", name));
    }
    for (const [name, text] of files) this.write(name, text);
  }

  write(name: string, text: string): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), "utf8");
  }

  /** Compiles everything to `out`, with the options of Nest's own template. Resolves to the output of tsc. */
  async compile(): Promise<string> {
    this.write("tsconfig.json", JSON.stringify({ compilerOptions }));
    const tsc = join(packageRoot, "../../node_modules/.bin/tsc");
    return (await execa(tsc, ["-p", this.path], { reject: false })).stdout;
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
