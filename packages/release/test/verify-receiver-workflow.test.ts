import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { findFreePort, repositoryRoot } from "../src/index.ts";
import { runVerification, verification, verify } from "./verification-step.ts";

// The shell of verify-receiver.yml as the hosted service runs it, with a real receiver. Only npx is not what it is: it
// runs the built command of this repository instead of a published one.

const receiver = join(repositoryRoot, "packages/receiver/dist/cli/bin.js");
const command = join(repositoryRoot, "packages/verify/dist/cli/bin.js");
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
  expect(reports()).toEqual(["junit.xml", "report.json", "report.md"]);
  expect(readFileSync(join(temporary, "summary.md"), "utf8")).toContain("accepted");
  expect(asked()).toContain("--yes @order-webhooks/verify@1.2.3");
  const stopped = () => expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  await vi.waitFor(stopped, { timeout: 600_000, interval: 100 });
});

test("fails with a receiver that refuses, and has the reports all the same", async () => {
  const refusing = `require("node:http").createServer((_, answer) => answer.writeHead(400).end()).listen(${port}, "127.0.0.1")`;
  const failing = run({ START: `"${process.execPath}" -e '${refusing}'` });
  await expect(failing).rejects.toThrow("exited with 1");
  await expect(failing).rejects.toThrow("Authentic deliveries are refused.");
  expect(reports()).toEqual(["junit.xml", "report.json", "report.md"]);
});

test("fails when the receiver never starts, and shows what it said", async () => {
  const failing = run({ WAIT_SECONDS: "1", START: "echo no such receiver; exit 3" });
  await expect(failing).rejects.toThrow("exited with 2");
  await expect(failing).rejects.toThrow("wrote last\nno such receiver\n::endgroup::");
  expect(reports()).toEqual([]);
});

test("does not wait for ever for a receiver that takes connections and never answers", async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(port, "127.0.0.1", resolve));
  writeFileSync(join(temporary, "bin/npx"), "#!/bin/bash\necho verified\n");
  expect(await run({ WAIT_SECONDS: "1" })).toContain("verified");
  silent.close();
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

test("gives the secret to the step that starts the receiver, and to no action", () => {
  expect(verify?.env).toBeUndefined();
  const told = verify?.steps.filter((step) => JSON.stringify(step).includes("secrets."));
  expect(told).toEqual([verification]);
});

test("takes from its caller exactly what the shell, the receiver and the command read", () => {
  const read = [...(verification.run ?? "").matchAll(/\$\{?([A-Z][A-Z_]+)/g)].map(
    ([, name = ""]) => name,
  );
  const given = ["RUNNER_TEMP", "GITHUB_STEP_SUMMARY"];
  expect(Object.keys(verification.env ?? {}).sort()).toEqual(
    [...new Set([...read, "WAIT_SECONDS", "WEBHOOK_SECRET"])]
      .filter((name) => !given.includes(name))
      .sort(),
  );
});

function writeNpx(): void {
  mkdirSync(join(temporary, "bin"));
  const npx = join(temporary, "bin/npx");
  const line = `echo "$@" >>"$RUNNER_TEMP/asked"; shift 2; exec "${process.execPath}" "${command}" "$@"`;
  writeFileSync(npx, `#!/bin/bash\n${line}\n`);
  chmodSync(npx, 0o755);
}

function asked(): string {
  return readFileSync(join(temporary, "asked"), "utf8");
}

/** Lists the files that the artifact would hold. */
function reports(): readonly string[] {
  return readdirSync(join(temporary, "order-webhooks-reports")).sort();
}

function run(inputs: Readonly<Record<string, string>>): Promise<string> {
  const path = `${join(temporary, "bin")}:${process.env.PATH}`;
  return runVerification({ temporary, port, env: { PATH: path, VERSION: "1.2.3", ...inputs } });
}
