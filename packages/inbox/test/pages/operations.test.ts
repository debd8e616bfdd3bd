import type { Claim, Inbox } from "@order-webhooks/receiver";
import { readPage } from "@order-webhooks/test-setup/pages";
import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { createPostgresInbox, type PostgresInboxOptions } from "../../src/postgres.ts";
import { patience } from "../cli/running-command.ts";
import { startHosted } from "../metrics/hosted-service.ts";
import { scrape } from "../metrics/scrape.ts";
import { entryOf } from "../sqlite/entries.ts";

const { snippets, blockCount } = readPage("docs/operations.md");

/** The blocks that a test ran. */
const ran = new Set<string>();

function snippetOf(name: string): string {
  ran.add(name);
  return snippets.get(name) ?? expect.fail(`The page has no ${name}.`);
}

/** Splits a block into statements, because some must run outside of a transaction. */
function statementsOf(name: string): readonly string[] {
  return snippetOf(name)
    .split(/;$/m)
    .filter((statement) => statement.trim() !== "");
}

type Role =
  | "postgres"
  | "order_webhooks_owner"
  | "order_webhooks_application"
  | "order_webhooks_dashboard";

const password = "a password of the test";

let server: PostgresServer;

beforeAll(async () => {
  server = await PostgresServer.start();
  await runText("CREATE DATABASE shop", "postgres", "postgres");
  await run("owner.sql");
  await setPassword("order_webhooks_owner");
  const inbox = await createPostgresInbox({ url: urlOf("order_webhooks_owner") });
  await inbox.close?.();
  await run("application.sql");
  await setPassword("order_webhooks_application");
  await run("dashboard-role.sql");
  await setPassword("order_webhooks_dashboard");
});

afterAll(() => server.remove());

function setPassword(role: Role): Promise<unknown> {
  return runText(`ALTER ROLE ${role} PASSWORD '${password}'`);
}

function urlOf(role: Role, database = "shop"): string {
  const url = new URL(server.url);
  if (role !== "postgres") Object.assign(url, { username: role, password });
  url.pathname = database;
  return url.href;
}

/** Opens an inbox until the end of a test. */
async function open(role: Role, options: Partial<PostgresInboxOptions> = {}): Promise<Inbox> {
  const inbox = await createPostgresInbox({ url: urlOf(role), ...options });
  onTestFinished(() => inbox.close?.());
  return inbox;
}

type Rows = readonly Readonly<Record<string, unknown>>[];

