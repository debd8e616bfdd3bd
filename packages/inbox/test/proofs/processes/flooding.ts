/** Puts, claims and settles very many deliveries, and prints the costs of each part. */
import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { InboxEntry } from "@order-webhooks/receiver";

/** Options of the program. */
export interface FloodingOptions {
  /** The URL of the module that has `createSqliteInbox`. */
  readonly module: string;
  readonly file: string;
  readonly count: number;
  readonly parts: number;
  /** The time in ms for which a key is remembered. */
  readonly keysMs: number;
}

/** Costs of one part of the deliveries, printed as JSON. */
export interface FloodedPart {
  readonly ms: number;
  /** The CPU time of the process and of its threads. */
  readonly cpuMs: number;
  /** Heap in use after garbage collection, in bytes. */
  readonly heapBytes: number;
  readonly residentBytes: number;
  /** Size of the database and its log in bytes. */
  readonly fileBytes: number;
  /** Number of remembered keys. */
  readonly remembered: number;
}

const concurrency = 256;
const claimed = 128;
const body = Buffer.alloc(500, "body");

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");
const options: FloodingOptions = JSON.parse(process.argv[2] ?? "");
const sqlite: typeof import("../../../src/sqlite.ts") = await import(options.module);
const { file, keysMs } = options;
const inbox = await sqlite.createSqliteInbox({
  file,
  retention: { keysMs },
  // The default is a minute, which is long compared to the retention of these keys.
  hooks: { sweepMs: 500 },
});
const perPart = Math.floor(options.count / options.parts);
let put = 0;
let ended = 0;
for (let part = 1; part <= options.parts; part++) console.log(JSON.stringify(await flood(part)));
await inbox.close?.();

async function flood(part: number): Promise<FloodedPart> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const end = part * perPart;
  await Promise.all([...Array.from({ length: concurrency }, () => putUntil(end)), endUntil(end)]);
  const { user, system } = process.cpuUsage(cpu);
  const ms = performance.now() - start;
  collectGarbage();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return {
    ms,
    cpuMs: (user + system) / 1_000,
    heapBytes: heapUsed + arrayBuffers,
    residentBytes: rss,
    fileBytes:
      statSync(file).size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0),
    remembered: (await inbox.stats()).done,
  };
}

async function putUntil(end: number): Promise<void> {
  while (put < end) {
    const { outcome } = await inbox.put(toEntry(put++));
    if (outcome !== "stored") throw new Error(`an entry that is new is ${outcome}`);
  }
}

async function endUntil(end: number): Promise<void> {
  while (ended < end) {
    const claims = await inbox.claim({ limit: claimed, leaseMs: 600_000 });
    await Promise.all(claims.map((claim) => inbox.done(claim)));
    ended += claims.length;
    if (claims.length === 0) await sleep(1);
  }
}

function toEntry(number: number): InboxEntry {
  const key = `key-${number}`;
  return {
    key,
    fingerprint: key,
    body,
    rawEvent: null,
    event: null,
    purpose: null,
    quarantine: null,
  };
}
