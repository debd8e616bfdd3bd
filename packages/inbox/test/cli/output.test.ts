import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { signRequest, testSecret } from "@order-webhooks/receiver/testing";
import { beforeAll, describe, expect, it, test, vi } from "vitest";
import { createSqliteInbox } from "../../src/sqlite.ts";
import { anyEvent, buildAny, buildUnsupported, writeHandlers } from "./deliveries.ts";
import {
  end,
  makeFolder,
  patience,
  post,
  run,
  runInShell,
  runJson,
  serve,
} from "./running-command.ts";

const bin = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url));

/** An event type that would clear the screen, color it, and reverse text. */
const steering = "a\u001b[2J\u009b31m\u202e\nb";

const ids = ["state", "reason", "attempts", "ageMs", "dueMs", "bytes", "rawEvent", "event"];

/** A folder whose inbox has a dead, three quarantined and a done delivery, and no server. */
let folder = "";

const unsupported = buildUnsupported("no.such.event");
/** With the same ids, so that the keys have the same start. */
const otherContent = signRequest(unsupported.text.replace("cust_1", "cust_2"));
const binary = signRequest(Uint8Array.from([0, 255, 27, 91, 50, 74]));

beforeAll(async () => {
  folder = makeFolder();
  const server = await serve(folder, "--handlers", writeHandlers(folder));
  expect(await post(server.url, buildAny())).toBe(202);
  await vi.waitUntil(() => server.err().includes("dead_letter "), patience);
  writeFileSync(join(folder, "works"), "");
  expect(await post(server.url, buildAny())).toBe(202);
  await vi.waitUntil(() => server.out().includes("handled "), patience);
  expect(await post(server.url, unsupported)).toBe(202);
  expect(await post(server.url, otherContent)).toBe(202);
  expect(await post(server.url, binary)).toBe(202);
  const { out, err } = await end(server);
  expect(out + err).not.toContain(testSecret);
  expect(out + err).not.toContain("\u001b");
  // The receiver never stores such texts, but another program may.
  const inbox = await createSqliteInbox({ file: join(folder, "inbox.db") });
  const about = { fingerprint: "f", body: Buffer.from("{}"), rawEvent: null, purpose: steering };
  await inbox.put({ ...about, key: "foreign/\u001b[2J", event: steering, quarantine: steering });
  await inbox.close?.();
});

interface Listed {
  readonly deliveries: readonly { readonly key: string; readonly event: string }[];
}

async function keyOf(...filter: readonly string[]): Promise<string> {
  const { deliveries } = (await runJson(folder, "list", ...filter)) as Listed;
  return deliveries[0]?.key ?? "";
}

describe("output that is long", () => {
  it("arrives completely, however slowly it is read", async () => {
    const file = join(makeFolder(), "inbox.db");
    const inbox = await createSqliteInbox({ file });
    const about = { fingerprint: "f", body: Buffer.from("{}"), rawEvent: null, purpose: null };
    const keys = Array.from({ length: 1_000 }, (_, at) => `${at}`.padEnd(200, "x"));
    await Promise.all(
      keys.map((key) => inbox.put({ ...about, key, event: null, quarantine: "not_json" })),
    );
    await inbox.close?.();
    const args = [bin, "list", "--json", "--limit", "1000", "--inbox", `sqlite:${file}`];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(child, "close");
    // Longer than a command waits for connections that a module of handlers left open.
    await Promise.race([once(child, "exit"), sleep(2_500)]);
    const { deliveries } = JSON.parse(await text(child.stdout));
    expect(deliveries).toHaveLength(1_000);
    expect(await ended).toEqual([0, null]);
  });
});

