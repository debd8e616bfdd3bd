import { mkdtempDisposableSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { execa } from "execa";
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
  const bundles: readonly { name: string; size: number; sizeLimit: number }[] = JSON.parse(stdout);
  return bundles.map(({ name, size, sizeLimit }) => ({
    ...{ name: `${name}, bytes gzipped`, value: size, limit: sizeLimit },
  }));
}

/** Measures the files of a package and their size on disk, without the changelog, which grows with each release. */
function measurePackage({ name, unpacked, files }: PackedPackage): readonly Measure[] {
  const counted = files.filter((file) => file !== "CHANGELOG.md");
  const value = counted.reduce((sum, file) => sum + statSync(join(unpacked, file)).size, 0);
  const limit = name === "@order-webhooks/types" && { limit: grownFrom(4, 64 * 1024) };
  return [
    { name: `${name}, bytes unpacked`, value, ...limit },
    { name: `${name}, files`, value: counted.length },
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
    return [
      { name: `${name}, types added`, value: types, limit: grownFrom(4, 110) },
      { name: ofEnum, value: enumTypes, limit: grownFrom(4, 200) },
      { name: `${name}, instantiations added`, value: instantiations },
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
