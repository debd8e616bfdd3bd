import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { readManifest, repositoryRoot } from "../../src/index.ts";
import { inputs, VerificationRunner, verification, verify } from "./verification-runner.ts";

// Runs the shell of verify-receiver.yml as the hosted service does, with a real receiver. Only npx is replaced: it runs the
// built command of this repository.

const receiver = join(repositoryRoot, "packages/receiver/dist/cli/bin.js");
const index = JSON.parse(readFileSync(join(repositoryRoot, "schemas/gen/index.json"), "utf8"));
const [event = ""] = Object.keys(index.events);
let runner: VerificationRunner;

beforeEach(async () => {
  runner = await VerificationRunner.create();
});

test("starts a receiver, verifies it, writes the reports, and stops it", async () => {
  const output = await runner.run({
    start: `"${process.execPath}" "${receiver}" --port ${runner.port} --observe-path /observe`,
    observe: `http://127.0.0.1:${runner.port}/observe`,
  });
  expect(output).toContain("The contract holds");
  expect(reports()).toEqual(["junit.xml", "report.json", "report.md"]);
  expect(runner.read("GITHUB_STEP_SUMMARY")).toContain("accepted");
  const stopped = () => expect(fetch(`http://127.0.0.1:${runner.port}/`)).rejects.toThrow();
  await vi.waitFor(stopped, { timeout: 600_000, interval: 100 });
});

test("fails with a receiver that refuses, and leaves reports and failing deliveries", async () => {
  const origin = `http://127.0.0.1:${runner.port}`;
  const output = await runner.outputOf({
    start: refusing(),
    observe: `${origin}/observe`,
    "observe-within-ms": "0",
    "raw-url": `${origin}/raw/{event}`,
    save: "failed",
  });
  expect(output).toContain("exit code 1");
  expect(output).toContain("The receiver refuses authentic deliveries.");
  expect(reports()).toEqual(["junit.xml", "report.json", "report.md"]);
  const { target, checks } = JSON.parse(runner.read("order-webhooks-reports/report.json"));
  expect(Object.entries(target.rawUrls)).toContainEqual([event, `${origin}/raw/${event}`]);
  expect(checks).toContainEqual(expect.objectContaining({ event, form: "raw" }));
  expect(readdirSync(join(runner.temporary, "order-webhooks-deliveries"))).not.toEqual([]);
});

test("fails when the receiver never starts, and shows its output", async () => {
  const failing = runner.run({ "wait-seconds": "1", start: "echo no such receiver; exit 3" });
  await expect(failing).rejects.toThrow("exit code 2");
  await expect(failing).rejects.toThrow("\n| no such receiver\n");
  expect(reports()).toEqual([]);
});

test("stops waiting for a receiver that accepts connections and never answers", async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(runner.port, "127.0.0.1", resolve));
  runner.writeNpx("echo verified");
  expect(await runner.run({ "wait-seconds": "1" })).toContain("verified");
  silent.close();
});

test.each([
  readManifest(join(repositoryRoot, "packages/verify/package.json")).version,
  "1.2.3",
  "2.0.0-next.1",
  "^1.2.3",
  "latest",
])("runs version %s, the first of these by default", async (version) => {
  runner.writeNpx("");
  const given = version === inputs.version?.default ? {} : { version };
  await runner.run({ "wait-seconds": "0", ...given });
  expect(runner.read("asked")).toContain(`--yes @order-webhooks/verify@${version} `);
});

test("passes the inputs on unchanged", async () => {
  runner.writeNpx('printf "<%s>\\n" "$@"');
  const given = {
    observe: "http://x/?a=$(id)&b=`id`",
    events: "a,b; id",
    "observe-within-ms": "5000 --raw-url x",
    "raw-url": "http://x/{event}/*",
  };
  const output = await runner.run({ "wait-seconds": "0", save: "failing", ...given });
  const deliveries = join(runner.temporary, "order-webhooks-deliveries");
  for (const [name, value] of Object.entries({ ...given, save: deliveries })) {
    expect(output).toContain(`<--${name}>\n<${value}>\n`);
  }
});

test("passes no option that its caller leaves out", async () => {
  runner.writeNpx('printf "<%s>\\n" "$@"');
  const output = await runner.run({ "wait-seconds": "0" });
  const options = [...output.matchAll(/^<(--[\w-]+)>$/gm)].map(([, option]) => option);
  expect(options).toEqual(["--yes", "--url", "--junit", "--json", "--markdown"]);
});

test.each([
  ["wait-seconds", "1.5"],
  ["wait-seconds", "x[$(touch run)]"],
  ["version", "npm:other@1.0.0"],
  ["version", "https://example.org/verify.tgz"],
  ["version", "1.2.3\n::error::x"],
])("refuses %s %j before anything runs", async (name, value) => {
  runner.writeNpx('touch "$RUNNER_TEMP/ran"');
  const failing = runner.run({ start: 'touch "$RUNNER_TEMP/ran"', [name]: value });
  await expect(failing).rejects.toThrow("exit code 2");
  await expect(failing).rejects.toThrow(`::${name}: expected `);
  expect(readdirSync(runner.temporary)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(ran|run|asked)$/)]),
  );
});

test("passes the secret to the step that starts the receiver, and to no action", () => {
  expect(verify?.env).toBeUndefined();
  const given = verify?.steps.filter((step) => JSON.stringify(step).includes("secrets."));
  expect(given).toEqual([verification]);
});

test("passes exactly the variables that the shell, the receiver and the command read", () => {
  const read = [...(verification.run ?? "").matchAll(/\$\{?([A-Z][A-Z_]+)/g)].map(
    ([, name = ""]) => name,
  );
  const ofRunner = ["RUNNER_TEMP", "GITHUB_STEP_SUMMARY"];
  expect(Object.keys(verification.env ?? {}).sort()).toEqual(
    [...new Set([...read, "WEBHOOK_SECRET"])].filter((name) => !ofRunner.includes(name)).sort(),
  );
});

test("uses every input", () => {
  const used = [...JSON.stringify(verify).matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name);
  expect([...new Set(used)].sort()).toEqual(Object.keys(inputs).sort());
});

test("docs/verify-in-ci.md shows every input", () => {
  const page = readFileSync(join(repositoryRoot, "docs/verify-in-ci.md"), "utf8");
  const isShown = (name: string) =>
    page.includes(`\`${name}\``) || page.includes(`      ${name}: `);
  expect(Object.keys(inputs).filter((name) => !isShown(name))).toEqual([]);
});

/** Returns a command that starts a receiver. It refuses everything, and its observation is empty. */
function refusing(): string {
  const server = `require("node:http").createServer(({ method }, answer) => {
    if (method === "GET") answer.end(JSON.stringify({ handled: [] }));
    else answer.writeHead(400).end();
  }).listen(${runner.port}, "127.0.0.1")`;
  return `"${process.execPath}" -e '${server}'`;
}

/** Lists the files of the artifact. */
function reports(): readonly string[] {
  return readdirSync(join(runner.temporary, "order-webhooks-reports")).sort();
}