describe("the JSON of", () => {
  it("list has every field of each delivery, the newest first", async () => {
    const { deliveries } = (await runJson(folder, "list")) as Listed;
    expect(deliveries).toHaveLength(5);
    for (const delivery of deliveries) {
      expect(Object.keys(delivery).toSorted()).toEqual([...ids, "key", "purpose"].toSorted());
    }
    expect(await runJson(folder, "list", "--event", "no.such")).toEqual({ deliveries: [] });
    expect(await runJson(folder, "list", "--limit", "1")).toEqual({
      deliveries: [expect.anything()],
    });
  });

  it("show has the same", async () => {
    const key = await keyOf("--state", "dead");
    expect(await runJson(folder, "show", key)).toEqual({
      delivery: expect.objectContaining({
        key,
        state: "dead",
        reason: "permanent_failure",
        attempts: 1,
      }),
    });
  });

  it("stats has every count", async () => {
    expect(await runJson(folder, "stats")).toEqual({
      ...{ waiting: 0, claimed: 0, done: 1, dead: 1, quarantined: 4 },
      ...{ bytes: expect.any(Number), oldestMs: null },
    });
  });

  it("dry runs has the selected deliveries", async () => {
    const chosen = { deliveries: [expect.objectContaining({ state: "dead" })] };
    const common = { dryRun: true, served: false, ...chosen };
    const args = ["--state", "dead", "--dry-run"];
    expect(await runJson(folder, "replay", ...args)).toEqual({ replayed: 1, ...common });
    expect(await runJson(folder, "purge", ...args)).toEqual({ purged: 1, ...common });
  });
});

describe("a sender's text", () => {
  it("cannot control a terminal, and is exact in JSON", async () => {
    const table = await run(folder, ["list"]);
    expect(table.out).toContain("a?[2J?31m??b");
    const shown = await run(folder, ["show", "foreign"]);
    const json = await run(folder, ["list", "--event", steering, "--json"]);
    for (const { out } of [table, shown, json]) expect(out).toMatch(/^[\P{C}\n]+$/u);
    const exact = {
      event: steering,
      purpose: steering,
      reason: steering,
      key: "foreign/\u001b[2J",
    };
    expect(JSON.parse(json.out)).toMatchObject({ deliveries: [exact] });
  });
});

test("a command leaves the file closed", async () => {
  for (const args of [["list"], ["stats"], ["show", "nothing"], ["purge", "--reason", "stale"]]) {
    await run(folder, args);
    expect(readdirSync(folder).filter((name) => name.startsWith("inbox"))).toEqual(["inbox.db"]);
  }
});

describe("a body", () => {
  it("is printed byte by byte, and alone", async () => {
    for (const [reason, { body }] of [
      ["unsupported_event", otherContent],
      ["not_utf8", binary],
    ] as const) {
      const { code, bytes, err } = await run(folder, [
        "show",
        await keyOf("--reason", reason),
        "--body",
      ]);
      expect([code, err]).toEqual([0, ""]);
      expect(new Uint8Array(bytes)).toEqual(new Uint8Array(body));
    }
  });

  it("shows nowhere else", async () => {
    for (const args of [
      ["list"],
      ["stats"],
      ["show", await keyOf("--reason", "unsupported_event")],
    ]) {
      for (const json of [[], ["--json"]]) {
        expect((await run(folder, [...args, ...json])).out).not.toContain("cust_1");
      }
    }
  });

  it("of a handled delivery is gone, and the command reports that", async () => {
    const { code, out, err } = await run(folder, [
      "show",
      await keyOf("--state", "done"),
      "--body",
    ]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^\[body_unavailable\] --body: [^\n]+\n$/);
  });
});

