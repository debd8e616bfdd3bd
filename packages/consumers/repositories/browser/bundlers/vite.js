import { resolve } from "node:path";
import { build } from "vite";

export default (outdir) =>
  build({
    root: "src",
    base: "./",
    logLevel: "warn",
    build: { outDir: resolve(outdir), target: "es2022" },
  });
