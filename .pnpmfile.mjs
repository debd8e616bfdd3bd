// What `pnpm pack` and `pnpm publish` make of a package.json. Where the project lives, and the words to find it by,
// are set once, in the root package.json; what only this workspace can use stays in it.
import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));

export const hooks = {
  /** Takes a package's manifest and folder, gives the manifest that is published. */
  beforePacking({ devDependencies, scripts, ...manifest }, folder) {
    const { repository, keywords } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
    const directory = relative(root, folder).split(sep).join("/");
    const page = repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
    return {
      ...manifest,
      keywords,
      homepage: `${page}/tree/main/${directory}#readme`,
      bugs: `${page}/issues`,
      repository: { ...repository, directory },
    };
  },
};
