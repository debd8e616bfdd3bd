import { build } from "esbuild";

export default (outdir) =>
  build({
    entryPoints: ["src/page.js", "src/index.html"],
    loader: { ".html": "copy" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    outdir,
    logLevel: "warning",
  });
