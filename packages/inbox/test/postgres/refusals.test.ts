import { once } from "node:events";
import { type AddressInfo, connect as connectSocket, createServer, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { expect, inject, onTestFinished, test } from "vitest";
import { createPostgresInbox, type PostgresInboxOptions } from "../../src/postgres.ts";
import { createCertificate } from "../forward/certificate.ts";
import { entryOf } from "../sqlite/entries.ts";
import { collectWarnings } from "../sqlite/warnings.ts";
import { connect, makeRole, makeSchemaName, openInbox } from "./place.ts";
import { toErrorFrame } from "./pooler/frames.ts";

// Databases that cannot be used. Each causes one message with a code, host, port and database, and no password.

/** A password that no message may contain. */
const password = "Tr0ub4dor";

function changeUrl(change: (url: URL) => void): string {
  const url = new URL(inject("postgresUrl"));
  change(url);
  return url.href;
}

async function expectRefused(url: string, code: string, found: RegExp): Promise<void> {
  const error: unknown = await openInbox({ url }).catch((reason) => reason);
  expect(error).toMatchObject({ name: "InboxError", code });
  const { message, place } = error as Error & { readonly place: string };
  const { hostname, port, pathname } = new URL(url);
  expect(place).toContain(`${hostname}:${port}${pathname}`);
  expect(message).toMatch(found);
  expect(message).toMatch(/^\[\w+\] [^\n]+\.$/);
  expect(message).not.toContain(password);
}

test("a wrong password", () => {
  const url = changeUrl((one) => {
    one.password = password;
  });
  return expectRefused(url, "database_refused", /password authentication failed/);
});

test("no password", () => {
  const url = changeUrl((one) => {
    one.password = "";
  });
  return expectRefused(url, "database_refused", /no usable one\. Set PGPASSWORD/);
});

test("a user that is unknown", () => {
  const url = changeUrl((one) => {
    one.username = "somebody";
    one.password = password;
  });
  return expectRefused(url, "database_refused", /somebody/);
});

test("a user who may not log in, whose name is long", async () => {
  const role = await makeRole();
  const client = await connect();
  const name = `${role.name}${"x".repeat(60 - role.name.length)}`;
  await client.query(`ALTER ROLE ${role.name} RENAME TO ${name}`);
  onTestFinished(async () => {
    await client.query(`ALTER ROLE ${name} RENAME TO ${role.name}`);
  });
  await client.query(`ALTER ROLE ${name} NOLOGIN PASSWORD '${password}'`);
  const url = changeUrl((one) => {
    one.username = name;
    one.password = password;
  });
  await expectRefused(url, "database_refused", /the server refuses .*not permitted to log in\)/);
});

test("a database that is not there", () => {
  const url = changeUrl((one) => {
    one.pathname = "/absent";
  });
  return expectRefused(url, "database_refused", /"absent" does not exist/);
});

test("no server", () =>
  expectRefused(
    `postgres://someone:${password}@127.0.0.1:1/orders`,
    "database_unreachable",
    /no server at that port/,
  ));

test("a host that is unknown", () =>
  expectRefused(
    `postgres://someone:${password}@host.invalid:5432/orders`,
    "database_unreachable",
    /an unknown host/,
  ));

test("a server without TLS, where TLS is asked for", () => {
  const url = changeUrl((one) => {
    one.search = "?sslmode=verify-full";
  });
  return expectRefused(url, "database_unreachable", /SSL.* remove sslmode/);
});

/** Accepts the request for TLS, and presents a certificate that no authority signed. */
function answerWithTls(socket: Socket): void {
  socket.once("data", () => {
    socket.write("S");
    new TLSSocket(socket, { isServer: true, ...createCertificate() }).on("error", () => {});
  });
}

test("a certificate that is not trusted", async () => {
  const port = await listen(answerWithTls);
  const url = `postgres://a:${password}@127.0.0.1:${port}/b?sslmode=require`;
  await expectRefused(url, "database_unreachable", /self-signed.* sslrootcert/);
});