describe("a key", () => {
  it("may be shortened as the table shows it", async () => {
    const { out } = await run(folder, ["list", "--state", "dead"]);
    const short = out.trim().split("\n").at(-1)?.split(/\s+/).at(-1) ?? "";
    expect(short).toMatch(/^[0-9a-f]{12}$/);
    const shown = await run(folder, ["show", short]);
    expect(shown.out).toMatch(new RegExp(`^key +${short}[0-9a-f]+\n`));
    expect(await runJson(folder, "replay", "--key", short, "--dry-run")).toMatchObject({
      replayed: 1,
    });
  });

  it("in upper case is found", async () => {
    const key = await keyOf("--state", "dead");
    for (const text of [key.toUpperCase(), key.slice(0, 12).toUpperCase()]) {
      expect(await runJson(folder, "show", text)).toMatchObject({ delivery: { key } });
    }
  });

  it("of a delivery that a replay does not select is reported", async () => {
    const key = await keyOf("--state", "done");
    const { code, out } = await run(folder, ["replay", "--key", key]);
    expect([code, out]).toEqual([
      0,
      `0 deliveries are due again. ${key.slice(0, 12)} was handled. A replay only selects dead and quarantined deliveries.\n`,
    ]);
    const dry = await run(folder, ["replay", "--key", key, "--dry-run"]);
    expect(dry.out).toMatch(/^A replay would retry 0 deliveries\. [0-9a-f]{12} was handled\. /);
  });

  it("is in each line of a server about a delivery, and finds it", async () => {
    const served = makeFolder();
    const server = await serve(served, "--handlers", writeHandlers(served));
    await post(server.url, buildAny());
    await post(server.url, buildUnsupported("no.such.event"));
    await vi.waitUntil(() => server.err().split("\n").length > 2, patience);
    for (const [line, state] of [
      [/^dead_letter (\S+): /m, "dead"],
      [/^quarantined (\S+): \(unsupported_event\) /m, "quarantined"],
    ] as const) {
      const [, key = ""] = line.exec(server.err()) ?? [];
      expect(await runJson(served, "show", key)).toMatchObject({ delivery: { state } });
    }
    await end(server);
  });

  it("of a handled delivery may be shortened, too", async () => {
    const key = await keyOf("--state", "done");
    expect(await runJson(folder, "show", key.slice(0, 12))).toEqual({
      delivery: expect.objectContaining({ key, state: "done" }),
    });
    expect((await run(folder, ["show", key.slice(0, 11)])).code).toBe(1);
  });

  it.each(["0".repeat(64), "nothing", "foreig/n", "forei", "/", "\u001b[2J"])(
    "that is unknown gets exit code 1: %j",
    async (key) => {
      for (const args of [
        ["show", key],
        ["purge", "--key", key],
      ]) {
        const { code, out, err } = await run(folder, args);
        expect([code, out]).toEqual([1, ""]);
        expect(err).toMatch(/^\[key_unknown\] key: \P{C}+\n$/u);
      }
    },
  );

  it("that matches several is refused", async () => {
    const key = await keyOf("--reason", "unsupported_event");
    const [common = ""] = key.split("/");
    const { code, out, err } = await run(folder, ["show", common]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^\[key_ambiguous\] key: [^\n]+ matches 2\. [^\n]+\n$/);
    expect((await run(folder, ["show", key.slice(0, common.length + 13)])).code).toBe(0);
  });
});

