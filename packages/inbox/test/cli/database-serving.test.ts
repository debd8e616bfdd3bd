import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ListedDelivery } from "@order-webhooks/receiver";
import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { describe, expect, it } from "vitest";
import { createPostgresInbox } from "../../src/postgres.ts";
import { connect, execute, makeSchemaName } from "../postgres/place.ts";
import { type DatabaseUser, hides, makeUser, toInboxArgs } from "./databases.ts";
import { anyEvent, buildAny, buildUnsupported, writeHandlers } from "./deliveries.ts";
import {
  end,
  makeFolder,
  patience,
  post,
  type Running,
  run,
  runJson,
  serve,
  start,
} from "./running-command.ts";

/** A folder with handlers, and the arguments for the database of the commands that run there. */
interface Shop {
  readonly folder: string;
  readonly handlers: readonly string[];
  readonly inbox: readonly string[];
  readonly user: DatabaseUser;
  readonly schema: string;
}

/** Creates handlers, and a database user who may create the schema of an inbox. */
async function makeShop(): Promise<Shop> {
  const user = await makeUser({ mayCreate: true });
  const folder = makeFolder();
  const schema = makeSchemaName();
  const handlers = ["--handlers", writeHandlers(folder)];
  return { folder, handlers, inbox: toInboxArgs(user.url, schema), user, schema };
}

/** Lists deliveries with `list --json`. */
async function list({ folder, inbox }: Shop, ...args: readonly string[]) {
  // The cast is safe, because the tests on JSON check the shape.
  const listed = (await runJson(folder, "list", ...args, ...inbox)) as {
    readonly deliveries: readonly ListedDelivery[];
  };
  return listed.deliveries;
}

function countLines(file: string): number {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").length : 0;
}

/** Makes the handlers of a folder succeed from now on. */
function repair({ folder }: Shop): void {
  writeFileSync(join(folder, "works"), "");
}

/** Expects that servers end cleanly. Resolves to everything that they printed. */
async function endAll(...servers: readonly Running[]): Promise<string> {
  const ended = await Promise.all(servers.map(end));
  expect(ended.map(({ code }) => code)).toEqual(servers.map(() => 0));
  return ended.map(({ out, err }) => out + err).join("");
}

const dueLine =
  "1 delivery is due again. A running server handles due deliveries within seconds. Otherwise the next `serve` handles them.\n";

