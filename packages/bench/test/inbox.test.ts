import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { inboxName, listBuilds } from "../src/candidates/builds.ts";
import { countKept, type InboxKind, openInbox } from "../src/candidates/inboxes.ts";
import { inspectDisk } from "../src/load/disk.ts";
import { listInboxes } from "../src/load/inbox-targets.ts";
import { findWrongInboxes } from "../src/load/judge-inboxes.ts";

const [build = { name: "now", folder: "" } as const] = listBuilds(inboxName);

const folder = mkdtempSync(join(tmpdir(), "order-webhooks-bench-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("an inbox that is measured", () => {
  test.each([
    ["intake", 0],
    ["handlers", 2],
    ["serial", 0],
    ["one-by-one", 0],
  ] satisfies [InboxKind, number][])(
    "%s keeps each key once, and gives out %i",
    async (kind, due) => {
      const place = { kind, folder: build.folder, file: join(folder, `${kind}.db`) };
      const inbox = await openInbox(place);
      expect(await inbox.put(entry("a"))).toEqual({ outcome: "stored" });
      expect(await inbox.put(entry("b"))).toEqual({ outcome: "stored" });
      expect(await inbox.put(entry("a"))).toEqual({ outcome: "duplicate", state: "waiting" });
      expect(await inbox.claim({ limit: 9, leaseMs: 1_000 })).toHaveLength(due);
      await inbox.close?.();
      expect(await countKept(place)).toBe(2);
    },
  );
});

test("an inbox that acknowledges and keeps nothing is not measured", async () => {
  const planted = { name: "before", folder: plantBuild() } as const;
  const plan = { name: "row", connections: 1, leastBytes: 0, deliveries: 1 };
  const servers = listInboxes(plan, { builds: [planted, build], folder });
  expect(await findWrongInboxes(servers)).toEqual(
    ["intake, before", "handlers, before", "64 handlers, before"].map(
      (name) =>
        `[verdict_wrong] ${name}: expected 2 of 3 deliveries accepted, 1 refused (it was forged) and 1 kept (one came again), got 2 accepted, 1 refused and 0 kept. Correct the build: nothing is measured before.`,
    ),
  );
});

test("the disk of a folder is timed", () => {
  const { syncMs } = inspectDisk(folder);
  expect(syncMs.length).toBeGreaterThan(0);
  for (const ms of syncMs) expect(ms).toBeGreaterThan(0);
});

test.runIf(existsSync("/dev/shm"))("a folder in memory is found", () => {
  const inMemory = mkdtempSync("/dev/shm/order-webhooks-bench-");
  try {
    expect(inspectDisk(inMemory).isMemory).toBe(true);
  } finally {
    rmSync(inMemory, { recursive: true });
  }
});

function entry(key: string) {
  const unnamed = { rawEvent: null, event: null, purpose: null, quarantine: null };
  return { key, fingerprint: key, body: new Uint8Array([1]), ...unnamed };
}

/** Makes a build whose inbox is the memory inbox, under the receiver of this checkout. */
function plantBuild(): string {
  const place = join(folder, "planted");
  mkdirSync(join(place, "dist"), { recursive: true });
  symlinkSync(join(build.folder, "node_modules"), join(place, "node_modules"));
  const exports = { "./sqlite": "./dist/sqlite.js" };
  const manifest = { name: inboxName, type: "module", exports };
  writeFileSync(join(place, "package.json"), JSON.stringify(manifest));
  const code = `import { createMemoryInbox } from "@order-webhooks/receiver";
    export const createSqliteInbox = async () => createMemoryInbox();`;
  writeFileSync(join(place, "dist/sqlite.js"), code);
  return place;
}
