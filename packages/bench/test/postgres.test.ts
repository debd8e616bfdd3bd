import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inboxName, listBuilds } from "../src/candidates/builds.ts";
import { connectGraphile, task } from "../src/contenders/graphile.ts";
import { groupSends } from "../src/contenders/grouping.ts";
import { queue, startBoss, toUuid } from "../src/contenders/pg-boss.ts";
import { Databases } from "../src/postgres/databases.ts";
import { findWrongContenders, findWrongVerdict } from "../src/postgres/judge-contenders.ts";
import { start } from "../src/postgres/measure-contenders.ts";
import { observeRepeats } from "../src/postgres/repeats.ts";
import { postgresPlans } from "../src/postgres/row-plans.ts";
import { listContenders, type PostgresTarget } from "../src/postgres/targets.ts";

const builds = listBuilds(inboxName);
const folder = builds[0]?.folder ?? "";
const [plan] = postgresPlans.filter(({ keptBefore }) => keptBefore === 0);
const [filledPlan] = postgresPlans.filter(({ keptBefore }) => keptBefore > 0);
const targets = plan ? listContenders(plan, { builds }) : [];
const filled = filledPlan ? listContenders({ ...filledPlan, keptBefore: 100 }, { builds }) : [];

let server: PostgresServer;
let databases: Databases;

beforeAll(async () => {
  server = await PostgresServer.start();
  databases = new Databases(server.url);
});

afterAll(async () => {
  await databases.close();
  await server.remove();
});

test("each contender keeps each key once, with its bytes", async () => {
  expect(await findWrongContenders(targets, databases)).toEqual([]);
});

test("each contender gives out as many as it was sent, also of those kept before", async () => {
  for (const target of [...targets, ...filled]) {
    const before = target.keptBefore > 0 ? (target.kind === "insert" ? 100 : 50) : 0;
    expect(await work(target), target.name).toEqual({
      sent: 70,
      taken: target.kind === "insert" ? 0 : 70,
      waitedBefore: before,
      waiting: target.kind === "insert" ? before + 70 : before,
    });
  }
});

test("only the sound ways to keep a key once let a handler run once", async () => {
  const repeats = await observeRepeats(folder, databases);
  const sound = repeats.filter(
    ({ first, whileHandled, afterwards }) => first === 1 && whileHandled === 0 && afterwards === 0,
  );
  expect(sound.map(({ name }) => name)).toEqual(["inbox", "pg-boss, id made of the key"]);
});

describe("what peers keep of a parsed body is not what came", () => {
  const texts = {
    nul: String.raw`{"text":"\u0000"}`,
    half: String.raw`{"text":"\ud800"}`,
    order: '{"b":1,"a":2}',
    number: '{"amount":1.0}',
  };

  test("pg-boss refuses some, and changes others", async () => {
    const boss = await startBoss(await databases.make());
    await boss.createQueue(queue);
    const kept = await keepEach(texts, async (data) => {
      await boss.send(queue, data);
      const [job] = await boss.fetch(queue);
      return JSON.stringify(job?.data);
    });
    await boss.stop({ graceful: false });
    expect(kept).toEqual({
      nul: "refused",
      half: "refused",
      order: '{"a":2,"b":1}',
      number: '{"amount":1}',
    });
  });

  test("graphile-worker refuses the same in a group, and changes numbers", async () => {
    const { utils, pool, close } = await connectGraphile(await databases.make());
    const kept = await keepEach(texts, async (payload) => {
      const [job] = await utils.addJobs([{ identifier: task, payload }]);
      const { rows } = await pool.query(
        "SELECT payload::text FROM graphile_worker._private_jobs WHERE id = $1",
        [job?.id],
      );
      return String(rows[0]?.payload);
    });
    await close();
    expect(kept).toEqual({
      nul: "refused",
      half: "refused",
      order: texts.order,
      number: '{"amount":1}',
    });
  });
});

describe("a contender that is wrong has a message", () => {
  const right = { sent: 40, repeats: 20, kept: 41, equal: 40 };

  test("but one that is right has none", () => {
    expect(findWrongVerdict("some", right)).toBeUndefined();
  });

  test.each([{ kept: 60 }, { kept: 40 }, { equal: 39 }])("%j", (changes) => {
    const verdict = { ...right, ...changes };
    expect(findWrongVerdict("some", verdict)).toBe(
      `[verdict_wrong] some: expected 41 of 60 deliveries kept (one came 20 times), with equal bytes, got ${verdict.kept} kept, and equal bytes of ${verdict.equal} of 40. Correct the contender: nothing is measured before.`,
    );
  });
});

describe("sends at the same time", () => {
  test("go in groups that pile up meanwhile, each key once", async () => {
    const groups: string[][] = [];
    const send = groupSends<{ readonly key: string }>(async (items) => {
      groups.push(items.map(({ key }) => key));
    });
    await Promise.all(["a", "b", "a"].map((key) => send({ key })));
    await send({ key: "a" });
    expect(groups).toEqual([["a", "b"], ["a"]]);
  });

  test("are at most 256 a group", async () => {
    const sizes: number[] = [];
    const send = groupSends<{ readonly key: string }>(async ({ length }) => sizes.push(length));
    await Promise.all(Array.from({ length: 300 }, (_, at) => send({ key: String(at) })));
    expect(sizes).toEqual([256, 44]);
  });

  test("all reject if their group does", async () => {
    const send = groupSends(() => Promise.reject(new Error("no database")));
    await expect(send({ key: "a" })).rejects.toThrow("no database");
    await expect(send({ key: "a" })).rejects.toThrow("no database");
  });
});

test("the id of a job is a UUID that its key decides", () => {
  expect(toUuid("a")).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
  expect(toUuid("a")).toBe(toUuid("a"));
  expect(toUuid("a")).not.toBe(toUuid("b"));
});

/** Sends each text as the object that it stands for. Returns the text that is kept, by its name. */
async function keepEach(
  texts: Readonly<Record<string, string>>,
  keep: (data: object) => Promise<string>,
): Promise<Readonly<Record<string, string>>> {
  const kept: [string, string][] = [];
  for (const [name, text] of Object.entries(texts))
    kept.push([name, await keep(JSON.parse(text)).catch(() => "refused")]);
  return Object.fromEntries(kept);
}

/** Lets a contender keep some deliveries, and give out as many. */
async function work(target: PostgresTarget) {
  const { process } = await start(target, databases);
  await process.ask({ kind: "put", count: 70, concurrency: 8 });
  await process.ask({ kind: "drain", count: 70 });
  const account = await process.ask({ kind: "account" });
  await process.stop();
  // A worker of graphile-worker may do more than it was asked for, until it has stopped.
  const more = target.kind.startsWith("graphile") ? account.taken - 70 : 0;
  return { ...account, taken: account.taken - more, waiting: account.waiting + more };
}