test("something that is not a database", async () => {
  const port = await listen((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  await expectRefused(`postgres://a:${password}@127.0.0.1:${port}/b`, "database_unreachable", /./);
});

test("a database that is not in UTF-8", async () => {
  const client = await connect();
  const name = makeSchemaName();
  await client.query(`CREATE DATABASE ${name} ENCODING SQL_ASCII TEMPLATE template0`);
  const url = changeUrl((one) => {
    one.pathname = `/${name}`;
  });
  await expectRefused(url, "database_unsupported", /SQL_ASCII/);
});

test("a user who only reads", async () => {
  const role = await makeRole();
  const client = await connect();
  await client.query(`ALTER ROLE ${role.name} SET default_transaction_read_only = on`);
  await expectRefused(role.url, "database_unsupported", /read-only for this user/);
});

test("a user for whom NULL in a list is a text", async () => {
  const role = await makeRole();
  const client = await connect();
  await client.query(`ALTER ROLE ${role.name} SET array_nulls = off`);
  await expectRefused(role.url, "database_unsupported", /expected array_nulls on, got off/);
});

test("an inbox waits for a server that is starting, with one warning", async () => {
  const warnings = collectWarnings();
  const target = new URL(inject("postgresUrl"));
  let isStarting = true;
  process.once("warning", () => {
    isStarting = false;
  });
  const port = await listen((socket) => {
    socket.on("error", () => {});
    if (isStarting) {
      socket.once("data", () =>
        socket.end(toErrorFrame("57P03", "the database system is starting up")),
      );
      return;
    }
    const upstream = connectSocket(Number(target.port), target.hostname);
    upstream.on("error", () => socket.destroy());
    socket.pipe(upstream).pipe(socket);
  });
  const url = changeUrl((one) => {
    one.port = String(port);
  });
  const { inbox } = await openInbox({ url });
  expect(await inbox.put(entryOf("a"))).toEqual({ outcome: "stored" });
  expect(await warnings()).toEqual([expect.stringMatching(/^INBOX_WAITING: The server of 127/)]);
});

/** Starts a server that is closed after the test. Resolves to its port. */
async function listen(serve: (socket: Socket) => void): Promise<number> {
  const server = createServer({ noDelay: true }, serve);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const wrongOptions: readonly (readonly [string, object, string])[] = [
  ["no address", {}, "options_invalid"],
  ["an address that is none", { url: password }, "options_invalid"],
  ["an address of another kind", { url: `mysql://a:${password}@b/c` }, "options_invalid"],
  ["an address with a wrong port", { url: `postgres://a:${password}@b:c/d` }, "options_invalid"],
  ["a schema without a name", { url: "postgres://a@b/c", schema: "" }, "options_invalid"],
  ["a schema of PostgreSQL", { url: "postgres://a@b/c", schema: "pg_mine" }, "options_invalid"],
  [
    "the schema that backups leave out",
    { url: "postgres://a@b/c", schema: "information_schema" },
    "options_invalid",
  ],
  [
    "a schema that is too long",
    { url: "postgres://a@b/c", schema: "x".repeat(64) },
    "options_invalid",
  ],
  ["an unknown option", { url: "postgres://a@b/c", table: "x" }, "option_unknown"],
  ["an unknown limit", { url: "postgres://a@b/c", limits: { maxFileBytes: 1 } }, "option_unknown"],
  ["a limit of 0", { url: "postgres://a@b/c", limits: { maxConnections: 0 } }, "options_invalid"],
];

test.each(wrongOptions)("%s", async (_, options, code) => {
  const opening = createPostgresInbox(options as PostgresInboxOptions);
  const error: unknown = await opening.catch((reason) => reason);
  expect(error).toMatchObject({ name: "InboxError", code });
  expect(String(error)).not.toContain(password);
});
