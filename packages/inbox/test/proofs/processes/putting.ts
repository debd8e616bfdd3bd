/** Puts entries into an inbox, many at once, and handles some. Marks each entry after its acknowledgment. */
import { openSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { Claim, Inbox } from "@order-webhooks/receiver";
import { entryOf } from "./entries.ts";

/** Options of the program. */
export interface PuttingOptions {
  /** The URL of the module that has `createSqliteInbox`. */
  readonly module: string;
  readonly file: string;
  /** The file that gets `+<key>` after an acknowledgment, and `-<key>` before `done`. */
  readonly marks: string;
  readonly count: number;
  readonly concurrency: number;
  /** The number of times that a put prints `window` and waits for a line. The other puts do not wait. */
  readonly windows: number;
}

/** Result, printed as JSON. */
export interface PuttingResult {
  /** The number of rejected calls. Each was repeated. */
  readonly rejected: number;
}

const pauseMs = 5;
const leaseMs = 600_000;

const options: PuttingOptions = JSON.parse(process.argv[2] ?? "");
const sqlite: typeof import("../../../src/sqlite.ts") = await import(options.module);
const marks = openSync(options.marks, "a");
const inbox: Inbox = await sqlite.createSqliteInbox({ file: options.file });
const commands = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const windowEvery = Math.floor(options.count / (options.windows + 1));
let next = 0;
let rejected = 0;
let isPutting = true;

const handling = handleSome();
await Promise.all(Array.from({ length: options.concurrency }, putMany));
isPutting = false;
await handling;
await inbox.close?.();
process.stdin.destroy();
const result: PuttingResult = { rejected };
console.log(JSON.stringify(result));

async function putMany(): Promise<void> {
  while (next < options.count) {
    const number = next++;
    const key = `key-${number}`;
    if (isWindow(number)) await openWindow();
    await insist(async () => {
      const { outcome } = await inbox.put(entryOf(key));
      if (outcome === "full") throw new Error("full");
    });
    writeSync(marks, `+${key}\n`);
  }
}

function isWindow(number: number): boolean {
  return number > 0 && number % windowEvery === 0 && number / windowEvery <= options.windows;
}

async function openWindow(): Promise<void> {
  console.log("window");
  await commands.next();
}

/** Leaves some entries waiting, so that each state is always on disk. */
async function handleSome(): Promise<void> {
  while (isPutting) {
    const claims = await insist(() => inbox.claim({ limit: 3, leaseMs }));
    await Promise.all(claims.map(settle));
    await sleep(pauseMs);
  }
}

async function settle(claim: Claim, index: number): Promise<void> {
  if (index === 1) return void (await insist(() => inbox.dead(claim, "handler_failed")));
  if (index === 2) return void (await insist(() => inbox.retry(claim, leaseMs)));
  writeSync(marks, `-${claim.entry.key}\n`);
  await insist(() => inbox.done(claim));
}

/** Repeats a call until it does not reject. */
async function insist<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch {
      rejected += 1;
      await sleep(pauseMs);
    }
  }
}