describe.concurrent("with an inbox in PostgreSQL", () => {
  it("commands read and change deliveries, with and without a running server", async ({
    expect,
  }) => {
    const shop = await makeShop();
    const { folder, handlers, inbox, user } = shop;
    const server = await serve(folder, ...handlers, ...inbox);
    const unsupported = buildUnsupported("no.such.event", "cust_zofia");
    expect(await post(server.url, buildAny())).toBe(202);
    expect(await post(server.url, unsupported)).toBe(202);
    await expect.poll(server.err, patience).toContain("dead_letter ");
    const look = async () => {
      const listed = await list(shop);
      expect(listed.map(({ state }) => state).toSorted()).toEqual(["dead", "quarantined"]);
      const [{ key = "" } = {}] = await list(shop, "--state", "quarantined");
      const shown = await run(folder, ["show", key.slice(0, 12), ...inbox]);
      expect(shown.out).toMatch(new RegExp(`^key +${key}\nstate +quarantined\n`));
      const body = await run(folder, ["show", key, "--body", ...inbox]);
      expect(body.bytes.equals(unsupported.body)).toBe(true);
      expect(await runJson(folder, "stats", ...inbox)).toMatchObject({ dead: 1, quarantined: 1 });
      const dry = await runJson(folder, "purge", "--all", "--dry-run", ...inbox);
      expect(dry).toMatchObject({ purged: 2, dryRun: true, served: false });
    };
    await look();
    expect(hides(await endAll(server), user)).toBe(true);
    await look();
    const purged = await runJson(folder, "purge", "--customer", "cust_zofia", ...inbox);
    expect(purged).toEqual({ purged: 1, dryRun: false, served: false });
    expect(await list(shop, "--customer", "cust_zofia")).toEqual([]);
    const replayed = await run(folder, ["replay", "--all", ...inbox]);
    expect([replayed.code, replayed.out, replayed.err]).toEqual([0, dueLine, ""]);
    expect(await list(shop, "--state", "waiting")).toHaveLength(1);
    repair(shop);
    const next = await serve(folder, ...handlers, ...inbox);
    await expect.poll(next.out, patience).toContain(`handled ${anyEvent} message `);
    await endAll(next);
    expect(await list(shop, "--state", "done")).toHaveLength(2);
  });

  it("a running server handles deliveries that another process makes due", async ({ expect }) => {
    const shop = await makeShop();
    const { folder, handlers, inbox } = shop;
    const server = await serve(folder, ...handlers, ...inbox);
    expect(await post(server.url, buildAny())).toBe(202);
    await expect.poll(server.err, patience).toContain("dead_letter ");
    repair(shop);
    expect(await runJson(folder, "replay", "--all", ...inbox)).toEqual({
      replayed: 1,
      dryRun: false,
      served: false,
    });
    await expect.poll(server.out, patience).toContain(`handled ${anyEvent} message `);
    expect(countLines(join(folder, "handled"))).toBe(1);
    await endAll(server);
  });

  it("two servers share what one of them received", async ({ expect }) => {
    const shop = await makeShop();
    const { folder, handlers, inbox } = shop;
    repair(shop);
    writeFileSync(join(folder, "hold"), "");
    const [first, second] = await Promise.all([
      serve(folder, ...handlers, ...inbox),
      serve(folder, ...handlers, ...inbox),
    ]);
    const deliveries = Array.from({ length: 12 }, buildAny);
    for (const delivery of deliveries) expect(await post(first.url, delivery)).toBe(202);
    // One runs eight handlers at once.
    await expect.poll(() => countLines(join(folder, "begun")), patience).toBe(12);
    // The other server recognizes a resent delivery.
    for (const delivery of deliveries) expect(await post(second.url, delivery)).toBe(202);
    rmSync(join(folder, "hold"));
    await expect.poll(() => countLines(join(folder, "handled")), patience).toBe(12);
    const out = await Promise.all([first, second].map((server) => endAll(server)));
    const counts = out.map((text) => text.split(`handled ${anyEvent} `).length - 1);
    expect(counts.reduce((sum, count) => sum + count)).toBe(12);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(await runJson(folder, "stats", ...inbox)).toMatchObject({ done: 12, waiting: 0 });
  });

  it("a server that ends keeps waiting deliveries for the next one", async ({ expect }) => {
    const shop = await makeShop();
    const { folder, handlers, inbox } = shop;
    repair(shop);
    writeFileSync(join(folder, "hold"), "");
    const server = await serve(folder, ...handlers, ...inbox);
    for (const _ of "1234567890") expect(await post(server.url, buildAny())).toBe(202);
    await expect.poll(() => countLines(join(folder, "begun")), patience).toBe(8);
    const ending = end(server);
    await expect.poll(server.out, patience).toContain("Ending: ");
    rmSync(join(folder, "hold"));
    expect((await ending).code).toBe(0);
    expect(await runJson(folder, "stats", ...inbox)).toMatchObject({ done: 8, waiting: 2 });
    const next = await serve(folder, ...handlers, ...inbox);
    await expect.poll(() => countLines(join(folder, "handled")), patience).toBe(10);
    await endAll(next);
  });

  it("a command says on standard error that it waits", async ({ expect, onTestFinished }) => {
    const { folder, inbox, user, schema } = await makeShop();
    await endAll(await serve(folder, ...inbox));
    const client = await connect(user.url, onTestFinished);
    await client.query(`BEGIN; LOCK TABLE ${schema}.deliveries`);
    const counting = start(folder, ["stats", ...inbox]);
    await expect.poll(counting.err, patience).toBe("Waiting for the database ...\n");
    await client.query("COMMIT");
    const { code, out, err } = await counting.ended;
    expect([code, err.split("\n").length]).toEqual([0, 2]);
    expect(out).toMatch(/^waiting +0\n/);
  });

  it("each schema has a separate inbox", async () => {
    const shop = await makeShop();
    const { folder, inbox, user } = shop;
    const other = { ...shop, inbox: toInboxArgs(user.url, `Shop "${makeSchemaName()}"`) };
    const server = await serve(folder, ...inbox);
    await post(server.url, buildUnsupported("no.such.event"));
    await endAll(server, await serve(folder, ...other.inbox));
    expect(await list(shop)).toHaveLength(1);
    expect(await list(other)).toEqual([]);
  });
});

