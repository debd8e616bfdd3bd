import { expect, test } from "vitest";
import type { Answer } from "../../src/http/answer.ts";
import { planDeliveries, readDeliverySources } from "../../src/plan/deliveries.ts";
import { type Before, type Check, toContractCheck } from "../../src/receiver/checks.ts";
import { toCheckResult } from "../../src/receiver/verdict.ts";

const [delivery] = planDeliveries(await readDeliverySources());
if (delivery === undefined) throw new Error("Nothing is planned");
const plain = toContractCheck(delivery);

function checkAfter(before: Before): Check {
  return { ...plain, group: "probe", transport: { ...plain.transport, before } };
}

function answered(status: number, sentAgain?: true): Answer {
  return { kind: "status", status, ms: 1, ...(sentAgain && { sentAgain }) };
}

test.each<[Before, number, string | undefined]>([
  ["nothing", 1, undefined],
  ["nothing", 2, "handled_twice"],
  ["itself", 1, undefined],
  ["itself", 2, "handled_twice"],
  ["another event", 1, "not_handled"],
  ["another event", 2, undefined],
  ["another event", 3, "handled_twice"],
  // The forgery may have been handled too. Then that is the fault.
  ["a forgery", 2, undefined],
])("after %s, %i runs of the handler are judged as %s", (before, times, code) => {
  const observation = { kind: "handled", times } as const;
  const record = { answer: answered(202), observation };
  expect(toCheckResult(checkAfter(before), record).problem?.code).toBe(code);
  // A connection that was cut short may still have delivered the request.
  const isTwice = code === "handled_twice";
  const again = toCheckResult(checkAfter(before), { ...record, answer: answered(202, true) });
  expect(again.problem?.code).toBe(isTwice ? undefined : code);
  const former = { ...record, former: answered(202, true) };
  expect(toCheckResult(checkAfter(before), former).problem?.code).toBe(isTwice ? undefined : code);
});

test.each([
  [202, "handled", undefined],
  [202, "not_handled", "not_handled"],
  [401, "not_handled", undefined],
  [401, "handled", "handled_though_refused"],
  [500, "not_handled", "server_error"],
  [307, "not_handled", "redirected"],
] as const)(
  "a wrong signature next to the right one, answered %i and %s: %s",
  (status, kind, code) => {
    const check: Check = { ...plain, group: "either" };
    const observation = kind === "handled" ? { kind, times: 1 } : { kind };
    expect(toCheckResult(check, { answer: answered(status), observation }).problem?.code).toBe(
      code,
    );
  },
);

test("what failed, came again and was not handled is lost", () => {
  const record = { answer: answered(202), observation: { kind: "not_handled" } as const };
  const codeAfter = (before: Before, status: number): string | undefined =>
    toCheckResult(checkAfter(before), { ...record, former: answered(status) }).problem?.code;
  expect(codeAfter("itself", 500)).toBe("seen_before_handled");
  expect(codeAfter("itself", 202)).toBe("not_handled");
  expect(codeAfter("a forgery", 500)).toBe("not_handled");
});
