import { runGenerator } from "@order-webhooks/codegen/write-files";
import { packPublished } from "./published.ts";
import { reportFileOf, reportOn } from "./report.ts";

// Writes the report of each published package, or with --check compares it with what is built now.

const folder = "packages/package-checks/gen";

await runGenerator(process.argv.slice(2), {
  ownedFolders: [folder],
  generate: async () => {
    const published = await packPublished();
    const reports = published.map(
      async (each): Promise<[string, string]> => [
        `${folder}/${reportFileOf(each)}`,
        await reportOn(each),
      ],
    );
    return new Map(await Promise.all(reports));
  },
});
