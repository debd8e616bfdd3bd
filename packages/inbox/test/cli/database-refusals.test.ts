import { once } from "node:events";
import { chmodSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, inject, it, test } from "vitest";
import { createPostgresInbox } from "../../src/postgres.ts";
import { execute, makeSchemaName } from "../postgres/place.ts";
import { type DatabaseUser, hides, makeUser, toInboxArgs } from "./databases.ts";
import { makeFolder, run } from "./running-command.ts";
import { expectRefused, runHere } from "./running-here.ts";

const looking: readonly (readonly string[])[] = [
  ["list", "--json"],
  ["show", "abcdef"],
  ["show", "abcdef", "--body"],
  ["replay", "--all"],
  ["purge", "--all", "--dry-run"],
  ["stats"],
];

const all: readonly (readonly string[])[] = [["serve", "--port", "0"], ...looking];

/** Expects that commands refuse a database, and that none of them created a schema. */
async function expectAllRefused(url: string, begin: string, commands = all): Promise<void> {
  const schema = makeSchemaName();
  for (const command of commands) {
    await expectRefused([...command, ...toInboxArgs(url, schema)], begin);
  }
  expect(await countSchemas(schema)).toBe(0);
}

async function countSchemas(schema: string): Promise<number> {
  const { rows } = await execute(`SELECT FROM pg_namespace WHERE nspname = '${schema}'`);
  return rows.length;
}

/** Creates an inbox in a separate schema, as the superuser. */
async function makeInbox(): Promise<string> {
  const schema = makeSchemaName();
  const inbox = await createPostgresInbox({ url: inject("postgresUrl"), schema });
  await inbox.close?.();
  return schema;
}

/** Returns the address of the shared server with other parts. */
function toUrl(parts: Partial<Pick<URL, "username" | "password" | "pathname" | "port">>): string {
  return Object.assign(new URL(inject("postgresUrl")), parts).href;
}

const { host, port } = new URL(inject("postgresUrl"));

describe("a database that cannot be used is refused with one sentence and exit code 2", () => {
  it("for a wrong password", async () => {
    const url = toUrl({ password: "s3cr3t" });
    await expectAllRefused(
      url,
      `[database_refused] ${host}/postgres: expected a user and a password`,
    );
  });

  it("for an unknown user", async () => {
    const url = toUrl({ username: "stranger", password: "s3cr3t" });
    await expectAllRefused(
      url,
      `[database_refused] ${host}/postgres: expected a user and a password`,
    );
  });

  it("for no password", async () => {
    const url = toUrl({ password: "" });
    const begin = `[database_refused] ${host}/postgres: expected a password for the user, got no usable one. `;
    await expectAllRefused(url, begin);
  });

  it("for no such database", async () => {
    const url = toUrl({ pathname: "/none" });
    await expectAllRefused(url, `[database_refused] ${host}/none: expected an existing database`);
  });

  it("for no server", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    server.close();
    const free = typeof address === "object" ? address?.port : undefined;
    await expectAllRefused(
      toUrl({ port: String(free) }),
      `[database_unreachable] 127.0.0.1:${free}/postgres: expected a PostgreSQL server that answers, got no server`,
    );
  });

  it("for a host that is unknown", async () => {
    const url = "postgres://u:s3cr3t@no.such.host.invalid/shop";
    await expectAllRefused(url, "[database_unreachable] no.such.host.invalid:5432/shop: ");
  });

  it("for a server without TLS where the address asks for it", async () => {
    for (const mode of ["require", "verify-ca", "verify-full", "no-verify"]) {
      const url = `${inject("postgresUrl")}?sslmode=${mode}`;
      await expectAllRefused(
        url,
        `[database_unreachable] ${host}/postgres: expected a PostgreSQL server`,
      );
    }
  });

  it("for a server of something else", async () => {
    const server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await once(server.listen(0, "127.0.0.1"), "listening");
    const address = server.address();
    const taken = typeof address === "object" ? address?.port : undefined;
    const begin = `[database_unreachable] 127.0.0.1:${taken}/postgres: `;
    await expectAllRefused(toUrl({ port: String(taken) }), begin, [["stats"]]);
    server.close();
  });

  it("for no inbox in it, except for a server", async () => {
    const begin = `[schema_foreign] ${host}/postgres, schema inbox_`;
    await expectAllRefused(inject("postgresUrl"), begin, looking);
  });

  it("for a user who may not make the schema", async () => {
    const user = await makeUser({ mayCreate: false });
    await expectAllRefused(user.url, `[database_refused] ${host}/postgres`, [
      ["serve", "--port", "0"],
    ]);
  });

  it("for a user without rights on the inbox", async () => {
    const [schema, user] = [await makeInbox(), await makeUser({ mayCreate: false })];
    await expectSchemaRefused(user, schema);
    await execute(`GRANT USAGE ON SCHEMA ${schema} TO ${user.name}`);
    await expectSchemaRefused(user, schema);
    await execute(`GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${user.name}`);
    await expectSchemaRefused(user, schema);
  });

  async function expectSchemaRefused(user: DatabaseUser, schema: string): Promise<void> {
    for (const command of all) {
      const args = [...command, ...toInboxArgs(user.url, schema)];
      await expectRefused(args, `[database_refused] ${host}/postgres`);
      expect((await runHere(args)).warned.every((line) => hides(line, user))).toBe(true);
    }
  }

  it("for tables of a future version, which stay as they are", async () => {
    const schema = await makeInbox();
    await execute(`UPDATE ${schema}.inbox SET version = 1000000`);
    for (const command of all) {
      const args = [...command, ...toInboxArgs(inject("postgresUrl"), schema)];
      await expectRefused(args, `[schema_newer] ${host}/postgres, schema ${schema}: `);
    }
    const { rows } = await execute(`SELECT version FROM ${schema}.inbox`);
    expect(rows).toEqual([{ version: 1_000_000 }]);
  });

  it("for another program's tables, which stay as they are", async () => {
    const schema = makeSchemaName();
    await execute(`CREATE SCHEMA ${schema}`);
    await execute(`CREATE TABLE ${schema}.deliveries (truck text)`);
    for (const command of all) {
      const args = [...command, ...toInboxArgs(inject("postgresUrl"), schema)];
      await expectRefused(args, `[schema_foreign] ${host}/postgres, schema ${schema}: `);
    }
    const { rows } = await execute(
      `SELECT tablename FROM pg_tables WHERE schemaname = '${schema}'`,
    );
    expect(rows).toEqual([{ tablename: "deliveries" }]);
  });
});

