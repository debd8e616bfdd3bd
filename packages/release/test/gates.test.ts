import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gatesAfterPacking, gatesBeforePacking } from "../src/gates.ts";
import { repositoryRoot } from "../src/index.ts";
import { gateScripts } from "./release-copy.ts";

test("the gates stand in the order of the table that the page shows", () => {
  const gates = [...gatesBeforePacking, ...gatesAfterPacking];
  expect(gates.map(({ script }) => script)).toEqual(gateScripts);
  const page = readFileSync(join(repositoryRoot, "docs/publishing.md"), "utf8").replace(/ +/g, " ");
  for (const { script, shows } of gates) expect(page).toContain(`| \`${script}\` | ${shows} |`);
});
