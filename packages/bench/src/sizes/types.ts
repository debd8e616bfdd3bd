import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { App } from "./apps.ts";

/** A compiler that counts types, by the name of its package. */
export type Compiler = "typescript" | "typescript-5";

/** The counts that a consumer of an app's types adds to an empty file. They are the same in every run. */
export interface TypeCounts {
  /** The name and the version of the compiler. */
  readonly compiler: string;
  readonly types: number;
  readonly instantiations: number;
}

/** The counts of one compiler, by the name of the app. */
export type TypeCountsByApp = ReadonlyMap<string, TypeCounts>;

/** Counts the types that a small consumer of each app adds. Skips apps without types. */
export async function countTypes(
  apps: readonly App[],
  compiler: Compiler,
): Promise<TypeCountsByApp> {
  const folder = await mkdtemp(join(tmpdir(), "order-webhooks-types-"));
  try {
    const compile = await openCompiler(compiler, folder);
    const empty = await compile("export {};\n");
    const counts = new Map<string, TypeCounts>();
    for (const { name, types } of apps)
      if (types) counts.set(name, subtract(await compile(writeConsumer(types)), empty));
    return counts;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Writes a consumer that reads a delivery of each purpose, with code that works for the types of all contenders. */
function writeConsumer({ module, name }: NonNullable<App["types"]>): string {
  return `import type { ${name} } from ${JSON.stringify(module)};

export function titleOf({ data }: ${name}): string {
  const { customer, order } = data;
  const who = customer.name ?? customer.email ?? customer.id;
  if (data.voucher) return \`\${who}: \${data.voucher.code}\`;
  if (data.promotion_tier) return \`\${who}: \${data.promotion_tier.id}\`;
  return \`\${who}: \${order.id}\`;
}
`;
}

const options = [
  ...["--noEmit", "--strict", "--skipLibCheck", "--allowImportingTsExtensions"],
  ...["--module", "esnext", "--moduleResolution", "bundler"],
  ...["--target", "es2022", "--lib", "es2022", "--extendedDiagnostics"],
];

/** Resolves to a function that compiles the text of a module, and rejects if the module has errors. */
async function openCompiler(
  name: Compiler,
  folder: string,
): Promise<(text: string) => Promise<TypeCounts>> {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { version }: { version: string } = JSON.parse(await readFile(manifest, "utf8"));
  const tsc = join(dirname(manifest), "bin/tsc");
  const file = join(folder, "consumer.ts");
  return async (text) => {
    await writeFile(file, text);
    const args = [tsc, ...options, file];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
    const countOf = (label: string) =>
      Number(new RegExp(`^${label}: +(\\d+)$`, "m").exec(stdout)?.[1]);
    return {
      compiler: `TypeScript ${version}`,
      types: countOf("Types"),
      instantiations: countOf("Instantiations"),
    };
  };
}

function subtract({ compiler, types, instantiations }: TypeCounts, empty: TypeCounts): TypeCounts {
  return {
    compiler,
    types: types - empty.types,
    instantiations: instantiations - empty.instantiations,
  };
}
