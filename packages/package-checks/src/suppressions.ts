import type { PublishedPackage } from "./published.ts";

/** A tool's complaint about a package. */
export interface Complaint {
  /** The tool's name for it. */
  readonly code: string;
  /** The place in the package, and the way of resolving modules. */
  readonly at: string;
  readonly text: string;
}

/** Complaints that do not count, and why. Every other complaint counts. */
interface Suppression {
  readonly code: string;
  readonly at: RegExp;
  /** Returns whether it holds for a package. */
  readonly of: (published: PublishedPackage) => boolean;
  readonly because: string;
}

const suppressions: readonly Suppression[] = [
  {
    code: "CJSResolvesToESM",
    at: /node16-cjs/,
    of: isModule,
    because: "every version of Node in `engines` can require an ES module",
  },
  {
    code: "NoResolution",
    at: /^\.\/.* node10$/,
    of: isModule,
    because: "this resolution knows no `exports`; a subpath needs one of the others",
  },
  {
    code: "USE_TYPE",
    at: /^name$/,
    of: isTypesOnly,
    because: "the one file of declarations serves both module formats, so it says neither",
  },
  {
    code: "EXPORTS_TYPES_INVALID_FORMAT",
    at: /^exports \. types$/,
    of: isTypesOnly,
    because: "the file has no default export, so nothing in it differs between the formats",
  },
];

/** Returns the complaints about a package that count. */
export function withoutSuppressed(
  published: PublishedPackage,
  complaints: readonly Complaint[],
): readonly Complaint[] {
  return complaints.filter((complaint) => !suppressions.some(fits(published, complaint)));
}

/** Returns the codes of the suppressions that no complaint meets any more. */
export function findUnusedSuppressions(
  complaints: readonly (readonly [PublishedPackage, Complaint])[],
): readonly string[] {
  const isUsed = (suppression: Suppression): boolean =>
    complaints.some(([published, complaint]) => fits(published, complaint)(suppression));
  return suppressions.filter((suppression) => !isUsed(suppression)).map(({ code }) => code);
}

function fits(
  published: PublishedPackage,
  { code, at }: Complaint,
): (suppression: Suppression) => boolean {
  return (suppression) =>
    suppression.code === code && suppression.at.test(at) && suppression.of(published);
}

/** Engines that leave out each version of Node that cannot require an ES module. */
const enginesThatRequireModules: readonly (string | undefined)[] = [
  "^20.19 || >=22.12",
  ">=22.12",
  ">=22.22.3 <23 || >=24.15 <25 || >=25.9",
];

function isModule({ manifest }: PublishedPackage): boolean {
  const { type, engines } = manifest;
  return type === "module" && enginesThatRequireModules.includes(engines?.node);
}

function isTypesOnly({ files }: PublishedPackage): boolean {
  return (
    files.some((file) => file.endsWith(".d.ts")) && !files.some((file) => file.endsWith(".js"))
  );
}
