import { expect, test } from "vitest";
import type { Finding } from "../../src/diagnosis/finding.ts";
import { narrowFindings, type Patience } from "../../src/diagnosis/narrow.ts";
import { isFailed } from "../../src/diagnosis/repeats.ts";
import { traitWords } from "../../src/diagnosis/words/trait-words.ts";
import { planDeliveries, readDeliverySources } from "../../src/plan/deliveries.ts";
import type { Check } from "../../src/receiver/checks.ts";
import { planProbes, readProbeSources } from "../../src/receiver/probes.ts";
import { type CheckResult, toCheckResult } from "../../src/receiver/verdict.ts";
import type { Loose } from "../faults/plain-receiver.ts";

const run = "00000000";
const sources = await readDeliverySources();
const deliveries = planDeliveries(sources, run);
const probes = planProbes(await readProbeSources(sources.index, deliveries), run).filter(
  ({ delivery }) => delivery.subject.form === "envelope",
);
const title = "nullable keys null";
const general = traitWords[title]?.what ?? "";

/** Result of narrowing the findings about a title, with a receiver that refuses some deliveries. */
async function narrow(
  titles: readonly string[],
  refuses: (body: Loose, nth: number) => boolean,
  isOver: (sent: number) => boolean = () => false,
) {
  let nth = 0;
  const judge = (check: Check): CheckResult => {
    const isRefused = refuses(JSON.parse(check.delivery.body), nth);
    return toCheckResult(check, {
      answer: { kind: "status", status: isRefused ? 400 : 200, ms: 1 },
    });
  };
  const results = probes.map(judge);
  const findings: readonly Finding[] = titles.map((code) => ({
    ...{ code, what: general, remedy: "" },
    checks: results.filter((one) => one.check.title === code && isFailed(one)),
  }));
  const sent: Check[] = [];
  const send = async (checks: readonly Check[]) => {
    nth += 1;
    sent.push(...checks);
    return checks.map(judge);
  };
  const patiences: Patience[] = [];
  const narrowed = await narrowFindings(findings, results, {
    run,
    send: (checks, patience) => {
      patiences.push(patience);
      return send(checks);
    },
    isOver: () => isOver(sent.length),
  });
  return { narrowed, sent, patiences };
}

test("a key is named, with the delivery that differs only in it", async () => {
  const refuses = ({ data }: Loose) => data.order?.created_at === null;
  const { narrowed, sent } = await narrow([title], refuses);
  const [finding] = narrowed;
  expect(finding?.what).toBe("Deliveries fail if /data/order/created_at is null.");
  const { data } = JSON.parse(finding?.smallest?.body ?? "{}");
  const [first] = finding?.checks ?? [];
  const plain = probes.find(({ delivery }) => delivery.key === first?.check.control);
  const taken = JSON.parse(plain?.delivery.body ?? "{}").data;
  expect({ ...data.order, id: taken.order.id }).toEqual({ ...taken.order, created_at: null });
  expect({ ...data, order: null }).toEqual({ ...taken, order: null });
  // A dozen to find it, and one for each other event and purpose.
  expect(sent.length).toBeLessThan(15 + probes.filter((probe) => probe.title === title).length);
});

test("no two deliveries of a search share an id", async () => {
  const { sent } = await narrow([title], ({ data }) => data.order?.created_at === null);
  const ids = sent.map(({ delivery }) => JSON.parse(delivery.body).data.order.id);
  const planned = probes.map(({ delivery }) => /ord_\w+/.exec(delivery.body)?.[0]);
  expect(new Set([...ids, ...planned]).size).toBe(ids.length + planned.length);
});

test("a failure that needs many keys names none", async () => {
  const refuses = ({ data }: Loose) => JSON.stringify(data).split("null").length > 50;
  const { narrowed } = await narrow([title], refuses);
  expect(narrowed[0]?.what).toBe(general);
  expect(narrowed[0]?.smallest).toBeUndefined();
});

test("a failure that does not recur, or that the plain delivery has too, is not narrowed", async () => {
  for (const refuses of [
    ({ data }: Loose, nth: number) => nth === 0 && data.order?.created_at === null,
    ({ data }: Loose, nth: number) => nth > 0 || data.order?.created_at === null,
    ({ data }: Loose, nth: number) => data.order?.created_at === null && nth < 6,
  ]) {
    const { narrowed } = await narrow([title], refuses);
    expect(narrowed[0]?.what).toBe(general);
  }
});

test("no more than five keys are named, and the number of deliveries has a bound", async () => {
  const hasNull = (value: Loose): boolean => JSON.stringify(value).includes("null");
  const one = await narrow([title], ({ data }) => hasNull(data.promotion_tier ?? {}));
  expect(one.narrowed[0]?.what.match(/ is null/g)).toHaveLength(5);
  expect(one.narrowed[0]?.what).toMatch(/ There may be more such keys\.$/);
  expect(one.sent.length).toBeLessThanOrEqual(60);
  const many = await narrow(Array(5).fill(title), ({ data }) => hasNull(data.promotion_tier ?? {}));
  expect(many.sent.length).toBeLessThanOrEqual(150);
});

test("once the time is over, nothing is sent and findings keep their general text", async () => {
  const refuses = ({ data }: Loose) => data.order?.created_at === null;
  const { sent, narrowed } = await narrow([title, title], refuses, (count) => count >= 3);
  expect(sent).toHaveLength(3);
  expect(narrowed.map(({ what }) => what)).toEqual([general, general]);
  const named = await narrow([title], refuses);
  const until = named.sent.length - 1;
  const { narrowed: late } = await narrow([title], refuses, (count) => count >= until);
  expect(late[0]?.what).toMatch(/created_at is null\. There may be more such keys\.$/);
});

test("only the delivery that confirms a key waits in full", async () => {
  const { narrowed, sent, patiences } = await narrow(
    [title],
    ({ data }) => data.order?.created_at === null || data.order?.updated_at === null,
  );
  expect(narrowed[0]?.what.match(/ is null/g)).toHaveLength(2);
  expect(patiences.filter((one) => one === "full")).toHaveLength(2);
  expect(patiences.length).toBe(sent.length);
});
