import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import type { InboxStats, ListedDelivery } from "@order-webhooks/receiver";
import { describe, expect, it } from "vitest";
import { createSqliteInbox } from "../../src/sqlite.ts";
import { isLockedOut, lockedOut, strangerUid } from "../stranger.ts";
import { anyEvent, buildAny, buildUnsupported, writeHandlers } from "./deliveries.ts";
import {
  beginPost,
  end,
  makeFolder,
  patience,
  post,
  run,
  runAsStranger,
  runInShell,
  runJson,
  serve,
  start,
  takeAway,
} from "./running-command.ts";

interface Listed {
  readonly deliveries: readonly ListedDelivery[];
}

/** Lists deliveries with `list --json`. */
async function list(
  folder: string,
  ...args: readonly string[]
): Promise<readonly ListedDelivery[]> {
  // The cast is safe, because the tests on JSON check the shape.
  return ((await runJson(folder, "list", ...args)) as Listed).deliveries;
}

function countLines(file: string): number {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").length : 0;
}

/** Makes the handlers of a folder succeed from now on. */
function repair(folder: string): void {
  writeFileSync(join(folder, "works"), "");
}

describe.concurrent("while a server has the file open", () => {
  it("the other commands use its socket, which only its user can open", async ({ expect }) => {
    const folder = makeFolder();
    const server = await serve(folder, "--handlers", writeHandlers(folder));
    expect(server.out().split("\n")).toContain(`Inbox: ${join(folder, "inbox.db")}`);
    const socket = join(folder, "inbox.db.sock");
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    expect(await post(server.url, buildAny())).toBe(202);
    expect(await post(server.url, buildUnsupported("no.such.event"))).toBe(202);
    await expect.poll(server.err, patience).toContain("dead_letter ");
    const listed = await list(folder);
    expect(listed.map(({ state }) => state).toSorted()).toEqual(["dead", "quarantined"]);
    expect(await runJson(folder, "stats")).toMatchObject({ dead: 1, quarantined: 1, waiting: 0 });
    expect((await end(server)).code).toBe(0);
    expect(existsSync(socket)).toBe(false);
    expect(await list(folder)).toMatchObject([
      { state: listed[0]?.state },
      { state: listed[1]?.state },
    ]);
  });

  it("a replay makes the handler run", async ({ expect }) => {
    const folder = makeFolder();
    const server = await serve(folder, "--handlers", writeHandlers(folder));
    await post(server.url, buildAny());
    await expect.poll(server.err, patience).toContain("dead_letter ");
    repair(folder);
    const args = ["replay", "--reason", "permanent_failure"];
    expect(await runJson(folder, ...args, "--dry-run")).toMatchObject({
      replayed: 1,
      dryRun: true,
    });
    expect(await list(folder)).toMatchObject([{ state: "dead", reason: "permanent_failure" }]);
    const { code, out } = await run(folder, args);
    expect([code, out]).toEqual([0, "1 delivery is due again.\n"]);
    await expect.poll(server.out, patience).toContain(`handled ${anyEvent} message `);
    expect(countLines(join(folder, "handled"))).toBe(1);
    expect(await list(folder, "--state", "done")).toMatchObject([{ state: "done", bytes: 0 }]);
    await end(server);
  });

  it("a purge erases only the deliveries about a customer", async () => {
    const folder = makeFolder();
    const server = await serve(folder);
    await post(server.url, buildUnsupported("no.such.event", "cust_zofia"));
    await post(server.url, buildUnsupported("no.such.event", "cust_adam"));
    const args = ["purge", "--customer", "cust_zofia"];
    const dry = await run(folder, [...args, "--dry-run"]);
    expect(dry.out).toMatch(/^A purge would erase 1 delivery\.\nSTATE .*\nquarantined .*\n$/);
    expect(await list(folder)).toHaveLength(2);
    expect(await runJson(folder, ...args)).toEqual({ purged: 1, dryRun: false, served: true });
    expect(await list(folder, "--customer", "cust_zofia")).toEqual([]);
    expect(await list(folder, "--customer", "cust_adam")).toHaveLength(1);
    await end(server);
    expect(readFileSync(join(folder, "inbox.db"), "latin1")).not.toContain("cust_zofia");
  });

  it("that was stopped, a command reports on standard error that it waits", async ({ expect }) => {
    const folder = makeFolder();
    const server = await serve(folder);
    server.child.kill("SIGSTOP");
    const listing = start(folder, ["list", "--json"]);
    await expect
      .poll(listing.err, patience)
      .toBe('Waiting for the server that holds "./inbox.db" ...\n');
    server.child.kill("SIGCONT");
    const { code, out, err } = await listing.ended;
    expect([code, out, err.split("\n").length]).toEqual([0, '{"deliveries":[]}\n', 2]);
    await end(server);
  });

  it("a second server refuses the file, and the first keeps running", async () => {
    const folder = makeFolder();
    const server = await serve(folder);
    const second = await run(folder, ["serve", "--port", "0"]);
    expect([second.code, second.out]).toEqual([2, ""]);
    expect(second.err).toMatch(/^\[file_in_use\] [^\n]+\n$/);
    expect(await post(server.url, buildUnsupported("no.such.event"))).toBe(202);
    expect(await list(folder)).toHaveLength(1);
    expect((await end(server)).code).toBe(0);
  });
});

