import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import index from "@order-webhooks/schemas" with { type: "json" };

// The data of each event, and of each of its purposes, has a module: generated/<type>.py has the class <type>.
mkdirSync("generated", { recursive: true });
for (const { title, tolerant, purposes } of Object.values(index.events)) {
  generate(title, tolerant);
  for (const purpose of Object.values(purposes)) generate(purpose.type, purpose.tolerant);
}

function generate(type, bundle) {
  const schema = fileURLToPath(import.meta.resolve(`@order-webhooks/schemas/${bundle}`));
  const languages = ["--src-lang", "schema", "--lang", "python", "--python-version", "3.7"];
  const names = ["--top-level", type, "--out", `generated/${type}.py`, schema];
  execFileSync("node_modules/.bin/quicktype", [...languages, ...names], { stdio: "inherit" });
}
