import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMemoryInbox, type Inbox } from "@order-webhooks/receiver";
import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { describe, expect, it, vi } from "vitest";
import { Readiness } from "../../src/metrics/readiness.ts";
import { createSqliteInbox } from "../../src/sqlite.ts";
import { buildAny, buildUnsupported } from "../cli/deliveries.ts";
import { end, makeFolder, patience, post, serve } from "../cli/running-command.ts";
import { makeGate, startHosted, withMethods } from "./hosted-service.ts";
import { scrape } from "./scrape.ts";

/** A query that is never due, however long the test takes. */
const noLook = () => Promise.reject(new Error("no answer"));

const ready = [200, { status: "ready" }];
const unready = (reason: string) => [503, { status: "unready", reason }];

// These tests are concurrent. So they use no mocks, because each test that starts resets the mocks of all.
describe.concurrent("a server with metrics", () => {
  it("is ready while puts succeed, and not after one has failed, until one succeeds", async (test) => {
    const memory = createMemoryInbox();
    let isBroken = false;
    const put: Inbox["put"] = async (...args) => {
      if (isBroken) throw new Error("no disk");
      return memory.put(...args);
    };
    const inbox = withMethods(memory, { put, list: noLook });
    const service = await startHosted(test, { openInbox: async () => inbox });
    expect(await service.ready()).toEqual(ready);
    expect(await post(service.url, buildAny())).toBe(202);
    expect(await service.ready()).toEqual(ready);
    isBroken = true;
    expect(await post(service.url, buildAny())).toBe(503);
    isBroken = false;
    expect(await service.ready()).toEqual(unready("store_failed"));
    expect(await post(service.url, buildAny())).toBe(202);
    expect(await service.ready()).toEqual(ready);
    const series = await scrape(service.metricsUrl);
    expect(series.get('order_webhooks_puts_total{outcome="failed"}')).toBe(1);
    expect(series.get('order_webhooks_puts_total{outcome="stored"}')).toBe(2);
    expect(series.get("order_webhooks_put_seconds_count")).toBe(3);
    const failures = 'order_webhooks_events_total{code="store_failed",reason=""}';
    expect(series.get(failures)).toBe(1);
  });

  it("is ready again without a put, once the inbox answers a query", async (test) => {
    const memory = createMemoryInbox();
    const calls: string[] = [];
    const put: Inbox["put"] = async () => {
      calls.push("put");
      throw new Error("no database");
    };
    const list: Inbox["list"] = async (...args) => {
      calls.push("list");
      if (calls.filter((name) => name === "list").length === 1) throw new Error("not yet");
      return memory.list(...args);
    };
    const inbox = withMethods(memory, { put, list });
    const service = await startHosted(test, { openInbox: async () => inbox });
    expect(await post(service.url, buildAny())).toBe(503);
    expect(await service.ready()).toEqual(unready("store_failed"));
    await test.expect.poll(service.ready, patience).toEqual(ready);
    expect(calls).toEqual(["put", "list", "list"]);
  });

  it("is not ready while an inbox does not answer a put, and still shows metrics", async (test) => {
    const memory = createMemoryInbox();
    const gate = makeGate();
    const put: Inbox["put"] = (...args) => gate.opened.then(() => memory.put(...args));
    const stats = () => gate.opened.then(() => memory.stats());
    const inbox = withMethods(memory, { put, stats });
    const service = await startHosted(test, { openInbox: async () => inbox });
    const posted = post(service.url, buildAny());
    await test.expect.poll(service.ready, patience).toEqual(unready("store_failed"));
    const silent = await scrape(service.metricsUrl);
    expect(silent.has("process_cpu_seconds_total")).toBe(true);
    expect([...silent.keys()].filter((series) => /deliveries|oldest/.test(series))).toEqual([]);
    gate.open();
    await posted;
    await test.expect.poll(service.ready, patience).toEqual(ready);
    const series = await scrape(service.metricsUrl);
    expect(series.has('order_webhooks_deliveries{state="waiting"}')).toBe(true);
    expect(series.has("order_webhooks_oldest_seconds")).toBe(true);
  });

  it("is not ready before it listens, and from the first signal to the end", async (test) => {
    const [listens, handles] = [makeGate(), makeGate()];
    let handled = 0;
    const service = await startHosted(test, {
      handlers: () => {
        handled += 1;
        return handles.opened;
      },
      administer: async () => {
        await listens.opened;
        return async () => {};
      },
    });
    expect(await service.ready()).toEqual(unready("starting"));
    listens.open();
    await test.expect.poll(service.ready, patience).toEqual(ready);
    expect(await post(service.url, buildAny())).toBe(202);
    await test.expect.poll(() => handled, patience).toBe(1);
    const ended = service.end();
    expect(await service.ready()).toEqual(unready("ending"));
    await test.expect.poll(() => fetch(service.url).catch(() => "closed"), patience).toBe("closed");
    expect(await service.ready()).toEqual(unready("ending"));
    expect((await scrape(service.metricsUrl)).size).toBeGreaterThan(0);
    handles.open();
    expect(await ended).toBe(0);
    await expect(fetch(service.metricsUrl)).rejects.toThrow();
  });

  it("is not ready while a file has no space, and is ready again once there is some", async (test) => {
    const file = join(mkdtempSync(join(tmpdir(), "inbox-metrics-")), "inbox.db");
    const inbox = await createSqliteInbox({ file, limits: { maxFileBytes: 256 * 1_024 } });
    const service = await startHosted(test, {
      openInbox: async () => withMethods(inbox, { list: noLook }),
    });
    const large = () => buildUnsupported("no.such.event", "x".repeat(50_000));
    const statuses = [202];
    while (statuses.at(-1) === 202) statuses.push(await post(service.url, large()));
    expect([statuses.length > 2, statuses.at(-1)]).toEqual([true, 503]);
    expect(await service.ready()).toEqual(unready("store_failed"));
    await inbox.purge({ all: true });
    expect(await post(service.url, large())).toBe(202);
    expect(await service.ready()).toEqual(ready);
    const series = await scrape(service.metricsUrl);
    expect(series.get('order_webhooks_puts_total{outcome="failed"}')).toBe(1);
  });

  it("is not ready while PostgreSQL is down, and is ready again once it is up", async (test) => {
    const database = await PostgresServer.start();
    test.onTestFinished(() => database.remove());
    const args = ["--inbox", database.url, "--metrics-port", "0"];
    const server = await serve(makeFolder(), ...args);
    const metrics = /^Metrics at (\S+),/m.exec(server.out())?.[1] ?? "";
    const send = () => post(server.url, buildUnsupported("no.such.event"));
    const readyStatus = async () => (await fetch(new URL("/readyz", metrics))).status;
    const deliveries = async () => {
      return [...(await scrape(metrics)).keys()].filter((name) => name.includes("_deliveries"));
    };
    expect([await send(), await readyStatus()]).toEqual([202, 200]);
    await test.expect.poll(deliveries, patience).not.toEqual([]);
    await database.stop();
    expect([await send(), await readyStatus()]).toEqual([503, 503]);
    expect(await deliveries()).toEqual([]);
    await database.resume();
    // No delivery arrives, as behind a load balancer.
    await test.expect.poll(readyStatus, patience).toBe(200);
    expect([await send(), await readyStatus()]).toEqual([202, 200]);
    await test.expect.poll(deliveries, patience).not.toEqual([]);
    expect((await end(server)).code).toBe(0);
  });
});