describe.concurrent("after a kill", () => {
  it("commands ignore the stale socket, and the next server replaces it and has all deliveries", async () => {
    const folder = makeFolder();
    const killed = await serve(folder);
    for (const _ of "123") await post(killed.url, buildUnsupported("no.such.event"));
    killed.child.kill("SIGKILL");
    await killed.ended;
    const socket = join(folder, "inbox.db.sock");
    expect(statSync(socket).isSocket()).toBe(true);
    expect(await list(folder)).toHaveLength(3);
    const server = await serve(folder);
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    expect(await runJson(folder, "purge", "--all")).toEqual({
      purged: 3,
      dryRun: false,
      served: true,
    });
    await end(server);
  });
});

describe.concurrent("without a server", () => {
  it("a replay makes deliveries due, and the next server handles them", async ({ expect }) => {
    const folder = makeFolder();
    const handlers = writeHandlers(folder);
    const first = await serve(folder, "--handlers", handlers);
    await post(first.url, buildAny());
    await expect.poll(first.err, patience).toContain("dead_letter ");
    await end(first);
    repair(folder);
    const { out } = await run(folder, ["replay", "--all"]);
    expect(out).toBe(
      "1 delivery is due again. No server has this inbox open. The next `serve` handles due deliveries.\n",
    );
    expect(await list(folder, "--state", "waiting")).toHaveLength(1);
    const second = await serve(folder, "--handlers", handlers);
    await expect.poll(() => countLines(join(folder, "handled")), patience).toBe(1);
    await end(second);
  });

  it("a file that another program has open is refused", async () => {
    const folder = makeFolder();
    const inbox = await createSqliteInbox({ file: join(folder, "inbox.db") });
    const { code, out, err } = await run(folder, ["list"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(
      /^\[file_in_use\] [^\n]+ one that another program, or a server that is ending, has open\. If a server is ending, try again[^\n]+\n$/,
    );
    await inbox.close?.();
    expect((await run(folder, ["list"])).out).toBe("No delivery is dead or quarantined.\n");
  });

  it("a server waits for a command that has the file open for a moment", async () => {
    const folder = makeFolder();
    const inbox = await createSqliteInbox({ file: join(folder, "inbox.db") });
    const served = serve(folder);
    // Far less than the server's limit. On a slow machine the server may not have to wait.
    await sleep(500);
    await inbox.close?.();
    expect((await end(await served)).code).toBe(0);
  });

  it("a missing file is not created", async () => {
    const folder = makeFolder();
    for (const args of [
      ["list"],
      ["stats"],
      ["replay", "--all"],
      ["purge", "--all"],
      ["show", "a"],
    ]) {
      expect((await run(folder, args)).code).toBe(2);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe.concurrent("a file that cannot be used causes one message, and is not changed", () => {
  const commands = [["serve", "--port", "0"], ["list"], ["purge", "--all"]];

  /** Expects that every command refuses the file. */
  async function expectRefused(folder: string, code: string): Promise<void> {
    const file = join(folder, "inbox.db");
    const before = readFileSync(file);
    for (const args of commands) {
      const { code: exit, out, err } = await run(folder, args);
      expect([exit, out]).toEqual([2, ""]);
      expect(err).toMatch(/^\[\w+\] [^\n]+: expected [^\n]+, got [^\n]+\. [^\n]+\.\n$/);
      expect(err).toContain(`[${code}]`);
    }
    expect(readFileSync(file).equals(before)).toBe(true);
  }

  it("garbage", async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "inbox.db"), "garbage ".repeat(1_000));
    await expectRefused(folder, "file_foreign");
  });

  it("another program's database", async () => {
    const folder = makeFolder();
    const database = new DatabaseSync(join(folder, "inbox.db"));
    database.exec("CREATE TABLE notes (text TEXT)");
    database.close();
    await expectRefused(folder, "file_foreign");
  });

  it("an inbox of a future version", async () => {
    const folder = makeFolder();
    const inbox = await createSqliteInbox({ file: join(folder, "inbox.db") });
    await inbox.close?.();
    const database = new DatabaseSync(join(folder, "inbox.db"));
    database.exec("PRAGMA journal_mode = DELETE; PRAGMA user_version = 1000000");
    database.close();
    await expectRefused(folder, "file_newer");
  });

  it("another user's file, with and without a server", async ({ skip }) => {
    skip(isLockedOut, lockedOut);
    const folder = makeFolder();
    const server = await serve(folder);
    await post(server.url, buildUnsupported("no.such.event"));
    takeAway(folder);
    const served = await runAsStranger(folder, ["list"]);
    expect([served.code, served.out]).toEqual([2, ""]);
    expect(served.err).toMatch(/^\[file_inaccessible\] [^\n]+inbox\.db\.sock: [^\n]+\n$/);
    await end(server);
    for (const args of commands) {
      const { code, out, err } = await runAsStranger(folder, args);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(/^\[file_inaccessible\] [^\n]+\n$/);
    }
  });

  it.each<readonly [string, (file: string) => void]>([
    ["an empty file", (file) => writeFileSync(file, "")],
    [
      "an empty database",
      (file) => {
        const database = new DatabaseSync(file);
        database.exec("VACUUM");
        database.close();
      },
    ],
  ])("%s, except for a server, which creates an inbox in it", async (_name, make) => {
    const folder = makeFolder();
    const file = join(folder, "inbox.db");
    make(file);
    const before = readFileSync(file);
    const reading = [["list"], ["stats"], ["show", "a"], ["replay", "--all"], ["purge", "--all"]];
    for (const args of reading) {
      const { code, out, err } = await run(folder, args);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(
        /^\[file_foreign\] \S+: [^\n]+ without an inbox\. [^\n]+ serve` to create an inbox[^\n]+\n$/,
      );
    }
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(["inbox.db"]);
    await end(await serve(folder));
    expect((await run(folder, ["list"])).code).toBe(0);
  });

  it("a port in use, for a server, which creates no file", async () => {
    const folder = makeFolder();
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    const { code, out, err } = await run(folder, ["serve", "--port", String(port)]);
    taken.close();
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^\[listen_failed\] --port: [^\n]+\n$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("in a folder of another user", async ({ skip }) => {
    skip(isLockedOut, lockedOut);
    const folder = makeFolder();
    const mine = join(folder, "mine");
    mkdirSync(mine);
    const inbox = await createSqliteInbox({ file: join(mine, "inbox.db") });
    await inbox.close?.();
    takeAway(folder);
    chmodSync(mine, strangerUid === undefined ? 0 : 0o700);
    for (const command of [...commands, ["stats"], ["show", "a"], ["replay", "--all"]]) {
      const args = [...command, "--inbox", `sqlite:${mine}/inbox.db`];
      const { code, out, err } = await runAsStranger(folder, args);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(
        /^\[file_inaccessible\] \S+: expected [^\n]+, got no permission\. [^\n]+\n$/,
      );
    }
    chmodSync(mine, 0o700);
  });

  it("a folder that is missing, for a server", async () => {
    const folder = makeFolder();
    const { code, err } = await run(folder, ["serve", "--inbox", "sqlite:none/inbox.db"]);
    expect(code).toBe(2);
    expect(err).toMatch(/^\[file_inaccessible\] [^\n]+\n$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ["a link to itself", "ln -s inbox.db inbox.db", "$INBOX serve --port 0"],
    ["a file in place of a folder", "touch a", "$INBOX serve --port 0 --inbox sqlite:a/b.db"],
    ["a folder that was removed, for a server", "mkdir a; cd a; rmdir ../a", "$INBOX serve"],
    ["a folder that was removed", "mkdir a; cd a; rmdir ../a", "$INBOX list"],
  ])("%s", async (_name, prepare, line) => {
    const { code, out, err } = await runInShell(makeFolder(), `${prepare}; ${line}`);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^\[file_inaccessible\] [^\n]+: expected [^\n]+, got [^\n]+\. [^\n]+\.\n$/);
  });

  it("something else at the path of the socket", async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "inbox.db.sock"), "mine");
    const { code, err } = await run(folder, ["serve", "--port", "0"]);
    expect(code).toBe(2);
    expect(err).toMatch(/^\[file_invalid\] \S+inbox\.db\.sock: [^\n]+\n$/);
    expect(readFileSync(join(folder, "inbox.db.sock"), "utf8")).toBe("mine");
    expect(readdirSync(folder)).toEqual(["inbox.db.sock"]);
  });
});

describe.concurrent("a server that gets SIGTERM", () => {
  it("reports that, and the handlers that it interrupted", async ({ expect }) => {
    const folder = makeFolder();
    writeFileSync(join(folder, "hold"), "");
    const server = await serve(folder, "--handlers", writeHandlers(folder));
    expect(await post(server.url, buildAny())).toBe(202);
    await expect.poll(() => countLines(join(folder, "begun")), patience).toBe(1);
    const { code, out, err } = await end(server);
    expect(code).toBe(0);
    expect(out).toMatch(/\nEnding: [^\n]+\n$/);
    expect(err).toMatch(
      /^handler_failed [0-9a-f]{12}: A handler was cut short [^\n]+ next start at the latest\.\n$/,
    );
    expect(await runJson(folder, "stats")).toMatchObject({ waiting: 1 });
  });

  it("answers current requests, lets handlers end, and keeps waiting deliveries", async ({
    expect,
  }) => {
    const folder = makeFolder();
    repair(folder);
    writeFileSync(join(folder, "hold"), "");
    const server = await serve(folder, "--handlers", writeHandlers(folder));
    for (const _ of "1234567890") expect(await post(server.url, buildAny())).toBe(202);
    await expect.poll(() => countLines(join(folder, "begun")), patience).toBe(8);
    const sendBody = await beginPost(server.url, buildAny());
    const exit = end(server);
    await expect.poll(() => existsSync(join(folder, "inbox.db.sock")), patience).toBe(false);
    expect(await sendBody()).toBe(202);
    rmSync(join(folder, "hold"));
    expect((await exit).code).toBe(0);
    expect(countLines(join(folder, "handled"))).toBe(8);
    expect(await runJson(folder, "stats")).toMatchObject({ done: 8, waiting: 3, claimed: 0 });
  });

  it("ends at once at the second signal, and loses no acknowledged delivery", async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "hold"), "");
    const server = await serve(folder, "--handlers", writeHandlers(folder));
    expect(await post(server.url, buildAny())).toBe(202);
    const signals = setInterval(() => server.child.kill("SIGTERM"), 50);
    const { code } = await server.ended;
    clearInterval(signals);
    expect(code).toBe(1);
    const { waiting, claimed } = (await runJson(folder, "stats")) as InboxStats;
    expect(waiting + claimed).toBe(1);
  });
});

describe.concurrent("a server with a retention", () => {
  /** Quarantines a delivery a number of days ago. Purges it if only its key should stay. */
  async function putAgo(file: string, key: string, days: number, isErased: boolean): Promise<void> {
    const wall = () => Date.now() - days * 86_400_000;
    const clocks = { wall, monotonic: () => performance.now() };
    const inbox = await createSqliteInbox({ file, hooks: { clocks } });
    const about = { fingerprint: "f", body: Buffer.from("{}"), rawEvent: null, event: null };
    await inbox.put({ ...about, key, purpose: null, quarantine: "stale" });
    if (isErased) await inbox.purge({ key });
    await inbox.close?.();
  }

  it.for([
    ["--keep-dead", "quarantined", false],
    ["--keep-keys", "done", true],
  ] as const)("%s, keeps no longer", async ([option, state, isErased], { expect }) => {
    const folder = makeFolder();
    const file = join(folder, "inbox.db");
    await putAgo(file, "old", 2.5, isErased);
    await putAgo(file, "young", 1.5, isErased);
    const server = await serve(folder, option, "2");
    const keys = async () => (await list(folder, "--state", state)).map(({ key }) => key);
    await expect.poll(keys, patience).toEqual(["young"]);
    await end(server);
  });
});

describe.concurrent("a server in memory", () => {
  it("creates no file, and reports that it loses deliveries", async ({ expect }) => {
    const folder = makeFolder();
    const server = await serve(folder, "--inbox", "memory:", "--handlers", writeHandlers(folder));
    await post(server.url, buildAny());
    await expect.poll(server.err, patience).toMatch(/dead_letter .*does not handle it again/);
    expect(server.out().split("\n")).toContain(
      "Inbox: memory. Deliveries are lost when this process ends.",
    );
    expect(readdirSync(folder).filter((name) => name.startsWith("inbox"))).toEqual([]);
    await end(server);
  });
});

describe.concurrent("handlers", () => {
  it("that load for long get a line", async ({ expect }) => {
    const folder = makeFolder();
    const file = join(folder, "h.mjs");
    writeFileSync(
      file,
      `import { existsSync } from "node:fs";
       while (!existsSync(new URL("go", import.meta.url))) await new Promise(setImmediate);
       export default () => {};`,
    );
    const server = start(folder, ["serve", "--port", "0", "--handlers", "h.mjs"]);
    await expect.poll(server.err, patience).toBe('Loading "h.mjs" ...\n');
    writeFileSync(join(folder, "go"), "");
    await expect.poll(server.out, patience).toContain("Listening on ");
    expect((await end(server)).code).toBe(0);
  });

  it("may end the process once they are loaded", async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "h.mjs"), "export default () => process.exit(7);");
    const server = await serve(folder, "--handlers", "h.mjs");
    await post(server.url, buildAny());
    const { code, err } = await server.ended;
    expect([code, err]).toEqual([7, ""]);
  });

  it("that leave a timer running do not keep the ended command alive", async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "h.mjs"), "setInterval(() => {}, 1e6); export default () => {};");
    const server = await serve(folder, "--handlers", "h.mjs");
    expect((await end(server)).code).toBe(0);
    writeFileSync(join(folder, "h.mjs"), "setInterval(() => {}, 1e6); export default 7;");
    expect((await run(folder, ["serve", "--handlers", "h.mjs"])).code).toBe(2);
  });

  it("in TypeScript run where Node strips types", async ({ expect }) => {
    const folder = makeFolder();
    const file = join(folder, "handlers.ts");
    writeFileSync(
      file,
      `const handle = ({ purpose }: { purpose: string }): void => console.log("mine", purpose);
       export default { ${JSON.stringify(anyEvent)}: { promotion: handle, unique_code: handle, message: handle } };`,
    );
    const server = await serve(folder, "--handlers", "handlers.ts");
    await post(server.url, buildAny());
    await expect.poll(server.out, patience).toContain(`handled ${anyEvent} message`);
    expect(server.out()).toContain("mine message");
    await end(server);
  });
});
