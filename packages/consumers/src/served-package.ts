/** One version of a package as a registry serves it: its manifest, and its tarball, made when it is asked for. */
export interface ServedVersion {
  readonly manifest: PackageManifest;
  readonly integrity?: string;
  pack(): Promise<Buffer>;
}

/** The keys of a package.json that are read here. The whole of it is served. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly optionalDependencies?: { readonly [name: string]: string };
  readonly os?: readonly string[];
}

/** Versions by the name of their package. The last one is the latest. */
export type ServedPackages = ReadonlyMap<string, readonly ServedVersion[]>;

/** Puts versions under the names of their packages, in order. */
export function groupByName(versions: readonly ServedVersion[]): ServedPackages {
  return Map.groupBy(versions, ({ manifest }) => manifest.name);
}
