import { execFileSync } from "node:child_process";
import { readFile, stat, writeFile } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import type { Inbox } from "@order-webhooks/receiver";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createSqliteInbox } from "../../src/sqlite.ts";
import { Child } from "./child.ts";
import { entryOf } from "./entries.ts";
import { makeFile, type OpenInbox, openInbox } from "./place.ts";

// The disk and the thread fail. No acknowledged delivery is lost, none is partly stored, and the inbox recovers
// automatically.

describe("death of the thread", () => {
  test("operations in progress reject, and the next thread continues", async () => {
    const { inbox, loseNextMessage } = await openMortal();
    await inbox.put(entryOf("before"));
    const [claim] = await inbox.claim({ limit: 1, leaseMs: 60_000 });
    loseNextMessage();
    const onItsWay = [inbox.put(entryOf("on its way")), claim && inbox.done(claim)];
    for (const one of onItsWay) {
      await expect(one).rejects.toMatchObject({ name: "InboxError", code: "storage_failed" });
    }
    expect(await inbox.put(entryOf("on its way"))).toEqual({ outcome: "stored" });
    expect(claim && (await inbox.done(claim))).toBe(true);
  });

  test("later operations wait for the next thread", async () => {
    const { inbox, loseNextMessage } = await openMortal();
    loseNextMessage();
    const lost = inbox.put(entryOf("lost"));
    await new Promise((resolve) => setImmediate(resolve));
    const waiting = inbox.put(entryOf("waiting"));
    await expect(lost).rejects.toMatchObject({ code: "storage_failed" });
    expect(await waiting).toEqual({ outcome: "stored" });
  });

  test("an idle inbox starts another one, so that the file stays locked", async () => {
    const { inbox, file, threads } = await openMortal();
    await inbox.stats();
    const [first] = threads;
    await first?.terminate();
    await inbox.stats();
    expect(threads.size).toBe(2);
    await expect(createSqliteInbox({ file })).rejects.toMatchObject({ code: "file_in_use" });
  });

  test("an inbox without a thread can be closed", async () => {
    const { inbox, threads } = await openMortal();
    await inbox.stats();
    for (const thread of threads) await thread.terminate();
    await inbox.close?.();
    await expect(inbox.stats()).rejects.toMatchObject({ code: "inbox_closed" });
  });
});

interface Mortal extends OpenInbox {
  /** The threads that got messages. */
  readonly threads: ReadonlySet<Worker>;
  /** Makes the thread end before it reads its next message. */
  loseNextMessage(): void;
}

async function openMortal(): Promise<Mortal> {
  const threads = new Set<Worker>();
  let isLost = false;
  const { postMessage } = Worker.prototype;
  const spy = vi.spyOn(Worker.prototype, "postMessage");
  spy.mockImplementation(function (this: Worker, ...message) {
    threads.add(this);
    if (isLost) this.terminate();
    else postMessage.apply(this, message);
    isLost = false;
  });
  onTestFinished(() => spy.mockRestore());
  const opened = await openInbox({ hooks: { sweepMs: 600_000 } });
  const loseNextMessage = (): void => {
    isLost = true;
  };
  return { ...opened, threads, loseNextMessage };
}

describe("no room", () => {
  test("deliveries reject, other operations succeed, and deliveries succeed once there is space", async () => {
    const { inbox, file } = await openInbox({ limits: { maxFileBytes: 2_000_000 } });
    const stored: string[] = [];
    const full = await fillUp(inbox, stored);
    expect(full).toMatchObject({ name: "InboxError", code: "storage_failed" });
    expect(full.message).toContain("expected space to write, got none");
    expect(stored.length).toBeGreaterThan(10);
    expect((await stat(file)).size).toBeLessThanOrEqual(2_000_000);

    // In one commit with a delivery for which there is no space.
    const claims = await inbox.claim({ limit: 5, leaseMs: 60_000 });
    const refused = inbox.put(large("refused"));
    const settled = claims.map((claim) => inbox.done(claim));
    await expect(refused).rejects.toMatchObject({ code: "storage_failed" });
    expect(await Promise.all(settled)).toEqual([true, true, true, true, true]);

    expect(await inbox.put(large("after"))).toEqual({ outcome: "stored" });
    expect(await inbox.put(large("refused"))).toEqual({ outcome: "stored" });
    expect(await inbox.stats()).toMatchObject({ waiting: stored.length - 5 + 2, done: 5 });
  });

  test("nothing of a failed commit is kept", async () => {
    const { inbox } = await openInbox({ limits: { maxFileBytes: 2_000_000 } });
    const puts = Array.from({ length: 100 }, (_, at) => inbox.put(large(`${at}`)));
    const results = await Promise.allSettled(puts);
    const kept = (await inbox.stats()).waiting;
    expect(results.some(({ status }) => status === "rejected")).toBe(true);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(kept);
  });
});

