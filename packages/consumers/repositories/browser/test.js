// node test.js vite|esbuild|webpack|rolldown
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import index from "@order-webhooks/schemas" with { type: "json" };
import { browse } from "./browse.js";

const [bundler] = process.argv.slice(2);
const outdir = `dist-${bundler}`;
const { default: build } = await import(`./bundlers/${bundler}.js`);
await build(outdir);

const payloads = await Promise.all(listExamples().map(read));
await writeFile(`${outdir}/payloads.json`, JSON.stringify(payloads));
const page = JSON.parse(await browse(outdir));

assert.equal(page.evalIsForbidden, true);
assert.deepEqual(
  page.purposes,
  payloads.map(({ purpose }) => purpose),
);
assert.ok(page.refused.length > 0);

function listExamples() {
  return Object.entries(index.events).flatMap(([eventType, { purposes }]) =>
    Object.entries(purposes).flatMap(([purpose, { examples }]) =>
      examples.map(({ file }) => ({ eventType, purpose, file })),
    ),
  );
}

async function read({ eventType, purpose, file }) {
  const path = fileURLToPath(import.meta.resolve(`@order-webhooks/schemas/${file}`));
  return { eventType, purpose, data: JSON.parse(await readFile(path, "utf8")) };
}
