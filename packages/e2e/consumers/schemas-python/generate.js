import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import index from "@order-webhooks/schemas" with { type: "json" };

// One module for each event, named as its title: generated/<title>.py has a class of that name.
mkdirSync("generated", { recursive: true });
for (const { title, tolerant } of Object.values(index.events)) {
  const schema = fileURLToPath(import.meta.resolve(`@order-webhooks/schemas/${tolerant}`));
  const languages = ["--src-lang", "schema", "--lang", "python", "--python-version", "3.7"];
  const names = ["--top-level", title, "--out", `generated/${title}.py`, schema];
  execFileSync("node_modules/.bin/quicktype", [...languages, ...names], { stdio: "inherit" });
}
