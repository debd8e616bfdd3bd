import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isJsonObject, type Json } from "@order-webhooks/codegen";
import { afterAll, describe, expect, test } from "vitest";
import { runCommand } from "../../src/cli/cli.ts";
import { toBlock } from "../../src/cli/text-report.ts";
import { eventTypes, parseDelivery, parseEventData } from "../../src/index.ts";
import { cases, deliveryOf, firstCases, found, issuesOf, refused } from "../corpus.ts";
import { run } from "./run.ts";
import { findRoot } from "./schema-places.ts";

const folder = mkdtempSync(join(tmpdir(), "validator-cli-"));

afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file, and returns its path. */
function save(name: string, content: Json | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content instanceof Uint8Array ? content : JSON.stringify(content));
  return file;
}

const { event, purpose, data } = found(firstCases.find((each) => each.purpose === "unique_code"));
const [anyEvent = ""] = eventTypes;
const body = deliveryOf(event, data);
const order = Object(data.order);
const drifting = { ...body, data: { ...data, order: { ...order, status: "?", new_key: 1 } } };
const wrong = { ...body, data: { ...data, order: { ...order, amount: "1" } } };

const fits = save("fits.json", body);
const drift = save("drift.json", drifting);
const misfit = save("misfit.json", wrong);
const raw = save("raw.json", data);
const absent = join(folder, "absent.json");

describe("exit code 0", () => {
  test("for every example, with and without an envelope", async () => {
    for (const { event, purpose, data, title } of cases) {
      const heading = `standard input\n  fits: ${event}, ${purpose} (inferred from keys)\n`;
      const envelope = await run(["-"], { stdin: JSON.stringify(deliveryOf(event, data)) });
      expect(envelope, title).toEqual({ exit: 0, printed: heading, warned: "" });
      const payload = await run(["--event", event], { stdin: JSON.stringify(data) });
      expect(payload, title).toEqual({ exit: 0, printed: heading, warned: "" });
    }
  });

  test("for drift, which is printed", async () => {
    const { exit, printed } = await run([drift]);
    expect(exit).toBe(0);
    expect(printed.split("\n")).toEqual([
      drift,
      `  fits: ${event}, ${purpose} (inferred from keys)`,
      expect.stringMatching(
        /^ {2}drift: \[unknown_value\] \/data\/order\/status: expected one of /,
      ),
      expect.stringMatching(/^ {2}drift: \[unknown_property\] \/data\/order\/new_key: expected /),
      "To report a payload, run the command with --shape, read its output, and post it at https://github.com/order-webhooks/order-webhooks/issues.",
      "",
    ]);
  });

  test("for the shape of any file that can be read", async () => {
    for (const file of [fits, misfit, raw]) {
      expect(await run([file, "--shape"])).toMatchObject({ exit: 0, warned: "" });
    }
  });

  test("for help and version, with any other arguments", async () => {
    expect(await run(["--help", "--nothing"])).toMatchObject({ exit: 0, warned: "" });
    expect(await run(["-h"])).toEqual(await run(["--help"]));
    expect((await run(["--version"])).printed).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await run(["-v"])).toEqual(await run(["--version"]));
  });
});

test("help has a usage, sentences, options with verbs, and exit codes, in 100 columns", async () => {
  const { printed } = await run(["--help"]);
  const [usage, , ...lines] = printed.split("\n");
  expect(usage).toBe("Usage: npx @order-webhooks/validator FILE... [options]");
  expect(printed).toMatch(
    /\n\nOptions:\n {2}--.*-h, --help +prints this help\n {2}-v, --version +prints the version\n\n/s,
  );
  expect(printed).toMatch(/\n\nExit codes: 0 [^\n]+, 1 .+,\s2 .+\.\n$/s);
  for (const name of eventTypes) expect(printed).toContain(name);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  const verbs = lines.map((line) => /^ {2}-.*? {2,}(\w+)/.exec(line)?.[1] ?? "s");
  expect(verbs.filter((verb) => !/s$/.test(verb))).toEqual([]);
});

