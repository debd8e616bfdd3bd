import { mkdtempDisposableSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { execa } from "execa";
import { bundles } from "../.size-limit.ts";
import { grownFrom, type Measure } from "./budgets.ts";
import { type PackedPackage, packPublished } from "./packed.ts";

const here = join(import.meta.dirname, "..");

/** Measures type costs, bundles, and packages. The packages must be built. */
export async function measureAll(): Promise<readonly Measure[]> {
  using temporary = mkdtempDisposableSync(join(tmpdir(), "order-webhooks-measured-"));
  const [types, bundles, packages] = await Promise.all([
    measureTypes(),
    measureBundles(),
    packPublished(temporary.path),
  ]);
  return [...types, ...bundles, ...packages.flatMap(measurePackage)];
}

/** Measures the bundles in .size-limit.ts, minified and gzipped. */
async function measureBundles(): Promise<readonly Measure[]> {
  // size-limit exits with 1 if a bundle exceeds its limit. That is ignored here, because the limits are checked with
  // those of the other measures.
  const options = { cwd: here, preferLocal: true, reject: false } as const;
  const { stdout } = await execa("size-limit", ["--json"], options);
  const sizes: readonly { name: string; size: number; sizeLimit: number }[] = JSON.parse(stdout);
  return sizes.map(({ name, size, sizeLimit }) => ({
    ...{ name: `${name}, bytes gzipped`, value: size, limit: sizeLimit },
    perEvent: bundles.find((one) => one.name === name)?.perEvent ?? 0,
  }));
}

/** Bytes and files that a further event adds to a package. No other package grows. */
const growth: { readonly [name: string]: { readonly bytes: number; readonly files: number } } = {
  "@order-webhooks/contracts": { bytes: 165_000, files: 0 },
  "@order-webhooks/receiver": { bytes: 15_000, files: 0 },
  "@order-webhooks/schemas": { bytes: 1_020_000, files: 24 },
  "@order-webhooks/types": { bytes: 2_100, files: 0 },
  "@order-webhooks/validator": { bytes: 9_000, files: 2 },
};

/** Measures the files of a package and their size on disk, without the changelog, which grows with each release. */
function measurePackage({ name, unpacked, files }: PackedPackage): readonly Measure[] {
  const counted = files.filter((file) => file !== "CHANGELOG.md");
  const value = counted.reduce((sum, file) => sum + statSync(join(unpacked, file)).size, 0);
  const { bytes, files: more } = growth[name] ?? { bytes: 0, files: 0 };
  const limit = name === "@order-webhooks/types" && { limit: grownFrom(4, 64 * 1024, bytes) };
  return [
    { name: `${name}, bytes unpacked`, value, perEvent: bytes, ...limit },
    { name: `${name}, files`, value: counted.length, perEvent: more },
  ];
}

const compilers = {
  "TypeScript 7": [join(repositoryRoot, "node_modules/typescript/bin/tsc"), "--ignoreConfig"],
  "TypeScript 5": [join(here, "node_modules/typescript-5/bin/tsc")],
};

/** Measures the types and instantiations that the files in type-cost/ add to an empty file. */
async function measureTypes(): Promise<readonly Measure[]> {
  const costs = Object.entries(compilers).map(async ([name, compiler]): Promise<Measure[]> => {
    const [empty, consumer, enumConsumer] = await Promise.all([
      diagnose(compiler, "empty.ts"),
      diagnose(compiler, "consumer.ts"),
      diagnose(compiler, "enum-consumer.ts"),
    ]);
    const types = consumer.types - empty.types;
    const enumTypes = enumConsumer.types - empty.types;
    const instantiations = consumer.instantiations - empty.instantiations;
    const ofEnum = `${name}, types added where an open enum is read`;
    const perEvent = 11;
    return [
      { name: `${name}, types added`, value: types, limit: grownFrom(4, 110, perEvent), perEvent },
      { name: ofEnum, value: enumTypes, limit: grownFrom(4, 200, perEvent), perEvent },
      { name: `${name}, instantiations added`, value: instantiations, perEvent: 30 },
    ];
  });
  return (await Promise.all(costs)).flat();
}

async function diagnose(compiler: readonly string[], file: string) {
  const { stdout } = await execa("node", [...compiler, ...compilerOptions, file], {
    cwd: join(here, "type-cost"),
  });
  const count = (label: string) => Number(new RegExp(`^${label}: +(\\d+)$`, "m").exec(stdout)?.[1]);
  return { types: count("Types"), instantiations: count("Instantiations") };
}

const compilerOptions = [
  ...["--extendedDiagnostics", "--noEmit", "--strict", "--skipLibCheck", "--types", "null"],
  ...["--module", "esnext", "--moduleResolution", "bundler", "--target", "es2022"],
  ...["--lib", "es2022"],
];
