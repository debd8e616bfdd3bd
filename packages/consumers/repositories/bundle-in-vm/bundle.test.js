import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import index from "@order-webhooks/schemas" with { type: "json" };
import { build } from "esbuild";

const { outputFiles, warnings } = await build({
  entryPoints: ["read.js"],
  bundle: true,
  minify: true,
  platform: "neutral",
  format: "iife",
  write: false,
});

// No process, no console, no URL, no eval and no new Function.
const bare = createContext({}, { codeGeneration: { strings: false, wasm: false } });
runInContext(outputFiles[0].text, bare);

test("the bundler warns of nothing", () => {
  assert.deepEqual(warnings, []);
});

test("the runtime makes no code from strings", () => {
  assert.throws(() => runInContext("new Function('')", bare), { name: "EvalError" });
});

for (const [eventType, { purposes }] of Object.entries(index.events)) {
  for (const [purpose, { examples }] of Object.entries(purposes)) {
    test(`every example of ${eventType}, ${purpose}`, () => {
      for (const { file } of examples) {
        const path = fileURLToPath(import.meta.resolve(`@order-webhooks/schemas/${file}`));
        assert.equal(bare.read(eventType, readFileSync(path, "utf8")), purpose, file);
      }
    });
  }
}

test("an unknown event is refused", () => {
  assert.match(bare.read("no.such.event", "{}"), /event type/);
});
