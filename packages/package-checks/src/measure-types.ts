import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { repositoryRoot } from "@order-webhooks/release";
import type { Measure } from "./measure.ts";
import { type PublishedPackage, readPacked } from "./published.ts";

const run = promisify(execFile);

/** Measures the cost of a package's types for its users' compilers: what a small consumer adds to an empty file. */
export async function measureTypes(published: PublishedPackage): Promise<readonly Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), "order-webhooks-types-"));
  try {
    await install(published, folder);
    await writeFile(join(folder, "consumer.ts"), consumer);
    await writeFile(join(folder, "enum-consumer.ts"), enumConsumer);
    await writeFile(join(folder, "empty.ts"), "export {};\n");
    const measures: Measure[] = [];
    for (const compiler of compilers) measures.push(...(await measureWith(compiler, folder)));
    return measures;
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Compiler {
  readonly name: string;
  readonly tsc: string;
}

const compilers: readonly Compiler[] = [
  { name: "TypeScript 7", tsc: join(repositoryRoot, "node_modules/typescript/bin/tsc") },
  { name: "TypeScript 5", tsc: join(import.meta.dirname, "../node_modules/typescript-5/bin/tsc") },
];

/** Ten lines as a user writes them: three purposes, two objects of the data. */
const consumer = `import type { OrderWebhook } from "@order-webhooks/types";

export function titleOf({ purpose, data }: OrderWebhook): string {
  const { customer, order } = data;
  const who = customer.name ?? customer.email ?? customer.id;
  if (purpose === "unique_code") return \`\${who}: \${data.voucher.code}\`;
  if (purpose === "promotion") return \`\${who}: \${data.promotion_tier.id}\`;
  return \`\${who}: \${order.id}\`;
}
`;

/**
 * The same, but reading an open enum. To take undefined out of `string & {}` a compiler looks up what
 * strings can do: some 66 types, once a program, which any call of a method of a string has paid.
 */
const enumConsumer = consumer.replace("{order.id}", "{order.status ?? order.id}");

async function measureWith({ name, tsc }: Compiler, folder: string): Promise<readonly Measure[]> {
  const unused = await diagnose(tsc, folder, "empty.ts");
  const used = await diagnose(tsc, folder, "consumer.ts");
  const withEnum = await diagnose(tsc, folder, "enum-consumer.ts");
  const instantiations = used.instantiations - unused.instantiations;
  return [
    {
      name: `${name}, types added`,
      unit: "types",
      goal: 110,
      perEvent: true,
      value: used.types - unused.types,
    },
    {
      name: `${name}, types added where an open enum is read`,
      unit: "types",
      goal: 200,
      perEvent: true,
      value: withEnum.types - unused.types,
    },
    {
      name: `${name}, instantiations added`,
      unit: "instantiations",
      perEvent: true,
      value: instantiations,
    },
  ];
}

interface Diagnosis {
  readonly types: number;
  readonly instantiations: number;
}

async function diagnose(tsc: string, cwd: string, file: string): Promise<Diagnosis> {
  const { stdout } = await run(process.execPath, [tsc, "--extendedDiagnostics", ...options, file], {
    cwd,
  });
  const count = (label: string) => Number(new RegExp(`^${label}: +(\\d+)$`, "m").exec(stdout)?.[1]);
  return { types: count("Types"), instantiations: count("Instantiations") };
}

const options = [
  ...["--noEmit", "--strict", "--skipLibCheck"],
  ...[
    "--module",
    "esnext",
    "--moduleResolution",
    "bundler",
    "--target",
    "es2022",
    "--lib",
    "es2022",
  ],
];

/** Puts a package where a compiler looks for it. */
async function install({ name, content, files }: PublishedPackage, folder: string): Promise<void> {
  for (const file of files) {
    const place = join(folder, "node_modules", name, file);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, readPacked(content, file));
  }
}
