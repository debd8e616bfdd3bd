import { cp } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";
import webpack from "webpack";

export default async (outdir) => {
  const stats = await promisify(webpack)({
    mode: "production",
    entry: "./src/page.js",
    target: ["web", "es2022"],
    output: { path: resolve(outdir), filename: "page.js" },
  });
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString());
  await cp("src/index.html", `${outdir}/index.html`);
};
