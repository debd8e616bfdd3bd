import type { TransactionClient } from "@order-webhooks/receiver";
import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { beforeEach, describe, expect, inject, onTestFinished, test } from "vitest";
import { entryOf } from "../../sqlite/entries.ts";
import { CommitProxy } from "./commit-proxy.ts";
import { claimOne, hourMs, openShop, paying, rejectionOf, type Shop, unaborted } from "./shop.ts";

// The connection breaks while a transaction commits. The inbox checks the delivery, so that no effect happens twice.

describe("a commit", () => {
  let proxy: CommitProxy;
  let shop: Shop;

  beforeEach(async () => {
    proxy = await CommitProxy.start(inject("postgresUrl"));
    onTestFinished(() => proxy.close());
    shop = await openShop({ url: proxy.url, hooks: { sweepMs: 2 ** 30 } });
  });

  test("whose answer is lost has succeeded", async () => {
    const claim = await claimOne(shop.inbox);
    proxy.fates.push("lost");
    await shop.inbox.transaction(claim, paying(shop), unaborted);
    expect(proxy.fates).toEqual([]);
    expect(await shop.listPayments()).toEqual(["a"]);
    expect(await shop.inbox.retry(claim, 0)).toBe(false);
    expect(await shop.inbox.stats()).toMatchObject({ claimed: 0, done: 1 });
  });

  test("whose answer is lost has succeeded, although it also deletes the key", async () => {
    await shop.inbox.put(entryOf("a", { rememberMs: 0 }));
    const [claim] = await shop.inbox.claim({ limit: 1, leaseMs: hourMs });
    proxy.fates.push("lost");
    if (claim) await shop.inbox.transaction(claim, paying(shop), unaborted);
    expect(proxy.fates).toEqual([]);
    expect(await shop.listPayments()).toEqual(["a"]);
    expect(await shop.inbox.stats()).toMatchObject({ claimed: 0, done: 0 });
  });

  test("that never arrives rejects, although it would also delete the key", async () => {
    await shop.inbox.put(entryOf("a", { rememberMs: 0 }));
    const [claim] = await shop.inbox.claim({ limit: 1, leaseMs: hourMs });
    proxy.fates.push("dropped");
    const running = claim && shop.inbox.transaction(claim, paying(shop), unaborted);
    await expect(running).rejects.toHaveProperty("code", "storage_failed");
    expect(await shop.listPayments()).toEqual([]);
  });

  test("that never arrives rejects, and can be retried", async () => {
    const claim = await claimOne(shop.inbox);
    proxy.fates.push("dropped");
    const error = await rejectionOf(shop.inbox.transaction(claim, paying(shop), unaborted));
    expect(error).toHaveProperty("code", "storage_failed");
    expect(await shop.listPayments()).toEqual([]);
    await shop.inbox.transaction(claim, paying(shop), unaborted);
    expect(await shop.listPayments()).toEqual(["a"]);
  });

  test("during which the server ends its connection rejects, and can be retried", async () => {
    const claim = await claimOne(shop.inbox);
    const { schema } = shop;
    await shop.query(`CREATE TABLE ${schema}.fuses (id integer)`);
    await shop.query(`CREATE FUNCTION ${schema}.blow() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$`);
    await shop.query(`CREATE CONSTRAINT TRIGGER blow AFTER INSERT ON ${schema}.fuses
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ${schema}.blow()`);
    const work = async (client: TransactionClient) => {
      await paying(shop)(client);
      await client.query(`INSERT INTO ${schema}.fuses VALUES (1)`);
    };
    const error = await rejectionOf(shop.inbox.transaction(claim, work, unaborted));
    expect(error).toHaveProperty("code", "storage_failed");
    expect(await shop.listPayments()).toEqual([]);
    await shop.inbox.transaction(claim, paying(shop), unaborted);
    expect(await shop.listPayments()).toEqual(["a"]);
  });
});

describe("a server that is killed", () => {
  async function openKillable() {
    const server = await PostgresServer.start();
    onTestFinished(() => server.remove());
    const shop = await openShop({ url: server.url });
    return { server, shop };
  }

  test("and restarted has rolled back running transactions, and accepts the next one", async () => {
    const { server, shop } = await openKillable();
    const claim = await claimOne(shop.inbox);
    const work = async (client: TransactionClient) => {
      await paying(shop)(client);
      await server.kill();
      await server.resume();
      await paying(shop)(client);
    };
    await rejectionOf(shop.inbox.transaction(claim, work, unaborted));
    // Connections that were idle during the kill are also broken.
    await shop.inbox.transaction(claim, paying(shop), unaborted);
    expect(await shop.listPayments()).toEqual(["a"]);
  });
});