describe("exit code 1", () => {
  const bodies = refused.filter(({ event }) => event === undefined || isKnown(event));

  test.each(bodies)("$name: $description", async ({ form, event = "", body }) => {
    const args = form === "data" ? ["--event", event] : [];
    const { exit, printed, warned } = await run(args, { stdin: JSON.stringify(body) });
    expect({ exit, warned }).toEqual({ exit: 1, warned: "" });
    const result = form === "data" ? parseEventData(event, body) : parseDelivery(body);
    expect(printed).toContain(`  does not fit (${result.ok || result.reason})`);
    expect(issuesOf(result)).not.toEqual([]);
    for (const { code } of issuesOf(result)) expect(printed).toContain(`  [${code}] `);
    expect(printed).toMatch(/^ {2}\[\w+\] .+: expected .+, got .+\. .+\.$/m);
    expect(printed).not.toMatch(/parseDelivery|parseEventData|JSON\.parse/);
  });

  test("for drift with --strict", async () => {
    const { exit, printed } = await run([drift, "--strict"]);
    expect(exit).toBe(1);
    expect(printed).toContain(
      `  does not fit (strict): ${event}, ${purpose} (inferred from keys)\n`,
    );
    expect(await run([fits, "--strict"])).toMatchObject({ exit: 0 });
  });

  test("for missing keys, all of which are listed", async () => {
    const { id: _, ...rest } = order;
    const stdin = JSON.stringify({ ...body, data: { ...data, order: { ...rest, customer: {} } } });
    const { exit, printed } = await run([], { stdin });
    expect(exit).toBe(1);
    expect(printed).toMatch(/^ {2}does not fit \((invalid|incomplete)\): /m);
    for (const key of ["id", "customer/id"])
      expect(printed).toContain(`[required] /data/order/${key}: `);
  });
});

describe("it advises", () => {
  const advise = async (value: Json, ...args: readonly string[]) =>
    (await run(args, { stdin: JSON.stringify(value) })).printed;

  test("to pass --event for a raw payload", async () => {
    expect(await advise(data)).toContain(
      ` A raw payload does not name its event. Pass --event with one of ${eventTypes.join(", ")}.\n`,
    );
  });

  test("to omit --event for an envelope", async () => {
    expect(await advise(body, "--event", event)).toContain(
      "The file has an envelope. Omit --event.\n",
    );
  });

  test("to save the inner text of doubly encoded JSON", async () => {
    expect(await advise(JSON.stringify(body))).toContain(
      "The file holds JSON inside a JSON string. Save the inner text.",
    );
  });

  test("to try a newer version for an unknown event, whose name it prints only if it looks like an event's", async () => {
    const unknown = await advise({ ...body, event: { ...Object(body.event), type: "a.b.c" } });
    expect(unknown).toContain(`${eventTypes.join(", ")}, got a.b.c. Check if a newer`);
    const other = await advise({ ...body, event: { ...Object(body.event), type: "Ada L." } });
    expect(other).toContain(`${eventTypes.join(", ")}, got a string. Check if a newer`);
  });
});

/** Matches one line with the code, the place, the expected and the actual value, and advice. */
const wholeSentence = /^\[[a-z_]+\] [^\n]+: expected [^\n]+, got [^\n]+\. [A-Z][^\n]*\.\n$/;

