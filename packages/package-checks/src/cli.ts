import { mkdtempDisposableSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runGenerator } from "@order-webhooks/codegen/write-files";
import { packPublished } from "./packed.ts";
import { reportsOf } from "./reports.ts";

// Writes the reports of each published package to gen/. With --check it compares them with the built packages.

const folder = "packages/package-checks/gen";

using temporary = mkdtempDisposableSync(join(tmpdir(), "order-webhooks-checked-"));

await runGenerator(process.argv.slice(2), {
  ownedFolders: [folder],
  generate: async () => {
    const reports = (await packPublished(temporary.path)).flatMap(reportsOf);
    return new Map(reports.map(([path, content]) => [`${folder}/${path}`, content]));
  },
});