async function runText(text: string, role: Role = "postgres", database?: string): Promise<Rows> {
  const client = new pg.Client({ connectionString: urlOf(role, database) });
  await client.connect();
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** Runs a block of the page. Resolves to the rows of each statement. */
async function run(name: string, role?: Role): Promise<readonly Rows[]> {
  const results: Rows[] = [];
  for (const statement of statementsOf(name)) results.push(await runText(statement, role));
  return results;
}

async function claimOne(inbox: Inbox): Promise<Claim> {
  const [claim] = await inbox.claim({ limit: 1, leaseMs: 60_000 });
  return claim ?? expect.fail("Nothing is due.");
}

describe("the roles of the page on operations", () => {
  it("let the application do everything that an inbox does, and change no table", async () => {
    let offsetMs = 0;
    const hooks = { sweepMs: 10, clockOffsetMs: () => offsetMs };
    const inbox = await open("order_webhooks_application", { hooks });
    for (const key of ["a", "b", "c"]) await inbox.put(entryOf(key));
    expect(await inbox.put(entryOf("a"))).toMatchObject({ outcome: "duplicate" });
    await inbox.put({ ...entryOf("q"), quarantine: "invalid" });
    expect(await inbox.done(await claimOne(inbox))).toBe(true);
    expect(await inbox.retry(await claimOne(inbox), 60_000)).toBe(true);
    expect(await inbox.dead(await claimOne(inbox), "handler_failed")).toBe(true);
    expect(await inbox.list()).toHaveLength(2);
    expect(await inbox.read("q")).toBeDefined();
    expect(await inbox.replay({ state: "dead" })).toBe(1);
    expect(await inbox.purge({ state: "quarantined" })).toBe(1);
    expect(await inbox.stats()).toMatchObject({ waiting: 2, done: 2 });
    const swept = () => runText("SELECT aged FROM order_webhooks.inbox");
    const before = await swept();
    offsetMs = 3_600_000;
    await expect.poll(swept, patience).not.toEqual(before);
    for (const statement of [
      "CREATE TABLE order_webhooks.other (id integer)",
      "ALTER TABLE order_webhooks.bodies ADD other text",
      "DROP TABLE order_webhooks.bodies",
      "CREATE SCHEMA other",
    ]) {
      const refused = runText(statement, "order_webhooks_application");
      await expect(refused).rejects.toMatchObject({ code: "42501" });
    }
  });

  it("let the owner open its tables after it lost the right to create schemas", async () => {
    const inbox = await open("order_webhooks_owner");
    expect(await inbox.stats()).toMatchObject({ dead: 0 });
    const other = open("order_webhooks_owner", { schema: "other" });
    await expect(other).rejects.toMatchObject({ code: "database_refused" });
  });

  it("show dashboards no body, and do not let them write", async () => {
    const inbox = await open("order_webhooks_application");
    await inbox.put({ ...entryOf("seen"), quarantine: "invalid", event: "an.event" });
    await inbox.put(entryOf("open"));
    const role = "order_webhooks_dashboard";
    expect((await run("backlog.sql", role))[0]).toContainEqual(
      expect.objectContaining({ state: "waiting", retried: expect.any(String) }),
    );
    expect((await run("kept.sql", role))[0]).toContainEqual(
      expect.objectContaining({
        ...{ state: "quarantined", reason: "invalid", event: "an.event" },
        ...{ deliveries: "1", newest: expect.any(Date) },
      }),
    );
    expect((await run("handled.sql", role))[0]).toContainEqual(
      expect.objectContaining({ hour: expect.any(Date), most_attempts: expect.any(Number) }),
    );
    const refused = { bodies: "42501", inbox: "42501" };
    for (const [table, code] of Object.entries(refused)) {
      const read = runText(`SELECT * FROM order_webhooks.${table}`, role);
      await expect(read).rejects.toMatchObject({ code });
    }
    const write = "BEGIN READ WRITE; DELETE FROM order_webhooks.deliveries";
    await expect(runText(write, role)).rejects.toMatchObject({ code: "42501" });
    await expect(open(role)).rejects.toMatchObject({ code: "database_unsupported" });
    await inbox.purge({ all: true });
  });
});

describe("the statements of the page on operations", () => {
  it("show settings, dead rows, open transactions and connections", async () => {
    const inbox = await open("order_webhooks_application");
    await inbox.put({ ...entryOf("measured"), quarantine: "invalid" });
    const [settings] = await run("settings.sql");
    expect(settings).toMatchObject([
      { relname: "bodies", reloptions: expect.arrayContaining(vacuumedSoon) },
      { relname: "deliveries", reloptions: expect.arrayContaining(vacuumedSoon) },
      { relname: "inbox" },
    ]);
    const [sizes] = await run("vacuum.sql");
    expect(sizes?.map(({ relname }) => relname)).toEqual(["bodies", "deliveries", "inbox"]);
    expect(await run("open-transactions.sql")).toEqual([[], []]);
    const [connections, most] = await run("connections.sql");
    expect(connections).toContainEqual(
      expect.objectContaining({ usename: "order_webhooks_application", client_addr: "127.0.0.1" }),
    );
    expect(most).toEqual([{ most: 200, used: expect.any(String) }]);
  });

  it("clean up while an inbox is in use", async () => {
    const inbox = await open("order_webhooks_application");
    await run("faster-vacuum.sql", "order_webhooks_owner");
    await run("erase.sql", "order_webhooks_owner");
    await run("reindex.sql", "order_webhooks_owner");
    expect(await inbox.put(entryOf("after"))).toMatchObject({ outcome: "stored" });
  });

  it("handle deliveries again after a restore, which knows no newer key", async () => {
    const inbox = await open("order_webhooks_application");
    await inbox.purge({ all: true });
    while ((await inbox.claim({ limit: 100, leaseMs: 60_000 })).length > 0);
    await inbox.put(entryOf("open then"));
    await inbox.close?.();
    await runText("CREATE DATABASE older TEMPLATE shop", "postgres", "postgres");
    const newer = await open("order_webhooks_application");
    expect(await newer.done(await claimOne(newer))).toBe(true);
    await newer.put(entryOf("new since"));
    expect(await newer.done(await claimOne(newer))).toBe(true);
    expect(await newer.put(entryOf("new since"))).toMatchObject({ outcome: "duplicate" });
    const url = urlOf("order_webhooks_application", "older");
    const restored = await open("order_webhooks_application", { url });
    expect((await claimOne(restored)).entry.key).toBe("open then");
    expect(await restored.put(entryOf("new since"))).toEqual({ outcome: "stored" });
  });
});

const vacuumedSoon = [
  "autovacuum_vacuum_scale_factor=0.02",
  "autovacuum_vacuum_insert_scale_factor=0.1",
];

interface Alerts {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly annotations: { readonly summary: string };
}

describe("the alerts of the page", () => {
  it("name series that the command exports", async (test) => {
    // The keys are checked below.
    const { groups } = parse(snippetOf("alerts.yaml")) as Alerts;
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(5);
    const service = await startHosted(test, {});
    const refused = await fetch(service.url, { method: "POST" });
    expect(refused.status).toBe(401);
    const exported = [...(await scrape(service.metricsUrl)).keys()];
    for (const rule of rules) {
      expect(Object.keys(rule).filter((key) => !ruleKeys.includes(key))).toEqual([]);
      expect(rule.annotations.summary).toMatch(/^[A-Z].*\.$/);
      const series = [...rule.expr.matchAll(/order_webhooks_\w+(?:\{[^}]*\})?/g)].map(
        ([one]) => one,
      );
      if (rule.expr.startsWith("up{")) continue;
      expect(series.length).toBeGreaterThan(0);
      for (const one of series) {
        const pattern = new RegExp(`^${toPattern(one)}$`);
        expect(
          exported.filter((name) => pattern.test(name)),
          one,
        ).not.toEqual([]);
      }
    }
  });

  it("and the pod are YAML", () => {
    expect(parse(snippetOf("pod.yaml"))).toMatchObject({
      containers: [{ name: expect.any(String) }],
    });
  });
});

const ruleKeys = ["alert", "expr", "for", "annotations"];

/** Converts a selector with at most one label to a pattern of exported series. */
function toPattern(selector: string): string {
  const [, name = "", matcher = ""] = /^(\w+)(?:\{(.*)\})?$/.exec(selector) ?? [];
  const [, label, value] = /^(\w+)=~?"(.*)"$/.exec(matcher) ?? [];
  return label === undefined ? `${name}(\\{.*\\})?` : `${name}\\{.*${label}="(${value})".*\\}`;
}

it("every block of the page on operations is run", () => {
  expect([...ran].sort()).toEqual([...snippets.keys()].sort());
  // The other two blocks are shell commands, whose programs are not a part of this repository.
  expect(blockCount).toBe(snippets.size + 2);
});
