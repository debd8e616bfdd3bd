import { posix } from "node:path";

/** A package's files, as they lie in its folder or in its tarball. */
export interface PackageFiles {
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Paths from the package's root. */
  readonly files: readonly string[];
  read(file: string): string;
}

/**
 * Gives the files that somebody who has the package can get at: those that `exports`, `bin` and `types` name, and what they
 * import in turn, code from code and declarations from declarations.
 */
export function findReachable({ manifest, files, read }: PackageFiles): ReadonlySet<string> {
  const there = new Set(files);
  const reached = new Set<string>();
  const addresses = addressesOf(manifest);
  const waiting = files.filter((file) => addresses.some((address) => standsFor(address, file)));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (!there.has(file) || reached.has(file)) continue;
    reached.add(file);
    if (/\.(js|d\.ts)$/.test(file)) waiting.push(...findImports(file, read(file)));
  }
  return reached;
}

/**
 * Gives where the relative imports of a file lead: dynamic ones and those of types among them, and modules that it starts by
 * their address, as a thread.
 */
export function findImports(file: string, source: string): readonly string[] {
  const imports = source.matchAll(/\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g);
  const addresses = source.matchAll(/["'](\.[^"']+\.js)["'],\s*import\.meta\.url\b/g);
  return [...imports, ...addresses].map(([, specifier = ""]) => {
    const path = posix.join(posix.dirname(file), specifier);
    return file.endsWith(".d.ts") ? path.replace(/(\.d)?\.[jt]s$/, ".d.ts") : path;
  });
}

/** Gives every address that a manifest leads users to, from the package's root. */
export function addressesOf({
  exports,
  bin,
  types,
}: Readonly<Record<string, unknown>>): readonly string[] {
  return leavesOf([exports, bin, types]).map((address) => posix.normalize(address));
}

/** Says whether an address stands for a file. `*` in it stands for any text. */
export function standsFor(address: string, file: string): boolean {
  const [before = "", after] = address.split("*");
  return after === undefined ? file === address : file.startsWith(before) && file.endsWith(after);
}

/** Every text in a value: whatever conditions an export has, their targets are all there is. */
function leavesOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}