describe("a table", () => {
  it("of a dry run counts what it does not show, and marks what it cuts or what is blank", async () => {
    const many = makeFolder();
    const inbox = await createSqliteInbox({ file: join(many, "inbox.db") });
    const about = { fingerprint: "f", body: Buffer.from("{}"), rawEvent: null, purpose: null };
    const events = ["", " ", "e".repeat(40), "f".repeat(41)];
    for (let count = 0; count < 25; count += 1) {
      const event = events[count] ?? "other";
      await inbox.put({ ...about, key: `key-${count}`, event, quarantine: "stale" });
    }
    await inbox.close?.();
    for (const command of ["replay", "purge"]) {
      const { out } = await run(many, [command, "--all", "--dry-run"]);
      expect(out.split("\n")).toHaveLength(1 + 1 + 20 + 1 + 1);
      expect(out).toMatch(/\nand 5 more\n$/);
    }
    const { out } = await run(many, ["list"]);
    expect(out).toMatch(/ {2}"" +- /);
    expect(out).toMatch(/ {2}" " +- /);
    expect(out).toContain(` ${"e".repeat(40)} `);
    expect(out).toContain(` ${"f".repeat(39)}\u2026 `);
    expect((await run(many, ["show", "key-0"])).out).toMatch(/^event +""$/m);
  });

  it("is aligned, with ages in plain units", async () => {
    const { out, err } = await run(folder, ["list"]);
    const [head = "", ...rows] = out.trimEnd().split("\n");
    expect(err).toBe("");
    expect(head).toMatch(/^STATE +REASON +AGE +ATTEMPTS +EVENT +PURPOSE +SIZE +KEY$/);
    expect(rows).toHaveLength(5);
    const column = head.indexOf("AGE");
    for (const row of rows) expect(row.slice(column)).toMatch(/^\d+ [smhd] /);
  });

  it("that is cut says so", async () => {
    const { out } = await run(folder, ["list", "--limit", "2"]);
    expect(out.trimEnd().split("\n").at(-1)).toBe(
      "These are the newest 2. To list more, pass --limit.",
    );
  });

  it.each([
    [["list", "--state", "waiting"], "No delivery matches.\n"],
    [["replay", "--reason", "stale"], "0 deliveries are due again.\n"],
    [["purge", "--reason", "stale", "--dry-run"], "A purge would erase 0 deliveries.\n"],
  ])("that is empty is a sentence: %j", async (args, out) => {
    expect((await run(folder, args)).out).toBe(out);
  });
});

describe.skipIf(process.platform !== "linux")("output that cannot be written", () => {
  const failed = /^\[output_failed\] standard output: [^\n]+ENOSPC[^\n]+\.\n$/;

  it.each([
    ...["list", "list --json", "stats", "show foreign", "--help", "--version"],
    ...["show foreign --body", "purge --customer none --json", "replay --customer none"],
  ])("gets exit code 1 and one sentence: %s", async (args) => {
    const { code, err } = await runInShell(folder, `$INBOX ${args} > /dev/full`);
    expect(code).toBe(1);
    expect(err).toMatch(failed);
  });

  it("in part, as on a disk that is nearly full, gets the same", async () => {
    // This shell limits files to 512 bytes. The shell ignores the signal, like Node.js.
    const line = "trap '' XFSZ; ulimit -f 1; $INBOX list --help > part";
    const { code, err } = await runInShell(folder, line);
    expect([code, err.includes("[output_failed] standard output:")]).toEqual([1, true]);
    expect(readFileSync(join(folder, "part"))).toHaveLength(512);
  });

  it("since its reader has seen enough is no failure", async () => {
    const { code, err } = await runInShell(folder, "{ $INBOX list; echo $? >&2; } | true");
    expect([code, err]).toEqual([0, "0\n"]);
  });
});

describe("color", () => {
  /** Runs the command on a terminal. */
  async function watch(args: readonly string[], env: NodeJS.Dict<string>): Promise<string> {
    const line = [process.execPath, bin, ...args].map((arg) => `'${arg}'`).join(" ");
    const child = spawn("script", ["-qec", line, "/dev/null"], {
      cwd: folder,
      env: { PATH: process.env.PATH, TERM: "xterm-256color", ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += String(chunk);
    });
    await once(child, "close");
    return out;
  }

  it("is for terminals only", async () => {
    expect((await run(folder, ["list"], { NO_COLOR: undefined })).out).not.toContain("\u001b");
  });

  it.skipIf(process.platform !== "linux")("is for terminals, without NO_COLOR", async () => {
    expect(await watch(["list"], {})).toContain("\u001b[31mdead");
    expect(await watch(["list"], { NO_COLOR: "1" })).not.toContain("\u001b");
  });

  it.skipIf(process.platform !== "linux")("and no body that would steer one", async () => {
    const shown = await watch(["show", await keyOf("--reason", "not_utf8"), "--body"], {});
    expect(shown).toMatch(/^\[body_unavailable\] --body: .*control characters/);
    const plain = await watch(["show", await keyOf("--state", "dead"), "--body"], {});
    expect(JSON.parse(plain)).toHaveProperty("event.type", anyEvent);
  });
});