describe("exit code 2, one message and no output", () => {
  const argument = "[argument_invalid]";
  const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));

  test.each<[string, readonly string[]]>([
    [
      `${argument} --nothing: expected an option of this command, got an unknown option. See`,
      ["--nothing"],
    ],
    [
      `${argument} --jsn: expected an option of this command, got an unknown option. Did you mean --json? See`,
      ["--jsn"],
    ],
    [
      `${argument} --stric: expected an option of this command, got an unknown option. Did you mean --strict? See`,
      ["--stric"],
    ],
    [`${argument} --constructor: expected an option`, ["--constructor"]],
    [`${argument} --\\u{1b}[2J: expected an option`, ["--\u001b[2J"]],
    [`${argument} -x: expected an option`, ["-x", fits]],
    [`${argument} --json: expected no value, got a value. `, [fits, "--json=yes"]],
    [`${argument} --event: expected the name of an event, got none. `, [fits, "--event"]],
    [
      `${argument} --event: expected the name of an event, got another option. `,
      ["--event", "--json", fits],
    ],
    [
      `${argument} --event: expected one use, got several uses. `,
      [raw, `--event=${event}`, `--event=${event}`],
    ],
    [
      `${argument} --json: expected no --shape together with it, got both. `,
      [fits, "--json", "--shape"],
    ],
    [
      `${argument} --strict: expected no --shape together with it, got both. `,
      [fits, "--strict", "--shape"],
    ],
    [`${argument} arguments: expected standard input (-) at most once, got several. `, ["-", "-"]],
    [
      `[event_unknown] --event: expected one of ${eventTypes.join(", ")}, got "toString". Check`,
      [raw, "--event", "toString"],
    ],
    [
      `[event_unknown] --event: expected one of ${eventTypes.join(", ")}, got "". Check`,
      [raw, "--event="],
    ],
    [
      `[event_unknown] --event: expected one of ${eventTypes.join(", ")}, got "${anyEvent}s". Did you mean ${anyEvent}? See --help.`,
      [raw, `--event=${anyEvent}s`],
    ],
    [`[file_missing] ${absent}: expected a file, got none. `, [absent]],
    [`[file_missing] "": expected a file, got none. `, [""]],
    [`[file_missing] ${fits}/x: expected a file, got none. `, [`${fits}/x`]],
    [`[file_unreadable] ${folder}: expected a file, got a folder. `, [folder]],
    ["[encoding_invalid] ", [save("latin1.json", new Uint8Array([34, 0xe9, 34]))]],
    ["[encoding_invalid] ", [save("half.json", new Uint8Array([34, 0xc3]))]],
    ["[json_invalid] ", [save("empty.json", new Uint8Array())]],
    ["[json_invalid] ", [save("mark.json", new Uint8Array([0xef, 0xbb, 0xbf]))]],
    ["[json_invalid] ", [save("word.json", new Uint8Array(Buffer.from("word")))]],
  ])("%s %j", async (start, args) => {
    const { exit, printed, warned } = await run(args);
    expect({ exit, printed }).toEqual({ exit: 2, printed: "" });
    expect(warned.slice(0, start.length)).toBe(start);
    expect(warned).toMatch(wholeSentence);
  });

  test.each([
    ["with a byte order mark", utf16(`\ufeff${JSON.stringify(body)}`)],
    ["without a byte order mark", utf16(JSON.stringify(body))],
    ["in big-endian order", utf16(`\ufeff${JSON.stringify(body)}`).reverse()],
  ])("for UTF-16 %s", async (_name, stdin) => {
    const warned =
      "[encoding_invalid] standard input: expected UTF-8, got UTF-16. Save the file as UTF-8.\n";
    expect(await run(["-"], { stdin })).toEqual({ exit: 2, printed: "", warned });
  });

  test("without a file, if standard input is a keyboard", async () => {
    const { exit, warned } = await run([], { typing: true });
    expect(exit).toBe(2);
    expect(warned).toMatch(
      /^\[argument_invalid\] arguments: expected a file, or - for standard input/,
    );
    expect(await run(["-"], { typing: true, stdin: JSON.stringify(body) })).toMatchObject({
      exit: 0,
    });
  });

  test("for an endless file", async () => {
    const { exit, warned } = await run(["/dev/zero"]);
    expect(exit).toBe(2);
    expect(warned).toMatch(/^\[file_(too_large|missing)\] \/dev\/zero: expected /);
  });

  test("with the line and column of a syntax error, and nothing of the text", async () => {
    const warned =
      "[json_invalid] standard input, line 2, column 8: expected a colon, got another character. " +
      "Save the unchanged body of one delivery.\n";
    expect(await run(["-"], { stdin: '{\n  "ab" secret }' })).toEqual({
      exit: 2,
      printed: "",
      warned,
    });
  });

  test("for an unexpected error, without its message", async () => {
    const warned: string[] = [];
    const print = () => {
      throw new TypeError("secret");
    };
    const exit = await runCommand([fits], {
      print,
      warn: (text) => warned.push(text),
      color: false,
      stdin: () => {
        throw new Error("secret");
      },
      typing: false,
      findRoot,
    });
    expect({ exit, warned }).toEqual({
      exit: 2,
      warned: [
        "[unexpected] order-webhooks-validate: expected no internal error, got TypeError. Report this error at https://github.com/order-webhooks/order-webhooks/issues.\n",
      ],
    });
  });
});

