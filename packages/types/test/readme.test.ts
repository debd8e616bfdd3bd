import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { compile, makeConsumer } from "./typescript.ts";

const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
const [, code = "", printed] = /```ts\n(.*?)```.*?```text\n(.*?)```/s.exec(readme) ?? [];

/** Declaration that the example needs, since the consumer installs no other types. */
const ambient = "declare const console: { log(text: string): void };\n";

it("the README's example compiles and prints the output that the README shows", async () => {
  const consumer = await makeConsumer({ "readme.mts": code, "console.d.ts": ambient });
  const options = { module: "nodenext", exactOptionalPropertyTypes: true, noImplicitReturns: true };
  const files = ["readme.mts", "console.d.ts"];
  expect(await compile(consumer, { compiler: 7, options, files })).toBe("");
  expect(await compile(consumer, { compiler: 5, options, files })).toBe("");
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [join(consumer.folder, "readme.mts")]);
  expect(stdout).toBe(printed);
  await consumer.remove();
});
