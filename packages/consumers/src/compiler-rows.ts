import type { Row } from "./row.ts";

/** A compiler that rows install. */
interface Compiler {
  readonly version: string;
  readonly devDependencies: { readonly [name: string]: string };
  readonly resolutions: readonly Resolution[];
}

/** A way of resolving and emitting modules, and its flags. */
interface Resolution {
  readonly name: "node10" | "node16" | "nodenext" | "bundler";
  readonly format: "CommonJS" | "ESM";
  readonly flags: readonly string[];
  /** True if a require of an ES module compiles. */
  readonly requiresEsm: boolean;
}

const node10: Resolution = {
  name: "node10",
  format: "CommonJS",
  flags: ["--module", "commonjs", "--moduleResolution", "node10"],
  requiresEsm: true,
};
const node10Confirmed: Resolution = {
  ...node10,
  flags: [...node10.flags, "--ignoreDeprecations", "6.0"],
};
const bundlerCommonJs: Resolution = {
  name: "bundler",
  format: "CommonJS",
  flags: ["--module", "commonjs", "--moduleResolution", "bundler"],
  requiresEsm: true,
};

/** Returns the resolutions of every compiler. Since 5.8 nodenext allows a require of an ES module, as Node 20.19 does. */
function commonResolutions(requiresEsm: boolean): readonly Resolution[] {
  const node16 = { name: "node16", flags: ["--module", "node16"], requiresEsm: false } as const;
  const nodenext = { name: "nodenext", flags: ["--module", "nodenext"], requiresEsm } as const;
  const flags = ["--module", "esnext", "--moduleResolution", "bundler"];
  return [
    { ...node16, format: "CommonJS" },
    { ...node16, format: "ESM" },
    { ...nodenext, format: "CommonJS" },
    { ...nodenext, format: "ESM" },
    { name: "bundler", format: "ESM", flags, requiresEsm: false },
  ];
}

/** The oldest supported compiler is 5.4, which reads @types/node up to 22. */
const compilers: readonly Compiler[] = [
  {
    version: "5.4",
    devDependencies: { typescript: "~5.4.0", "@types/node": "^22.0.0" },
    resolutions: [node10, ...commonResolutions(false)],
  },
  {
    version: "5.9",
    devDependencies: { typescript: "~5.9.0" },
    resolutions: [node10, ...commonResolutions(true)],
  },
  {
    version: "6",
    devDependencies: { typescript: "^6.0.0" },
    resolutions: [node10Confirmed, ...commonResolutions(true), bundlerCommonJs],
  },
  {
    version: "7",
    // This version refuses node10 (TS5108).
    devDependencies: { typescript: "^7.0.0" },
    resolutions: [...commonResolutions(true), bundlerCommonJs],
  },
];

/** Types alone: every compiler and resolution, with and without exact optional keys. */
const typeRows = combine("types-only", () => true);

/** All packages in one ES module. Without node10, which finds no subpath of a package. */
const appRows = combine("typescript-app", ({ format }) => format === "ESM");

/** A compiler's CommonJS output that requires the validator. Without node16, which allows no require of an ES module. */
const commonJsRows = combine(
  "typescript-commonjs",
  ({ format, requiresEsm }) => format === "CommonJS" && requiresEsm,
);

const javaScriptRows = asTheyAre("javascript-jsdoc", "checkJs");

const oneEventRows = asTheyAre("one-event", "nodenext, ESM");

/** The verification in a test file. Its JSON modules need nodenext, which the consumer sets. */
const testRows = asTheyAre("verify-in-test", "nodenext, ESM");

/** Rows with a TypeScript compiler. */
export const compilerRows: readonly Row[] = [
  typeRows,
  appRows,
  commonJsRows,
  javaScriptRows,
  oneEventRows,
  testRows,
].flatMap((rows) => [...rows, ...byPnpm(rows)]);

/** Repeats the row of the newest compiler with pnpm, which links each package to its own dependencies only. */
function byPnpm(rows: readonly Row[]): readonly Row[] {
  return rows.slice(-1).map((row) => ({ ...row, installer: "pnpm" }));
}

function asTheyAre(consumer: string, setting: string): readonly Row[] {
  return compilers.map(({ version, devDependencies }) => ({
    consumer,
    toolchain: `TypeScript ${version}, ${setting}`,
    node: "24",
    installer: "npm",
    manifest: { devDependencies },
  }));
}

function combine(consumer: string, has: (resolution: Resolution) => boolean): readonly Row[] {
  return compilers.flatMap((compiler) =>
    compiler.resolutions.filter(has).flatMap((resolution) => {
      const row = toRow(consumer, compiler, resolution);
      return [row, notExact(row)];
    }),
  );
}

function toRow(
  consumer: string,
  { version, devDependencies }: Compiler,
  { name, format, flags }: Resolution,
): Row {
  return {
    consumer,
    toolchain: `TypeScript ${version}, ${name}, ${format}`,
    node: "24",
    installer: "npm",
    manifest: { type: format === "ESM" ? "module" : "commonjs", devDependencies },
    args: flags,
  };
}

/** Returns the same row without exactOptionalPropertyTypes, which the consumers set. */
function notExact({ toolchain, args = [], ...row }: Row): Row {
  return {
    ...row,
    toolchain: `${toolchain}, not exact`,
    args: [...args, "--exactOptionalPropertyTypes", "false"],
  };
}
