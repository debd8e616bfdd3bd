import { describe, expect, test } from "vitest";
import { type ReceiverReport, testSecret, verifyReceiver } from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { companionFaults } from "../faults/companion-faults.ts";
import { duplicateFaults } from "../faults/duplicate-faults.ts";
import type { Fault } from "../faults/fault.ts";
import { payloadFaults } from "../faults/payload-faults.ts";
import { startPlainReceiver } from "../faults/plain-receiver.ts";
import { protocolFaults } from "../faults/protocol-faults.ts";
import { rewritingFaults } from "../faults/rewriting-faults.ts";
import { signatureFaults } from "../faults/signature-faults.ts";
import { soundReceivers } from "../faults/sound-receivers.ts";

// Event with the most examples. A new event may have too few to show some faults.
const { events } = await readSchemaIndex();
const [event = ""] = Object.entries(events)
  .map(([name, { purposes }]) => ({
    name,
    examples: Object.values(purposes).flatMap((purpose) => purpose.examples).length,
  }))
  .sort((one, other) => other.examples - one.examples)
  .map(({ name }) => name);

async function reportOn({
  steps,
  options,
}: Pick<Fault, "steps" | "options">): Promise<ReceiverReport> {
  const verified = options?.events ?? [event];
  const receiver = await startPlainReceiver(
    verified,
    typeof steps === "function" ? steps() : steps,
  );
  try {
    const { url, rawUrls, observe } = receiver;
    const common = { url, rawUrls, observe, secret: testSecret, events: verified };
    const quick = { observeWithinMs: 100 };
    const outcome = await verifyReceiver({ ...common, ...quick, ...options });
    if (!outcome.ran) throw new Error(outcome.message);
    const { passed, findings } = outcome.report;
    expect(findings.length === 0).toBe(passed);
    return outcome.report;
  } finally {
    await receiver.close();
  }
}

/** Checks that every failure has a finding, and that a finding counts only failures. */
function expectExplained({ checks, findings }: ReceiverReport): void {
  const failed = checks.filter(({ verdict }) => verdict === "failed").map(({ key }) => key);
  const explained = new Set(findings.flatMap((one) => one.checks));
  expect(failed.filter((key) => !explained.has(key))).toEqual([]);
  for (const { code, checks: own } of findings) {
    expect(
      own.filter((key) => !failed.includes(key)),
      code,
    ).toEqual([]);
    expect(new Set(own).size, code).toBe(own.length);
  }
}

describe("a receiver with one planted fault is failed for that fault", () => {
  test.concurrent.each([
    ...signatureFaults,
    ...rewritingFaults,
    ...companionFaults,
    ...payloadFaults,
    ...protocolFaults,
    ...duplicateFaults,
  ])("$name", async ({ steps, options, findings, words = [] }) => {
    const report = await reportOn({ steps, ...(options && { options }) });
    expect(report.findings.map(({ code }) => code)).toEqual(findings);
    expectExplained(report);
    for (const [at, part] of words.entries()) {
      const { what, remedy } = report.findings[at] ?? {};
      expect(`${what} ${remedy}`).toContain(part);
    }
  });
});

describe("a receiver without a fault has no findings", () => {
  test.concurrent("with any event", async () => {
    const report = await reportOn({ steps: {}, options: { events: Object.keys(events) } });
    expect(report).toMatchObject({ passed: true, findings: [], notes: [] });
    expect(new Set(report.checks.map((check) => check.event)).size).toBe(
      Object.keys(events).length,
    );
  });

  test.concurrent.each(soundReceivers)("$name", async ({ steps, options, notes }) => {
    const report = await reportOn({ steps, ...(options && { options }) });
    const codes = report.notes.map(({ code }) => code);
    expect({ findings: report.findings, notes: codes }).toEqual({ findings: [], notes });
    expect(report.passed).toBe(true);
  });
});
