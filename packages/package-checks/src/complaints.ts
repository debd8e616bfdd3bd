import { closeSync, openSync, readFileSync } from "node:fs";
import { execa } from "execa";

const esModules = /^@order-webhooks\/(validator|receiver|inbox|verify)$/;
const declarationsOnly = /^@order-webhooks\/types$/;

/** Complaints that are accepted for packages of these names. Every other complaint is an error. */
export const accepted = [
  {
    names: esModules,
    complaint: /^CJSResolvesToESM \S+ node16-cjs$/,
    because: "every Node.js version in `engines` can require an ES module",
  },
  {
    names: esModules,
    complaint: /^NoResolution \.\/\S+ node10$/,
    because: "this resolution ignores `exports`, so subpaths need one of the other resolutions",
  },
  {
    names: declarationsOnly,
    complaint: /^The package does not specify the "type" field/,
    because: "one declaration file serves both module formats, so the package names neither",
  },
  {
    names: declarationsOnly,
    complaint: /^pkg\.exports\["\."\]\.types types is interpreted as CJS/,
    because: "the file has no default export, so both formats read it alike",
  },
];

const options = { preferLocal: true, localDir: import.meta.dirname, reject: false } as const;

/** Runs attw on these subpaths of a tarball, and publint on all of it. Returns a line for each complaint. */
export async function complaintsOf(
  tarball: string,
  subpaths: readonly string[],
): Promise<readonly string[]> {
  const report = `${tarball}.json`;
  // attw exits before a pipe has received a long report, so it writes to a file. The cast is needed because execa's
  // types allow only the descriptors 3 to 9.
  const stdout = openSync(report, "w") as 3;
  const attw = [tarball, "--format", "json", "--entrypoints", ...subpaths];
  const [publint] = await Promise.all([
    execa("publint", [tarball, "--strict"], { ...options, env: { NO_COLOR: "1" } }),
    execa("attw", attw, { ...options, stdout }),
  ]);
  closeSync(stdout);
  const { problems = {} }: { problems?: Readonly<Record<string, readonly object[]>> } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  const ofTypes = Object.values(problems)
    .flat()
    .map((problem) => Object.values(problem).filter((value) => typeof value === "string"));
  const ofManifest = [...publint.stdout.matchAll(/^\d+\. (.+)$/gm)].map(([, text = ""]) => text);
  if (ofManifest.length === 0 && !publint.stdout.includes("All good!"))
    throw new Error(`publint: ${publint.stdout}${publint.stderr}`);
  return [...ofTypes.map((values) => values.join(" ")), ...ofManifest];
}

/** Returns the complaints about a package that are not accepted. */
export function unaccepted(name: string, complaints: readonly string[]): readonly string[] {
  const ofName = accepted.filter(({ names }) => names.test(name));
  return complaints.filter((text) => !ofName.some(({ complaint }) => complaint.test(text)));
}
