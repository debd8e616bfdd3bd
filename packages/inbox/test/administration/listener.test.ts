import { once } from "node:events";
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createMemoryInbox,
  createReceiver,
  type Inbox,
  type InboxEntry,
} from "@order-webhooks/receiver";
import { afterEach, describe, expect, it } from "vitest";
import type { Operations } from "../../src/administration/administration.ts";
import { findServer } from "../../src/administration/client.ts";
import { startListener } from "../../src/administration/listener.ts";
import { assertSocketPath, socketPathOf } from "../../src/administration/socket-path.ts";

const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** Creates a folder with an empty file in place of an inbox. The listener does not read it. */
function makeFile(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "inbox-")));
  const file = join(folder, "inbox.db");
  writeFileSync(file, "", { mode: 0o600 });
  return file;
}

function entryOf(key: string, body: string, quarantine: string | null = "invalid"): InboxEntry {
  const bytes = new TextEncoder().encode(body);
  const about = { rawEvent: null, event: "some.event", purpose: "message" };
  return { key, fingerprint: key, body: bytes, ...about, quarantine };
}

/** Administers a memory inbox, through a receiver, on the socket of a file. */
async function listen(
  file: string,
  inbox: Inbox = createMemoryInbox(),
): Promise<() => Promise<void>> {
  const receiver = createReceiver({ secrets: "s", handlers: () => {}, inbox, log: () => {} });
  const operations: Operations = {
    ...receiver,
    readBody: async (key) => (await inbox.read(key))?.body,
    stats: () => inbox.stats(),
  };
  const end = await startListener(operations, socketPathOf(file));
  const endAll = async () => {
    await end();
    await receiver.close();
  };
  ends.push(endAll);
  return endAll;
}

async function find(file: string) {
  const server = await findServer(file);
  if (!server) throw new Error("There is no server.");
  return server;
}

describe("a listener and its client", () => {
  it("list, read, replay, purge and count as the inbox itself", async () => {
    const file = makeFile();
    const inbox = createMemoryInbox();
    await listen(file, inbox);
    const server = await find(file);
    expect(await server.list({})).toEqual([]);
    await inbox.put(entryOf("a", '{"customer":"Zofia"}'));
    await inbox.put(entryOf("b", '{"customer":"Adam"}', "stale"));
    const listed = await server.list({});
    expect(listed.map(({ key }) => key).toSorted()).toEqual(["a", "b"]);
    const [one] = await server.list({ key: "a" });
    expect(one).toMatchObject({ key: "a", state: "quarantined", reason: "invalid", bytes: 20 });
    expect(String(await server.readBody("a"))).toBe('{"customer":"Zofia"}');
    expect(await server.readBody("none")).toBeUndefined();
    expect(await server.purge({ customer: "Zofia" }, { dryRun: true })).toBe(1);
    expect(await server.purge({ customer: "Zofia" }, {})).toBe(1);
    expect(await server.readBody("a")).toBeUndefined();
    expect(await server.replay({ all: true }, { dryRun: true })).toBe(1);
    expect(await server.stats()).toEqual(await inbox.stats());
    expect(await server.replay({ key: "b" }, {})).toBe(1);
    expect(server.isServed).toBe(true);
    await server.close();
  });

  it("keep bytes that are not text unchanged", async () => {
    const file = makeFile();
    const inbox = createMemoryInbox();
    await listen(file, inbox);
    const body = Uint8Array.from({ length: 256 }, (_, index) => index);
    await inbox.put({ ...entryOf("a", ""), body });
    expect(new Uint8Array((await (await find(file)).readBody("a")) ?? [])).toEqual(body);
  });

  it("refuse the requests that a receiver refuses, with its message", async () => {
    const file = makeFile();
    await listen(file);
    const server = await find(file);
    const wrong = { everything: true };
    // The casts stand for the requests of another client.
    await expect(server.purge(wrong as never, {})).rejects.toThrow(/option_unknown.*everything/);
    await expect(server.purge({} as never, {})).rejects.toThrow(/purge_unfiltered/);
    await expect(server.list({ limit: -1 })).rejects.toThrow(/filter_invalid.*list\.limit/);
    await expect(server.list({ state: "gone" } as never)).rejects.toThrow(/filter_invalid/);
    await expect(server.replay({ all: true }, { dryRun: 1 } as never)).rejects.toThrow(/dryRun/);
  });

  it("do not show the message of an error of the inbox", async () => {
    const file = makeFile();
    const inbox = createMemoryInbox();
    const broken = Object.assign(inbox, { stats: () => Promise.reject(new Error("Zofia")) });
    await listen(file, broken);
    await expect((await find(file)).stats()).rejects.toThrow(
      /^\[administration_failed\](?!.*Zofia)/,
    );
  });
});

