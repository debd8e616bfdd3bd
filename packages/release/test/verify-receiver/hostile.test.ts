import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { repositoryRoot } from "../../src/index.ts";
import { runnerFiles, VerificationRunner } from "./verification-runner.ts";

// Output and responses of a receiver are untrusted. The runner reads the output of the step, and must find no command in it.

// The long lines are first, because the step reads the end of a log.
const hostile: readonly string[] = [
  `::error::${"x".repeat(1_000_000)}`,
  "x".repeat(90_000),
  "::add-mask::e",
  "  ::error title=x::written by the receiver",
  "\t::stop-commands::x",
  "::endgroup::",
  "::set-env name=PATH::/x",
  "##[add-matcher]/tmp/x",
  "in a line ##[error]written by the receiver",
  "one\r::warning::another",
  "one\u2028::warning::another",
  "one\u0085::warning::another",
  "\u001b]0;title\u0007\u001b[2J\u001b[1A",
  "\u202e::error::backwards",
  "src/a.ts(1,2): error TS2345: written by the receiver",
  "\0",
  "the last line: Žofie 東京",
];

const index = JSON.parse(readFileSync(join(repositoryRoot, "schemas/gen/index.json"), "utf8"));

const failOnceWritten = 'until [ -e "$RUNNER_TEMP/written" ]; do sleep 0.02; done; exit 1';
const controls = /[^\P{Cc}\n]|[\p{Bidi_Control}\u2028\u2029\ufeff]/u;

let runner: VerificationRunner;

beforeEach(async () => {
  runner = await VerificationRunner.create();
});

/** Runs the step with a receiver that prints `log` and ends. The command fails after the log is complete. */
function outputWith(log: string): Promise<string> {
  writeFileSync(join(runner.temporary, "log"), log);
  runner.writeNpx(failOnceWritten);
  return runner.outputOf({ "wait-seconds": "0", start: "cat log; touch written" });
}

test("a receiver's log full of commands is printed without commands, control characters and long lines", async () => {
  const output = await outputWith(hostile.join("\n"));
  const shown = linesOf(output).filter((line) => line.startsWith("| "));
  expect(shown.at(-1)).toBe("| the last line: Žofie 東京");
  expect(shown).toHaveLength(hostile.length);
  expect(shown.filter(isCommand)).toEqual([]);
  const ours = /^::(remove-matcher owner=[\w-]+|group|endgroup|stop-commands|[0-9a-f-]{36})::/;
  expect(linesOf(output).filter((line) => isCommand(line) && !ours.test(line))).toEqual([]);
  const obeyed = [
    "::remove-matcher owner=tsc::",
    "::remove-matcher owner=eslint-stylish::",
    "::remove-matcher owner=eslint-compact::",
    "::group::Last lines of the receiver",
    expect.stringMatching(/^::stop-commands::[0-9a-f-]{36}$/),
    "::endgroup::",
  ];
  expect(obeyedCommands(output)).toEqual(obeyed);
  expect(output).not.toMatch(controls);
  for (const line of linesOf(output)) expect(line.length).toBeLessThan(2_000);

  // Each run has another token.
  const again = obeyedCommands(await outputWith(hostile.join("\n")));
  expect(again).toEqual(obeyed);
  expect(again).not.toEqual(obeyedCommands(output));
});

test.each(hostile.map((line, at) => ({ at, line })))(
  "line $at of that log alone controls nothing",
  async ({ line }) => {
    const output = await outputWith(line);
    expect(linesOf(output).filter((shown) => shown.startsWith("| ")).length).toBe(1);
    expect(obeyedCommands(output)).toHaveLength(6);
  },
);

test("a receiver cannot reach the files of the runner", async () => {
  const names = runnerFiles.map((name) => `"\${${name}:-none}"`).join(" ");
  runner.writeNpx(failOnceWritten);
  const start = `printf "%s\\n" ${names} >started; for file in ${names}; do echo X=1 >>"$file"; done; touch written`;
  await runner.outputOf({ "wait-seconds": "0", start });
  expect(runner.read("started")).toBe("none\n".repeat(runnerFiles.length));
  for (const name of runnerFiles) expect(runner.read(name)).toBe("");
});

test("a report that is too long for a summary is cut, with a note", async () => {
  runner.writeNpx(`head -c 3000000 /dev/zero | tr "\\\\0" x >"\${@: -1}"`);
  await runner.run({ "wait-seconds": "0" });
  const summary = runner.read("GITHUB_STEP_SUMMARY");
  expect(summary).toMatch(/^x+\n\nThe report is too long for a summary/);
  expect(summary.length).toBeLessThan(1024 * 1024);
  expect(runner.read("order-webhooks-reports/report.md")).toHaveLength(3_000_000);
});

test("an observation full of commands controls neither the runner nor the summary", async () => {
  writeFileSync(join(runner.temporary, "receiver.cjs"), receiverWithObservation(runner.port));
  const output = await runner.outputOf({
    start: `"${process.execPath}" receiver.cjs`,
    observe: `http://127.0.0.1:${runner.port}/observe`,
    events: Object.keys(index.events)[0] ?? "",
  });
  expect(output).toContain("exit code 1");
  const ours = /^::(remove-matcher |group::|endgroup::|stop-commands::|error title=[^:]*::)/;
  expect(obeyedCommands(output).filter((line) => !ours.test(line))).toEqual([]);
  for (const text of [output, runner.read("GITHUB_STEP_SUMMARY")]) {
    expect(text).not.toMatch(controls);
    for (const line of linesOf(text)) expect(line.length).toBeLessThan(10_000);
    const commands = linesOf(text).filter((line) => /^\s*::.*written by the receiver/.test(line));
    expect(commands).toEqual([]);
  }
});

/** Returns a receiver that accepts everything. Its observation has hostile text as the event of each order. */
function receiverWithObservation(port: number): string {
  return `
const handled = [];
require("node:http").createServer(async (request, answer) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  if (request.method === "GET") return answer.end(JSON.stringify({ handled: handled.slice(-100) }));
  const text = ${JSON.stringify(hostile.map((line) => line.slice(0, 5_000)).join("\n"))};
  handled.push({ event: text, purpose: text, orderId: JSON.parse(body).data.order.id });
  answer.writeHead(202).end();
}).listen(${port}, "127.0.0.1");
`;
}

/**
 * Returns the lines of a step's output that the hosted runner executes as commands. The runner executes none between
 * stop-commands and its token.
 */
function obeyedCommands(output: string): readonly string[] {
  let token: string | undefined;
  const obeyed: string[] = [];
  for (const line of linesOf(output).filter(isCommand)) {
    const [, name = "", data = ""] = /^\s*::([^:\s]*)[^:]*::(.*)$/.exec(line) ?? [];
    if (token === undefined) obeyed.push(line);
    if (token === undefined && name === "stop-commands") token = data;
    else if (name === token) token = undefined;
  }
  return obeyed;
}

/** Returns true for the form of a command: "::" after white space at the start of a line, or "##[" anywhere. */
function isCommand(line: string): boolean {
  return line.trimStart().startsWith("::") || line.includes("##[");
}

/** Splits an output into lines at each line end that .NET knows, as the hosted runner does. */
function linesOf(output: string): readonly string[] {
  return output.split(/\r\n|[\r\n\u2028\u2029\u0085]/);
}