describe("a password is never shown", () => {
  it("in what a process prints, whatever happens", async () => {
    const user = await makeUser({ mayCreate: false });
    const folder = makeFolder();
    for (const args of [["serve"], ["list", "--json"], ["show", "abcdef"]]) {
      const { code, out, err } = await run(folder, [...args, "--inbox", user.url]);
      expect([code, out]).toEqual([2, ""]);
      expect(err.trim().split("\n")).toHaveLength(1);
      expect(hides(err, user)).toBe(true);
    }
  });
});

describe("a password that the address lacks comes from", () => {
  const schema = makeInbox();

  test("PGPASSWORD", async () => {
    const user = await makeReader();
    const args = ["stats", ...toInboxArgs(user.bareUrl, await schema)];
    const { code, err } = await run(makeFolder(), args, { PGPASSWORD: user.password });
    expect([code, err]).toEqual([0, ""]);
  });

  test("~/.pgpass, which has to be the user's alone", async () => {
    const user = await makeReader();
    const home = makeFolder();
    const password = user.password.replaceAll(/[\\:]/g, "\\$&");
    const lines = [
      "# host:port:database:user:password",
      `127.0.0.1:1:*:${user.name}:wrong`,
      `127.0.0.1:${port}:*:${user.name}:${password}`,
      `*:*:*:*:wrong`,
    ];
    const file = join(home, ".pgpass");
    writeFileSync(file, lines.join("\n"), { mode: 0o600 });
    const args = ["stats", ...toInboxArgs(user.bareUrl, await schema)];
    const { code, err } = await run(home, args, { HOME: home });
    expect([code, err]).toEqual([0, ""]);
    chmodSync(file, 0o644);
    const exposed = await run(home, args, { HOME: home });
    expect(exposed.code).toBe(2);
    expect(exposed.err).toMatch(/^\[database_refused\] \S+\/\.pgpass: [^\n]+ 0600\.\n$/);
  });

  async function makeReader(): Promise<DatabaseUser> {
    const user = await makeUser({ mayCreate: false });
    await execute(`GRANT USAGE ON SCHEMA ${await schema} TO ${user.name}`);
    await execute(`GRANT ALL ON ALL TABLES IN SCHEMA ${await schema} TO ${user.name}`);
    return user;
  }
});