function large(key: string) {
  return entryOf(key, { body: new Uint8Array(50_000) });
}

/** Puts until there is no space, and returns the error. */
async function fillUp(inbox: Inbox, stored: string[]): Promise<Error> {
  for (let at = 0; ; at += 1) {
    try {
      await inbox.put(large(`${at}`));
      stored.push(`${at}`);
    } catch (error) {
      return error as Error;
    }
  }
}

const prlimit = "/usr/bin/prlimit";
const canLimit = process.platform === "linux" && hasPrlimit();

test.runIf(canLimit)(
  "a disk that fails to write rejects, and then the inbox continues",
  async () => {
    const file = await makeFile();
    // The system's own limit of a file's size makes real writes fail.
    const wrapper = [prlimit, "--fsize=1000000:unlimited"];
    const child = new Child("put-on-request.ts", [file], { wrapper });
    expect(await child.line()).toBe("open");
    const put = async (key: string): Promise<string> => {
      child.process.stdin.write(`${key}\n`);
      return child.line();
    };
    const stored: string[] = [];
    let answer = await put("0");
    for (let at = 1; answer === "stored" && at < 100; at += 1) {
      stored.push(`${at - 1}`);
      answer = await put(`${at}`);
    }
    expect(answer).toContain("[storage_failed]");
    execFileSync(prlimit, ["--pid", `${child.process.pid}`, "--fsize=unlimited:unlimited"]);
    await vi.waitFor(async () => expect(await put("after")).toMatch(/^(stored|duplicate)$/), {
      timeout: 60_000,
    });
    child.process.stdin.end();
    await child.ended();

    const { inbox } = await openInbox({ file });
    const keys = (await inbox.list({ state: "waiting", limit: 1_000 })).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining([...stored, "after"]));
  },
);

function hasPrlimit(): boolean {
  try {
    execFileSync(prlimit, ["--version"]);
    return true;
  } catch {
    return false;
  }
}

describe("a damaged file", () => {
  test("rejects operations that need the damaged part, repeatedly, and is not changed", async () => {
    const { file, pages } = await makeFilled("bodies");
    const size = await damage(file, pages);
    const { inbox } = await openInbox({ file });
    for (let round = 0; round < 3; round += 1) {
      const claim = inbox.claim({ limit: 200, leaseMs: 60_000 });
      await expect(claim).rejects.toMatchObject({ code: "file_damaged" });
      // Operations that do not need the page succeed, once the database is open again.
      await vi.waitFor(() => inbox.list(), { timeout: 60_000 });
    }
    await inbox.close?.();
    expect((await stat(file)).size).toBe(size);
  });

  test("is refused and not changed if too little is left to open it", async () => {
    const { file, pages } = await makeFilled("inbox");
    await damage(file, pages);
    const before = await readFile(file);
    await expect(createSqliteInbox({ file })).rejects.toMatchObject({ code: "file_damaged" });
    expect(await readFile(file)).toEqual(before);
  });
});

/** Creates a file with deliveries, and finds the pages with the rows of a table. */
async function makeFilled(table: string): Promise<{ file: string; pages: readonly number[] }> {
  const { file, inbox } = await openInbox();
  const body = new Uint8Array(3_000);
  await Promise.all(Array.from({ length: 200 }, (_, at) => inbox.put(entryOf(`${at}`, { body }))));
  await inbox.close?.();
  const database = new DatabaseSync(file, { readOnly: true });
  const select = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'";
  const pages = database
    .prepare(select)
    .all(table)
    .map(({ pageno }) => Number(pageno));
  database.close();
  expect(pages.length).toBeGreaterThan(0);
  return { file, pages };
}

/** Overwrites pages of a file, and returns its size. */
async function damage(file: string, pages: readonly number[]): Promise<number> {
  const bytes = await readFile(file);
  const pageBytes = bytes.readUInt16BE(16);
  for (const page of pages) bytes.fill(0xff, (page - 1) * pageBytes, page * pageBytes);
  await writeFile(file, bytes);
  return bytes.byteLength;
}
