import { posix } from "node:path";

/** The files of a package, in its folder or in its tarball. */
export interface PackageFiles {
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Paths from the package's root. */
  readonly files: readonly string[];
  read(file: string): string;
}

/**
 * Returns the files that users of a package can reach: those that `exports`, `bin` and `types` name, and everything
 * that they import. Code imports only code, and declarations import only declarations.
 */
export function findReachable({ manifest, files, read }: PackageFiles): ReadonlySet<string> {
  const existing = new Set(files);
  const reached = new Set<string>();
  const { exports, bin, types } = manifest;
  const targets = stringsIn([exports, bin, types]).map((target) => posix.normalize(target));
  const waiting = files.filter((file) => targets.some((target) => matches(file, target)));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (!existing.has(file) || reached.has(file)) continue;
    reached.add(file);
    if (/\.(js|d\.ts)$/.test(file)) waiting.push(...findImports(file, read(file)));
  }
  return reached;
}

/**
 * Returns the targets of the relative imports of a file. That includes dynamic imports, imports of types, and modules that
 * the file starts as a thread by their URL.
 */
export function findImports(file: string, source: string): readonly string[] {
  const imports = source.matchAll(/\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g);
  const urls = source.matchAll(/["'](\.[^"']+\.js)["'],\s*import\.meta\.url\b/g);
  return [...imports, ...urls].map(([, specifier = ""]) => {
    const path = posix.join(posix.dirname(file), specifier);
    return file.endsWith(".d.ts") ? path.replace(/(\.d)?\.[jt]s$/, ".d.ts") : path;
  });
}

/** Returns true if a target of `exports` names a file. An asterisk in the target stands for any text. */
function matches(file: string, target: string): boolean {
  const [before = "", after] = target.split("*");
  return after === undefined ? file === target : file.startsWith(before) && file.endsWith(after);
}

/** Returns every string inside a value. An export may nest conditions, and each of its strings is a target. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
