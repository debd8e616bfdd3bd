import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const here: string = join(import.meta.dirname, "..");

/** Compilers of consumers, by major version. */
const compilers = {
  5: join(here, "node_modules/typescript-5/bin/tsc"),
  7: join(here, "../../node_modules/typescript/bin/tsc"),
} as const;

export type Compiler = keyof typeof compilers;

/** Project of a user who has installed only this package. */
export interface Consumer {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Installs the packed files of the package into a new folder, together with the given files. */
export async function makeConsumer(files: { readonly [name: string]: string }): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), "types-"));
  const installed = join(folder, "node_modules/@order-webhooks/types");
  await mkdir(join(installed, "dist"), { recursive: true });
  await cp(join(here, "package.json"), join(installed, "package.json"));
  // The sources of dist/ are copied directly, so that the test needs no build.
  await cp(join(here, "src/gen/index.d.ts"), join(installed, "dist/index.d.ts"));
  const written = Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text));
  await Promise.all(written);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** Compilation of a consumer: options in addition to the strict ones, and the files to compile. */
export interface Compilation {
  readonly compiler: Compiler;
  readonly options: { readonly [option: string]: unknown };
  readonly files: readonly string[];
}

/** Returns the output of the compiler with checked libraries. It is empty on success. */
export async function compile(consumer: Consumer, compilation: Compilation): Promise<string> {
  const { compiler, options, files } = compilation;
  const config = join(consumer.folder, "tsconfig.json");
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    target: "es2022",
    lib: ["es2022"],
    types: [],
    ...options,
  };
  await writeFile(config, JSON.stringify({ compilerOptions, files }));
  return runQuietly([compilers[compiler], "--project", config, "--pretty", "false"]);
}

function runQuietly(args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const options = { maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, args, options, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
}
