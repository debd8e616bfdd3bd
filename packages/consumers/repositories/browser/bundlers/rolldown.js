import { cp } from "node:fs/promises";
import { build } from "rolldown";

export default async (outdir) => {
  await build({ input: "src/page.js", output: { dir: outdir, format: "esm", minify: true } });
  await cp("src/index.html", `${outdir}/index.html`);
};
