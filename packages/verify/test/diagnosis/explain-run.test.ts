import { describe, expect, test } from "vitest";
import { explainRun } from "../../src/diagnosis/explain-run.ts";
import { planDeliveries, readDeliverySources } from "../../src/plan/deliveries.ts";
import { toContractCheck } from "../../src/receiver/checks.ts";
import type { RunEvents } from "../../src/receiver/run-events.ts";
import { type DeliveryRecord, toCheckResult } from "../../src/receiver/verdict.ts";

const checks = planDeliveries(await readDeliverySources())
  .slice(0, 3)
  .map(toContractCheck);
const [first] = checks;

/** Explains a run in which all deliveries passed, except one. */
function explain(events: Partial<RunEvents>, record: Partial<DeliveryRecord> = {}) {
  const results = checks.map((check) =>
    toCheckResult(check, {
      ...{ answer: { kind: "status", status: 202, ms: 1 } },
      ...(check === first && record),
    }),
  );
  const story = { ends: [], trouble: undefined, slowestHandlingMs: undefined, ...events };
  const { findings, notes } = explainRun(results, story, 2_000);
  return { findings: findings.map(({ code }) => code), notes };
}

const restart = { suspects: [], isSeenLater: true, cameBack: true };
const trouble = { since: first, why: "got status 500, not 200", isGivenUp: true };

describe("events without failures are notes", () => {
  test("a receiver that was started again before the first delivery", () => {
    const { findings, notes } = explain({ ends: [restart] });
    expect(findings).toEqual([]);
    expect(notes).toMatchObject([{ code: "receiver_restarted", checks: [] }]);
    expect(notes[0]?.what).toContain("It restarted, and the run continued.");
  });

  test("an observation that was given up when everything had been seen", () => {
    const { findings, notes } = explain({ trouble });
    expect(findings).toEqual([]);
    expect(notes).toMatchObject([{ code: "observation_unreadable" }]);
  });
});

describe("events with failed or skipped deliveries are findings", () => {
  test("a process that ended", () => {
    const suspects = first === undefined ? [] : [first];
    const end = { ...restart, suspects };
    expect(explain({ ends: [end] }, { hasEnded: true })).toEqual({
      findings: ["receiver_ended"],
      notes: [],
    });
  });

  test.each<[string, Partial<RunEvents>]>([
    ["receiver_ended", { ends: [{ ...restart, cameBack: false }] }],
    ["observation_unreadable", { trouble }],
  ])("%s, where a delivery was not sent for it", (code, events) => {
    const skipped = { answer: { kind: "skipped", ms: 0 } } as const;
    expect(explain(events, skipped)).toEqual({ findings: [code], notes: [] });
  });
});
