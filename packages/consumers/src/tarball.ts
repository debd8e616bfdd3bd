import { gunzipSync, gzipSync } from "node:zlib";
import { type ParsedTarEntryWithData, packTar, unpackTar } from "modern-tar";

/** One file of a package tarball. Its name starts with `package/`. */
export type PackedFile = ParsedTarEntryWithData;

/** Reads the files of a package tarball. */
export function readTarball(tarball: Buffer): Promise<readonly PackedFile[]> {
  return unpackTar(gunzipSync(tarball));
}

/** Writes a package tarball that npm and pnpm install. */
export async function writeTarball(files: readonly PackedFile[]): Promise<Buffer> {
  return gzipSync(await packTar(files), { level: 1 });
}
