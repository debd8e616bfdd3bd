import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { repositoryRoot } from "../src/index.ts";
import { findFreePort, runVerification, verification } from "./verification-step.ts";

// The shell of verify-receiver.yml as the hosted service runs it, with a real receiver. Only npx is not what it is: it
// runs the built command of this repository instead of a published one.

const receiver = join(repositoryRoot, "packages/receiver/dist/bin.js");
const command = join(repositoryRoot, "contracts/dist/bin.js");
let temporary: string;
let port: number;

beforeEach(async () => {
  temporary = mkdtempSync(join(tmpdir(), "order-webhooks-runner-"));
  port = await findFreePort();
  writeNpx();
  return () => rmSync(temporary, { recursive: true, force: true });
});

test("starts a receiver, verifies it, writes the reports, stops it", async () => {
  const output = await run({
    START: `"${process.execPath}" "${receiver}" --port ${port} --observe-path /observe`,
    OBSERVE: `http://127.0.0.1:${port}/observe`,
  });
  expect(output).toContain("The contract holds");
  expect(reports().map((file) => existsSync(file))).toEqual([true, true, true]);
  expect(readFileSync(join(temporary, "summary.md"), "utf8")).toContain("accepted");
  expect(asked()).toContain("--yes --package @order-webhooks/contracts@1.2.3");
  await vi.waitFor(() => expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow(), 5_000);
});

test("fails with a receiver that refuses, and has the reports all the same", async () => {
  const refusing = `require("node:http").createServer((_, answer) => answer.writeHead(400).end()).listen(${port}, "127.0.0.1")`;
  const failing = run({ START: `"${process.execPath}" -e '${refusing}'` });
  await expect(failing).rejects.toThrow("exited with 1");
  await expect(failing).rejects.toThrow("Authentic deliveries are refused.");
  expect(reports().map((file) => existsSync(file))).toEqual([true, true, true]);
});

test("fails when the receiver never starts, and shows what it said", async () => {
  const failing = run({ WAIT_SECONDS: "1", START: "echo no such receiver; exit 3" });
  await expect(failing).rejects.toThrow("exited with 2");
  await expect(failing).rejects.toThrow("wrote last\nno such receiver\n::endgroup::");
  expect(existsSync(join(temporary, "order-webhooks-reports/receiver.log"))).toBe(true);
});

test("hands the inputs on as they are, whatever they hold", async () => {
  writeFileSync(join(temporary, "bin/npx"), '#!/bin/bash\nprintf "<%s>\\n" "$@"\n');
  const output = await run({
    WAIT_SECONDS: "0",
    OBSERVE: "http://x/?a=$(id)&b=`id`",
    EVENTS: "a,b; id",
  });
  expect(output).toContain("<--observe>\n<http://x/?a=$(id)&b=`id`>\n<--events>\n<a,b; id>\n");
});

test("takes from its caller exactly what the shell reads", () => {
  const read = [...(verification.run ?? "").matchAll(/\$\{?([A-Z][A-Z_]+)/g)].map(
    ([, name = ""]) => name,
  );
  const given = ["RUNNER_TEMP", "GITHUB_STEP_SUMMARY"];
  expect(Object.keys(verification.env ?? {}).sort()).toEqual(
    [...new Set([...read, "WAIT_SECONDS"])].filter((name) => !given.includes(name)).sort(),
  );
});

function writeNpx(): void {
  mkdirSync(join(temporary, "bin"));
  const npx = join(temporary, "bin/npx");
  const line = `echo "$@" >>"$RUNNER_TEMP/asked"; shift 4; exec "${process.execPath}" "${command}" "$@"`;
  writeFileSync(npx, `#!/bin/bash\n${line}\n`);
  chmodSync(npx, 0o755);
}

function asked(): string {
  return readFileSync(join(temporary, "asked"), "utf8");
}

function reports(): readonly string[] {
  const names = ["junit.xml", "report.json", "report.md"];
  return names.map((name) => join(temporary, "order-webhooks-reports", name));
}

function run(inputs: Readonly<Record<string, string>>): Promise<string> {
  const path = `${join(temporary, "bin")}:${process.env.PATH}`;
  return runVerification({ temporary, port, env: { PATH: path, VERSION: "1.2.3", ...inputs } });
}