describe("several files", () => {
  test("have one block each, a summary, and the highest exit code", async () => {
    const { exit, printed, warned } = await run([fits, drift, misfit, raw, fits, absent]);
    expect(exit).toBe(2);
    expect(warned).toMatch(/^\[file_missing\] /);
    expect(printed.match(/^\S.*/gm)).toEqual([
      ...[fits, drift, misfit, raw, fits],
      "6 files: 3 fit (1 with drift), 2 do not fit, 1 could not be read",
      "To report a payload, run the command with --shape, read its output, and post it at https://github.com/order-webhooks/order-webhooks/issues.",
    ]);
    expect(await run([fits, misfit])).toMatchObject({ exit: 1 });
    expect((await run([fits, fits])).printed).toMatch(/\n2 files: 2 fit\n$/);
    expect((await run([fits, misfit])).printed).toContain("\n2 files: 1 fits, 1 does not fit\n");
  });

  test("have one shape each, without their names", async () => {
    const { printed } = await run([fits, fits, "--shape"]);
    const { printed: one } = await run([fits, "--shape"]);
    expect(printed).toBe(one + one);
    expect(one).not.toContain("fits.json");
  });
});

describe("--json", () => {
  test("prints one document with the exit code and the outcome of each file", async () => {
    const { exit, printed, warned } = await run([fits, drift, misfit, raw, absent, "--json"]);
    expect(exit).toBe(2);
    expect(warned).toMatch(wholeSentence);
    const subject = { eventType: event, purpose, purposeInferred: true };
    const issue = (code: string, pointer: string) =>
      expect.objectContaining({ code, pointer, message: expect.stringContaining(`[${code}] `) });
    expect(JSON.parse(printed)).toEqual({
      validator: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      exitCode: 2,
      files: [
        { file: fits, result: "fits", ...subject, issues: [], more: 0 },
        {
          ...{ file: drift, result: "fits", ...subject, more: 0 },
          issues: [
            issue("unknown_value", "/data/order/status"),
            issue("unknown_property", "/data/order/new_key"),
          ],
        },
        {
          ...{ file: misfit, result: "refused", reason: "invalid", ...subject, more: 0 },
          issues: [issue("type", "/data/order/amount")],
        },
        {
          ...{ file: raw, result: "refused", reason: "raw_payload", more: 0 },
          issues: [issue("raw_payload", "")],
        },
        {
          ...{ file: absent, result: "unreadable" },
          issues: [{ code: "file_missing", message: warned.trimEnd() }],
        },
      ],
    });
  });

  test("prints names that do not move the cursor and keep their meaning", async () => {
    const file = save("a\u001b[2J\u009b\u202e\u{e0001}.json", body);
    const { printed } = await run([file, "--json"]);
    expect(printed.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(JSON.parse(printed)).toMatchObject({ files: [{ file }] });
  });
});

test("names of files are printed without moving the cursor", async () => {
  const file = save("a\u001b[2J\n\u202e\u{e0001}é.json", body);
  const { printed } = await run([file]);
  expect(printed).toMatch(/a\\u\{1b\}\[2J\\u\{a\}\\u\{202e\}\\u\{e0001\}é\.json\n {2}fits: /);
  expect((await run(["::error::x"])).warned).toContain(" \\u{3a}:error::x: ");
});

test("a byte order mark is accepted and noted", async () => {
  const stdin = `\ufeff${JSON.stringify(body)}`;
  expect(await run(["-"], { stdin })).toMatchObject({
    exit: 0,
    printed: expect.stringContaining(
      "  note: the file begins with a byte order mark, which deliveries do not have\n",
    ),
  });
  const { printed } = await run(["-", "--json"], { stdin });
  expect(JSON.parse(printed)).toMatchObject({ files: [{ byteOrderMark: true }] });
});

test("colors are printed only if the output supports them", async () => {
  const { printed } = await run([fits, drift, misfit], { color: true });
  for (const word of ["fits", "drift", "does not fit (invalid)"])
    expect(printed).toContain(`m${word}\u001b[39m`);
  expect((await run([fits, drift, misfit])).printed).not.toContain("\u001b");
  expect((await run([fits, "--json"], { color: true })).printed).not.toContain("\u001b");
});

describe("of many issues", () => {
  const withItems = (count: number, item: Json) =>
    JSON.stringify({
      ...body,
      data: { ...data, order: { ...order, items: Array.from({ length: count }, () => item) } },
    });
  const good = found(cases.flatMap(({ data }) => itemsOf(data))[0]);

  test("a hundred are printed, and the others counted", async () => {
    const { printed } = await run([], { stdin: withItems(150, 0) });
    expect(printed.match(/^ {2}\[type\]/gm)).toHaveLength(100);
    expect(printed).toContain("\n  and 50 more\n");
  });

  test("the same holds for drift", async () => {
    const stdin = withItems(150, { ...Object(good), odd: 1 });
    expect((await run([], { stdin })).printed).toContain("\n  and 50 more\n");
    const { printed } = await run(["--json"], { stdin });
    expect(JSON.parse(printed)).toMatchObject({ files: [{ more: 50 }] });
  });

  test("thousands of further issues are not counted exactly", async () => {
    const { printed } = await run([], { stdin: withItems(100_000, 0) });
    expect(printed).toContain("\n  and at least 9900 more\n");
  });

  test("the number of further missing keys is printed", () => {
    const outcome = { result: "refused", reason: "incomplete", issues: [], more: 7 } as const;
    const block = toBlock(
      { file: "a", outcome, byteOrderMark: false },
      { color: false, strict: false },
    );
    expect(block).toBe("a\n  does not fit (incomplete)\n  and 7 more\n");
  });
});

test.each([
  ["lists", "["],
  ["objects", '{"order":'],
])("%s nested 100,000 levels deep do no harm", async (_name, open) => {
  const close = open === "[" ? "]" : "}";
  const deep = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
  const within = JSON.stringify({ ...body, data: { ...data, order: { ...order, items: "deep" } } });
  const stdins = [deep, within.replace('"deep"', deep)];
  for (const stdin of stdins) {
    for (const args of [[], ["--json"], ["--shape"], ["--event", event]]) {
      const { exit, warned } = await run(args, { stdin });
      expect({ exit, warned }).toEqual({ exit: args[0] === "--shape" ? 0 : 1, warned: "" });
    }
  }
});

function isKnown(type: string): boolean {
  return eventTypes.some((each) => each === type);
}

function itemsOf({ order }: { readonly [key: string]: Json }): readonly Json[] {
  const items = isJsonObject(order) ? order.items : null;
  return Array.isArray(items) ? items : [];
}
