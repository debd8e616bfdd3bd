import type { Row } from "./row.ts";

/** A kind of module resolution and output, with its compiler flags. */
interface Resolution {
  readonly name: "node10" | "node16" | "nodenext" | "bundler";
  readonly format: "CommonJS" | "ESM";
  readonly flags: readonly string[];
  /** True if a require of an ES module compiles. */
  readonly requiresEsm: boolean;
}

const node10: Resolution = {
  ...{ name: "node10", format: "CommonJS", requiresEsm: true },
  flags: ["--module", "commonjs", "--moduleResolution", "node10"],
};
const bundlerCommonJs: Resolution = {
  ...{ name: "bundler", format: "CommonJS", requiresEsm: true },
  flags: ["--module", "commonjs", "--moduleResolution", "bundler"],
};

/**
 * Returns the resolutions of every compiler. `requiresEsm` is true since TypeScript 5.8, whose nodenext allows a
 * require of an ES module, as Node.js 20.19 does.
 */
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

/** A compiler, with the packages that a row installs for it. */
interface Compiler {
  readonly version: string;
  readonly devDependencies: { readonly [name: string]: string };
  readonly resolutions: readonly Resolution[];
}

const compilers: readonly Compiler[] = [
  {
    // The oldest supported compiler, which reads @types/node up to 22.
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
    resolutions: [
      { ...node10, flags: [...node10.flags, "--ignoreDeprecations", "6.0"] },
      ...commonResolutions(true),
      bundlerCommonJs,
    ],
  },
  {
    // This version refuses node10 (TS5108).
    version: "7",
    devDependencies: { typescript: "^7.0.0" },
    resolutions: [...commonResolutions(true), bundlerCommonJs],
  },
];

/** Rows with a TypeScript compiler. */
export const compilerRows: readonly Row[] = [
  // Only types, with every compiler and resolution.
  combine("types-only", () => true),
  // All packages in one ES module. Not with node10, which finds no subpath of a package.
  combine("typescript-app", ({ format }) => format === "ESM"),
  // CommonJS output that requires the validator. Not with node16, which allows no require of an ES module.
  combine("typescript-commonjs", ({ format, requiresEsm }) => format === "CommonJS" && requiresEsm),
  asConfigured("javascript-jsdoc", "checkJs"),
  asConfigured("one-event", "nodenext, ESM"),
  // `verifyReceiver` in a test file. Its JSON modules need nodenext.
  asConfigured("verify-in-test", "nodenext, ESM"),
]
  // Repeats the row of the newest compiler with pnpm, which links each package to its own dependencies only.
  .flatMap((rows) => [
    ...rows,
    ...rows.slice(-1).map((row): Row => ({ ...row, installer: "pnpm" })),
  ]);

/** Returns a row for each compiler, with the settings of the consumer's own tsconfig.json. */
function asConfigured(consumer: string, setting: string): readonly Row[] {
  return compilers.map(({ version, devDependencies }) => ({
    ...{ consumer, toolchain: `TypeScript ${version}, ${setting}`, node: "24", installer: "npm" },
    manifest: { devDependencies },
  }));
}

/**
 * Returns two rows for each compiler and resolution: one with exactOptionalPropertyTypes, which some users set, and one
 * without.
 */
function combine(consumer: string, has: (resolution: Resolution) => boolean): readonly Row[] {
  return compilers.flatMap(({ version, devDependencies, resolutions }) =>
    resolutions.filter(has).flatMap(({ name, format, flags }) => {
      const toolchain = `TypeScript ${version}, ${name}, ${format}`;
      const type = format === "ESM" ? "module" : "commonjs";
      const manifest = { type, devDependencies } as const;
      const row: Row = { consumer, toolchain, node: "24", installer: "npm", manifest, args: flags };
      const args = [...flags, "--exactOptionalPropertyTypes", "false"];
      return [row, { ...row, toolchain: `${toolchain}, not exact`, args }];
    }),
  );
}