describe.concurrent("while the database has no free connection", () => {
  it("a server waits for one, a command only for seconds, and each prints a line about it", async ({
    expect,
  }) => {
    const { folder, inbox, user } = await makeShop();
    const place = new URL(user.url).host;
    const waiting = `INBOX_WAITING The server of ${place}/postgres does not accept connections yet. Waiting for it.\n`;
    await endAll(await serve(folder, ...inbox));
    await execute(`ALTER ROLE ${user.name} CONNECTION LIMIT 0`);
    const server = start(folder, ["serve", "--port", "0", ...inbox]);
    const looking = await run(folder, ["stats", ...inbox]);
    expect([looking.code, looking.out]).toEqual([2, ""]);
    expect(looking.err.startsWith(`${waiting}[database_refused] ${place}/postgres: `)).toBe(true);
    expect(looking.err).toMatch(/ max_connections .+ CONNECTION LIMIT of the role or database\. /);
    await expect.poll(server.err, patience).toBe(waiting);
    await execute(`ALTER ROLE ${user.name} CONNECTION LIMIT -1`);
    await expect.poll(server.out, patience).toContain("Listening on ");
    expect((await endAll(server)).endsWith(waiting)).toBe(true);
  });
});

describe.concurrent("a server prints at its start the location of its inbox", () => {
  it("and no password", async () => {
    const { folder, inbox, user, schema } = await makeShop();
    const printed = await endAll(await serve(folder, ...inbox));
    const { host, pathname } = new URL(user.url);
    expect(printed.split("\n")).toContain(`Inbox: ${host}${pathname}, schema ${schema}`);
    expect(hides(printed, user)).toBe(true);
  });
});

describe.concurrent("a server with a retention", () => {
  const hour = 3_600_000;

  /** Quarantines deliveries, or only their keys, a number of hours ago. */
  async function putAgo({ user, schema }: Shop, hours: readonly number[], isErased: boolean) {
    const inbox = await createPostgresInbox({ url: user.url, schema });
    const about = { fingerprint: "f", body: Buffer.from("{}"), rawEvent: null, event: null };
    for (const key of hours.map(String)) {
      await inbox.put({ ...about, key, purpose: null, quarantine: "stale" });
      if (isErased) await inbox.purge({ key });
    }
    await inbox.close?.();
    await execute(`UPDATE ${schema}.deliveries SET since = since - key::bigint * ${hour}`);
    await execute(`UPDATE ${schema}.inbox SET swept_at = 0`);
  }

  it.for([
    ["--keep-dead", "quarantined", false],
    ["--keep-keys", "done", true],
  ] as const)(
    "%s, keeps no longer, and a command ends nothing",
    async ([option, state, isErased], { expect }) => {
      const shop = await makeShop();
      await putAgo(shop, [36, 60, 1_000], isErased);
      const keys = async () => (await list(shop, "--state", state)).map(({ key }) => key);
      expect(await keys()).toEqual(["36", "60", "1000"]);
      const server = await serve(shop.folder, option, "2", ...shop.inbox);
      await expect.poll(keys, patience).toEqual(["36"]);
      await endAll(server);
    },
  );
});

describe.concurrent("while the database is gone", () => {
  it("a server answers 503, prints few lines, and continues automatically when it is back", async ({
    expect,
    onTestFinished,
  }) => {
    const database = await PostgresServer.start();
    onTestFinished(() => database.remove());
    const folder = makeFolder();
    const inbox = ["--inbox", database.url];
    const server = await serve(folder, ...inbox);
    expect(await post(server.url, buildAny())).toBe(202);
    await database.stop();
    const send = () => post(server.url, buildAny());
    const during = await Promise.all(Array.from({ length: 40 }, send));
    expect(new Set(during)).toEqual(new Set([503]));
    await expect.poll(server.err, patience).toContain("INBOX_DATABASE_AWAY ");
    const looking = await run(folder, ["stats", ...inbox]);
    expect(looking.code).toBe(2);
    expect(looking.err).toMatch(/^\[database_unreachable\] [^\n]+ got no server [^\n]+\n$/);
    await database.resume();
    await expect.poll(server.err, patience).toContain("INBOX_DATABASE_BACK ");
    const place = new URL(database.url).host;
    const lines = server.err().split("\n");
    const find = (code: string) => lines.filter((line) => line.startsWith(`${code} ${place}/`));
    expect(find("INBOX_DATABASE_AWAY")).toEqual([
      expect.stringMatching(/: expected a database that answers, got .+\. The inbox tries again/),
    ]);
    expect(find("INBOX_DATABASE_BACK")).toEqual([
      expect.stringMatching(/: the database answers again, after \d+ (s|min)\.$/),
    ]);
    expect(server.err()).not.toMatch(/\(node:|--trace-warnings|ECONNREFUSED/);
    expect(await send()).toBe(202);
    expect(server.err().split("\n").length).toBeLessThan(20);
    expect(server.err()).not.toContain(new URL(database.url).password);
    await expect
      .poll(() => runJson(folder, "stats", ...inbox), patience)
      .toMatchObject({ waiting: 0, claimed: 0 });
    await database.stop();
    expect((await end(server)).code).toBe(0);
  });
});
