import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** The sizes of one bundle in bytes. */
export interface BundleSize {
  readonly minified: number;
  readonly gzipped: number;
}

/** Bundles what is exported, in the folder of a package, where that package's own name means this folder. */
export async function measureBundle(exported: string, folder: string): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: { contents: `export ${exported};`, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    write: false,
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
}