describe("a server that does not answer", () => {
  /** Accepts connections and sends nothing, like a stopped process. It may then send a part of an answer. */
  async function beSilent(file: string, part = ""): Promise<void> {
    const { listenPrivately } = await import("../../src/administration/private-socket.ts");
    const silent = createServer((socket) => void socket.on("error", () => {}).write(part));
    await listenPrivately(silent, `${file}.sock`);
    ends.push(async () => void silent.close());
  }

  it.each([
    ["nothing", ""],
    ["a part", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"],
  ])("but sends %s causes one notice and then an error", async (_name, part) => {
    const file = makeFile();
    await beSilent(file, part);
    let notices = 0;
    const onWait = () => {
      notices += 1;
    };
    const server = await findServer(file, { noticeMs: 1, readMs: 50, searchMs: 100, onWait });
    const silence = /^\[administration_failed\] \S+: expected an answer within 0\.05 s, got none\./;
    await expect(server?.list({})).rejects.toThrow(silence);
    await expect(server?.stats()).rejects.toThrow(silence);
    await expect(server?.readBody("a")).rejects.toThrow(silence);
    const search = /within 0\.1 s, got none\. .* check with `list` first\.$/;
    await expect(server?.purge({ all: true }, {})).rejects.toThrow(search);
    await expect(server?.replay({ all: true }, {})).rejects.toThrow(search);
    await expect(server?.list({ customer: "a" })).rejects.toThrow(/within 0\.1 s/);
    expect(notices).toBe(1);
  });
});

describe("the socket", () => {
  it("can only be opened by its user, and leaves no other files", async () => {
    const file = makeFile();
    const end = await listen(file);
    const path = `${file}.sock`;
    expect(statSync(path).isSocket()).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, "..")).toSorted()).toEqual(["inbox.db", "inbox.db.sock"]);
    await end();
    ends.pop();
    expect(readdirSync(join(file, ".."))).toEqual(["inbox.db"]);
    expect(await findServer(file)).toBeUndefined();
  });

  it("can only be opened by its user before it has its name", async () => {
    const file = makeFile();
    const seen: string[] = [];
    const server = createServer();
    const listenBare = server.listen.bind(server);
    // Inspects the folder of the socket as soon as the socket exists.
    Object.assign(server, {
      listen: (path: string) => {
        listenBare(path);
        const made = join(path, "..");
        seen.push((statSync(made).mode & 0o777).toString(8), realpathSync(join(made, "..")));
      },
    });
    const { listenPrivately } = await import("../../src/administration/private-socket.ts");
    await listenPrivately(server, `${file}.sock`);
    server.close();
    expect(seen).toEqual(["700", join(file, "..")]);
  });

  it("replaces the socket of a killed process", async () => {
    const file = makeFile();
    const { listenPrivately } = await import("../../src/administration/private-socket.ts");
    const stale = createServer();
    await listenPrivately(stale, `${file}.sock`);
    // The server created the socket under another path. So closing leaves this one behind, like a kill.
    stale.close();
    await once(stale, "close");
    expect(statSync(`${file}.sock`).isSocket()).toBe(true);
    expect(await findServer(file)).toBeUndefined();
    await listen(file);
    expect((await find(file)).isServed).toBe(true);
  });

  it.each([
    ["a file", (path: string) => writeFileSync(path, "mine")],
    ["a folder", (path: string) => mkdirSync(path)],
  ])("does not replace %s with its name", async (what, make) => {
    const file = makeFile();
    make(`${file}.sock`);
    const expected = `got ${what}\\. Move it away`;
    await expect(startListener({} as Operations, `${file}.sock`)).rejects.toThrow(
      new RegExp(`^\\[file_invalid\\] .*${expected}`),
    );
    expect(readdirSync(join(file, ".."))).toEqual(["inbox.db", "inbox.db.sock"]);
  });

  it("is next to the file, even if a link leads to the file", async () => {
    const file = makeFile();
    const link = join(file, "../link.db");
    symlinkSync(file, link);
    expect(socketPathOf(link)).toBe(`${file}.sock`);
    await listen(link);
    expect((await find(file)).isServed).toBe(true);
  });

  it.runIf(process.getuid?.() === 0)("of another user gets no command", async () => {
    const file = makeFile();
    await listen(file);
    chownSync(`${file}.sock`, 65_534, 65_534);
    await expect(findServer(file)).rejects.toThrow(
      /^\[file_inaccessible\] .* got a socket of another user\./,
    );
  });

  it("is refused if its path is too long", () => {
    const folder = mkdtempSync(join(tmpdir(), "inbox-"));
    const file = join(folder, "x".repeat(120));
    expect(() => assertSocketPath(socketPathOf(file))).toThrow(
      /^\[file_invalid\] --inbox: expected a path .* at most \d+ bytes, got \d+ bytes/,
    );
  });
});