describe("a readiness", () => {
  it("queries only some time after a failure, and not at all while puts succeed", async () => {
    const readiness = new Readiness({ lookAfterMs: 60_000 });
    const look = vi.fn(noLook);
    readiness.begin()("stored");
    expect(await readiness.isReady(look)).toBe(true);
    readiness.begin()("failed");
    expect(await readiness.isReady(look)).toBe(false);
    expect(look).not.toHaveBeenCalled();
  });

  it("waits for a query within its time limit, and is not ready after that", async () => {
    const readiness = new Readiness({ lookAfterMs: 0, lookMs: 1 });
    readiness.begin()("failed");
    expect(await readiness.isReady(() => new Promise(() => {}))).toBe(false);
    expect(await readiness.isReady(async () => {})).toBe(true);
  });

  it("uses the outcome of a put that ended during a query", async () => {
    const readiness = new Readiness({ lookAfterMs: 0 });
    readiness.begin()("failed");
    const looked = readiness.isReady(async () => readiness.begin()("failed"));
    expect(await looked).toBe(false);
  });

  it("ignores a slow put while others succeed", async () => {
    const readiness = new Readiness({ stalledMs: 0 });
    const endSlow = readiness.begin();
    await vi.waitUntil(async () => !(await readiness.isReady(noLook)));
    const patient = new Readiness({ stalledMs: 60_000 });
    patient.begin();
    patient.begin()("stored");
    expect(await patient.isReady(noLook)).toBe(true);
    endSlow("stored");
    expect(await readiness.isReady(noLook)).toBe(true);
  });
});
