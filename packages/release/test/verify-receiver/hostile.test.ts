import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { repositoryRoot } from "../../src/index.ts";
import { isCommand, linesOf, obeyedCommands } from "./runner-commands.ts";
import { prepareRunner, type VerificationRunner } from "./verification-runner.ts";
import { runnerFiles } from "./verification-step.ts";

// What a receiver writes and answers is text of others. The runner reads the output of the step, and must find no command in it.

// The long lines come first: the step reads the end of a log.
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

let runner: VerificationRunner;

beforeEach(async () => {
  runner = await prepareRunner();
  return () => runner.remove();
});

/** Runs the step with a receiver that writes this and ends. The command fails once all of it is in the log. */
function outputWith(log: string): Promise<string> {
  writeFileSync(join(runner.temporary, "log"), log);
  runner.writeNpx('until [ -e "$RUNNER_TEMP/written" ]; do sleep 0.02; done; exit 1');
  return runner.outputOf({ "wait-seconds": "0", start: "cat log; touch written" });
}

describe("a log of a receiver that is full of commands", () => {
  let output: string;

  beforeEach(async () => {
    output = await outputWith(hostile.join("\n"));
  });

  test("has no line that the runner takes for a command, obeyed or not", () => {
    const shown = linesOf(output).filter((line) => line.startsWith("| "));
    expect(shown.at(-1)).toBe("| the last line: Žofie 東京");
    expect(shown).toHaveLength(hostile.length);
    expect(shown.filter(isCommand)).toEqual([]);
    const ours = /^::(remove-matcher owner=[\w-]+|group|endgroup|stop-commands|[0-9a-f-]{36})::/;
    expect(linesOf(output).filter((line) => isCommand(line) && !ours.test(line))).toEqual([]);
  });

  test("is printed while the runner obeys nothing, and no pattern of a compiler is left", () => {
    expect(obeyedCommands(output)).toEqual([
      "::remove-matcher owner=tsc::",
      "::remove-matcher owner=eslint-stylish::",
      "::remove-matcher owner=eslint-compact::",
      "::group::What the receiver wrote last",
      expect.stringMatching(/^::stop-commands::[0-9a-f-]{36}$/),
      "::endgroup::",
    ]);
  });

  test("has no control character and no long line", () => {
    expect(output).not.toMatch(/[^\P{Cc}\n]|[\p{Bidi_Control}\u2028\u2029\ufeff]/u);
    for (const line of linesOf(output)) expect(line.length).toBeLessThan(2_000);
  });

  test("is stopped by another token in each run", async () => {
    const again = await outputWith(hostile.join("\n"));
    const tokenOf = (text: string) => /^::stop-commands::(.+)$/m.exec(text)?.[1];
    expect(tokenOf(again)).not.toBe(tokenOf(output));
  });
});

test.each(hostile.map((line, at) => ({ at, line })))(
  "line $at of that log steers nothing by itself",
  async ({ line }) => {
    const output = await outputWith(line);
    expect(linesOf(output).filter((shown) => shown.startsWith("| ")).length).toBe(1);
    expect(obeyedCommands(output)).toHaveLength(6);
  },
);

test("a receiver cannot speak to the runner by its files", async () => {
  const names = runnerFiles.map((name) => `"\${${name}:-none}"`).join(" ");
  runner.writeNpx('until [ -e "$RUNNER_TEMP/written" ]; do sleep 0.02; done; exit 1');
  const start = `printf "%s\\n" ${names} >started; for file in ${names}; do echo X=1 >>"$file"; done; touch written`;
  await runner.outputOf({ "wait-seconds": "0", start });
  expect(runner.read("started")).toBe("none\n".repeat(runnerFiles.length));
  for (const name of runnerFiles) expect(runner.read(name)).toBe("");
});

test("a report that is too long for a summary is cut, and the summary says so", async () => {
  runner.writeNpx(`head -c 3000000 /dev/zero | tr "\\\\0" x >"\${@: -1}"`);
  await runner.run({ "wait-seconds": "0" });
  const summary = runner.read("GITHUB_STEP_SUMMARY");
  expect(summary).toMatch(/^x+\n\nThe report is too long for a summary/);
  expect(summary.length).toBeLessThan(1024 * 1024);
  expect(runner.read("order-webhooks-reports/report.md")).toHaveLength(3_000_000);
});

test("an observation full of commands steers neither the runner nor the summary", async () => {
  writeFileSync(join(runner.temporary, "receiver.cjs"), receiverWithObservation(runner.port));
  const output = await runner.outputOf({
    start: `"${process.execPath}" receiver.cjs`,
    observe: `http://127.0.0.1:${runner.port}/observe`,
    events: Object.keys(index.events)[0] ?? "",
  });
  expect(output).toContain("exited with 1");
  const ours = /^::(remove-matcher |group::|endgroup::|stop-commands::|error title=[^:]*::)/;
  expect(obeyedCommands(output).filter((line) => !ours.test(line))).toEqual([]);
  for (const text of [output, runner.read("GITHUB_STEP_SUMMARY")]) {
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Bidi_Control}\u2028\u2029\ufeff]/u);
    for (const line of linesOf(text)) expect(line.length).toBeLessThan(10_000);
    expect(linesOf(text).filter((line) => /^\s*::.*written by the receiver/.test(line))).toEqual(
      [],
    );
  }
});

/** A receiver that takes everything, and whose observation answers each order with hostile text as its event. */
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
