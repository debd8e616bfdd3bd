import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** The sizes of one bundle in bytes. */
export interface BundleSize {
  readonly minified: number;
  readonly gzipped: number;
}

/** Bundles a module as if it were a file in the folder, so that it can import the folder's own package by name. */
export async function bundle(code: string, folder: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** Measures a bundle. */
export function toSize(bytes: Uint8Array): BundleSize {
  return { minified: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
}
