import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { verifyPacts } from "@order-webhooks/verify";
import { afterAll, expect, it } from "vitest";

const example = fileURLToPath(new URL("../examples/consumer/", import.meta.url));
const committed = join(example, "pacts");
const fresh = await mkdtemp(join(tmpdir(), "foreign-consumer-"));
afterAll(() => rm(fresh, { recursive: true }));

async function readInteractions(folder: string): Promise<unknown> {
  const [file = ""] = await readdir(folder);
  return JSON.parse(await readFile(join(folder, file), "utf8")).interactions;
}

it("the example consumer's own test writes the committed pact", async () => {
  const env = { ...process.env, PACT_DIR: fresh, PACT_DO_NOT_TRACK: "true" };
  const child = spawn(process.execPath, ["--test"], { cwd: example, env, stdio: "ignore" });
  expect(await once(child, "close")).toEqual([0, null]);
  expect(await readInteractions(fresh)).toEqual(await readInteractions(committed));
});

it("the README's command verifies its pact", async () => {
  const readme = await readFile(join(example, "README.md"), "utf8");
  const [, args = ""] = /npx @order-webhooks\/verify (pact [\w ]+)\n/.exec(readme) ?? [];
  // The link that npx finds in a project with the package.
  const command = join(import.meta.dirname, "../node_modules/.bin/order-webhooks-verify");
  const child = spawn(command, [...args.split(" "), "--payloads", "20"], {
    cwd: example,
    stdio: ["ignore", "pipe", "ignore"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
  });
  expect(await once(child, "close")).toEqual([0, null]);
  expect(output).toContain("The contract holds");
});

it("its pact holds for both values of each omitted state parameter", async () => {
  const outcome = await verifyPacts({ paths: [committed], payloads: 100, seed: 1 });
  if (!outcome.ran) throw new Error(outcome.message);
  const [pact] = outcome.report.pacts;
  expect(pact).toMatchObject({ consumer: "order-mailer", passed: true });
  expect(pact?.interactions.map(({ variants }) => variants.length)).toEqual([2, 2]);
});
