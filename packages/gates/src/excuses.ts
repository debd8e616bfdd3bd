import type { PublishedPackage } from "./published.ts";

/** What a tool says against a package. */
export interface Complaint {
  /** The tool's name for it. */
  readonly code: string;
  /** Where in the package, and under which way of resolving modules. */
  readonly at: string;
  readonly text: string;
}

/** Complaints that do not count, and why: whatever is not listed does. */
interface Excuse {
  readonly code: string;
  readonly at: RegExp;
  /** The packages that it holds for, by what they are. */
  readonly of: (published: PublishedPackage) => boolean;
  readonly because: string;
}

const excuses: readonly Excuse[] = [
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

/** The complaints against a package that count. */
export function withoutExcused(
  published: PublishedPackage,
  complaints: readonly Complaint[],
): readonly Complaint[] {
  return complaints.filter((complaint) => !excuses.some(fits(published, complaint)));
}

/** The excuses that no complaint needs any more, by what they excuse. */
export function findUnneededExcuses(
  complaints: readonly (readonly [PublishedPackage, Complaint])[],
): readonly string[] {
  const needed = (excuse: Excuse): boolean =>
    complaints.some(([published, complaint]) => fits(published, complaint)(excuse));
  return excuses.filter((excuse) => !needed(excuse)).map(({ code }) => code);
}

function fits(published: PublishedPackage, { code, at }: Complaint): (excuse: Excuse) => boolean {
  return (excuse) => excuse.code === code && excuse.at.test(at) && excuse.of(published);
}

/** Engines that leave out each version of Node that cannot require an ES module. */
const enginesThatRequireModules: readonly (string | undefined)[] = ["^20.19 || >=22.12", ">=22.12"];

function isModule({ manifest }: PublishedPackage): boolean {
  const { type, engines } = manifest;
  return type === "module" && enginesThatRequireModules.includes(engines?.node);
}

function isTypesOnly({ files }: PublishedPackage): boolean {
  return (
    files.some((file) => file.endsWith(".d.ts")) && !files.some((file) => file.endsWith(".js"))
  );
}
