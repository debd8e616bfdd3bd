import { expect, test } from "vitest";
import { type PactMeasured, pactCommands } from "../src/pact/measured.ts";
import { toPactSection } from "../src/page/pact-section.ts";
import { printSection } from "../src/page/section.ts";
import { findWrongMessages, type PactReport, toPactFigures } from "../src/report/pact-report.ts";
import { toLines } from "./printed.ts";

const { peer, examples, payloads } = pactCommands;

// On a machine that was twice as slow, the ratios are the same.
const measured: PactMeasured = { interactions: 10, rounds: [round(1), round(2), round(1)] };

const report: PactReport = {
  conditions: { node: "v24.0.0", cpu: "Some CPU", cores: 2, load: [0.5, 1] },
  effort: { rounds: 3, payloads: 100 },
  ...toPactFigures(measured),
};

test("the figures of commands are messages a second, next to Pact's own in the same round", () => {
  expect(report.commands).toMatchObject([
    { command: peer, messages: 10, nanoseconds: 500e6, timesPeer: { low: 1, median: 1, high: 1 } },
    { command: examples, messages: 25, timesPeer: { median: 5 } },
    { command: payloads, messages: 1_015, timesPeer: { median: 40.6 } },
  ]);
});

test("a payload costs what more of them add", () => {
  expect(report.payloadNanoseconds).toBeCloseTo(1_000e6 / 990);
});

test("figures stand in a table above the conditions", () => {
  const lines = toLines(printSection(toPactSection(report)));
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^verify pact, generated payloads +1015 +1\.25 +125 +812 +40\.60 +40\.60 to/,
    ),
  );
  expect(lines).toContain(
    "One more generated payload takes 1.01 ms, so the default of 1,000 payloads takes",
  );
  expect(lines.slice(-2)).toEqual([
    "The pact has 10 interactions. `verify pact` generated 100 payloads for each.",
    "The median of 3 runs of each command.",
  ]);
});

test("a command that matched too few messages is a message", () => {
  expect(findWrongMessages(report)).toEqual([]);
  const commands = report.commands.map((one) =>
    one.command === peer ? { ...one, messages: 9 } : one,
  );
  expect(findWrongMessages({ ...report, commands })).toEqual([
    `[counts_wrong] ${peer}: expected at least 10 messages matched, got 9. Its figures say nothing.`,
  ]);
});

function round(scale: number) {
  return {
    [peer]: { nanoseconds: scale * 500e6, messages: 10 },
    [examples]: { nanoseconds: scale * 250e6, messages: 25 },
    [payloads]: { nanoseconds: scale * 1_250e6, messages: 1_015 },
  };
}