describe("a listener", () => {
  /** Sends an unchanged request. Resolves to the status. */
  async function send(
    file: string,
    { path = "/1/list", method = "POST", body = "{}" },
  ): Promise<number | undefined> {
    const sent = request({ socketPath: `${file}.sock`, path, method, agent: false });
    sent.end(body);
    const [response] = await once(sent, "response");
    response.resume();
    return response.statusCode;
  }

  it.each([
    ["another path", { path: "/1/drop" }, 404],
    ["another version", { path: "/2/list" }, 404],
    ["the path of what every object has", { path: "/1/constructor" }, 404],
    ["another method", { method: "GET", body: "" }, 404],
    ["no JSON", { body: "{" }, 400],
    ["JSON that is no object", { body: "7" }, 400],
    ["JSON that is null", { body: "null" }, 400],
    ["a request that is too large", { body: `"${"x".repeat(70_000)}"` }, 413],
  ])("answers %s", async (_name, sent, status) => {
    const file = makeFile();
    await listen(file);
    expect(await send(file, sent)).toBe(status);
    expect((await find(file)).isServed).toBe(true);
  });

  it("refuses an answer that is too large", async () => {
    const file = makeFile();
    const inbox = createMemoryInbox();
    const body = new Uint8Array(33 * 1024 * 1024);
    const large = Object.assign(inbox, { read: async () => ({ ...entryOf("a", ""), body }) });
    await listen(file, large);
    await expect((await find(file)).readBody("a")).rejects.toThrow(/too large/);
  });

  it("answers current requests when it ends", async () => {
    const file = makeFile();
    const inbox = createMemoryInbox();
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { stats } = inbox;
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const slow = async () => {
      asked();
      await waiting;
      return stats.call(inbox);
    };
    Object.assign(inbox, { stats: slow });
    const end = await listen(file, inbox);
    const answer = (await find(file)).stats();
    await isAsked;
    const ended = end();
    ends.pop();
    expect(await findServer(file)).toBeUndefined();
    release();
    expect(await answer).toMatchObject({ waiting: 0 });
    await ended;
  });
});
