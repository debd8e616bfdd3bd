import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { asOldNode } from "@order-webhooks/test-setup/old-node";
import { eventTypes, purposes } from "@order-webhooks/validator";
import { describe, expect, it } from "vitest";
import type { ReceiverErrorCode } from "../../src/errors.ts";
import {
  buildDelivery,
  buildRawPayload,
  type SignedRequest,
  signRequest,
} from "../../src/testing.ts";
import { anyEvent, noEvent } from "../recorded-receiver.ts";
import { resign } from "../sending.ts";
import { env, patience, post, run, serve } from "./running-command.ts";

const bin = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url));
/** The name of a case, arguments and environment, and the code and place of the message. */
type Refused = readonly [
  name: string,
  args: readonly string[],
  env: NodeJS.Dict<string>,
  code: ReceiverErrorCode,
  place: string,
];

describe("the command refuses, with exit code 2 and one message", () => {
  it.each<Refused>([
    ["no secret", [], {}, "secret_missing", "WEBHOOK_SECRET"],
    ["a blank secret", [], { WEBHOOK_SECRET: " " }, "secret_blank", "WEBHOOK_SECRET"],
    ["another unset variable", ["--secret-env", "OTHER"], env, "secret_missing", "OTHER"],
    ["a port that is none", ["--port", "http"], env, "argument_invalid", "--port"],
    ["a port too high", ["--port", "65536"], env, "argument_invalid", "--port"],
    ["a negative port", ["--port", "-1"], env, "argument_invalid", "--port"],
    ["an empty host", ["--host", ""], env, "host_invalid", "--host"],
    ["a blank host", ["--host", " "], env, "host_invalid", "--host"],
    ["a path without slash", ["--path", "webhooks"], env, "path_invalid", "--path"],
    ["a path with a query", ["--path", "/a?b"], env, "path_invalid", "--path"],
    [
      "a raw path with a query",
      ["--raw-path", `${anyEvent}=/a?b`],
      env,
      "path_invalid",
      "--raw-path",
    ],
    ["a raw path without event", ["--raw-path", "/raw"], env, "argument_invalid", "--raw-path"],
    [
      "a raw path for no event",
      ["--raw-path", `${noEvent}=/raw`],
      env,
      "event_unknown",
      "--raw-path",
    ],
    [
      "a raw path that is taken",
      ["--raw-path", `${anyEvent}=/webhooks`],
      env,
      "path_invalid",
      "--raw-path",
    ],
    [
      "a raw path for two events",
      ["--raw-path", `${anyEvent}=/raw`, "--raw-path", `${anyEvent}=/raw`],
      env,
      "path_invalid",
      "--raw-path",
    ],
    ["a purpose without id", ["--purpose", "=message"], env, "argument_invalid", "--purpose"],
    ["an id without purpose", ["--purpose", "distr_a"], env, "argument_invalid", "--purpose"],
    ["an unknown purpose", ["--purpose", "distr_a=gift"], env, "purpose_unknown", "--purpose"],
    [
      "two purposes for an id",
      ["--purpose", "distr_a=message", "--purpose", "distr_a=promotion"],
      env,
      "argument_invalid",
      "--purpose",
    ],
    [
      "an observed path that is taken",
      ["--observe-path", "/webhooks"],
      env,
      "path_invalid",
      "--observe-path",
    ],
    [
      "an observed path without slash",
      ["--observe-path", "x"],
      env,
      "path_invalid",
      "--observe-path",
    ],
    [
      "a health path that is the deliveries'",
      ["--health-path", "/webhooks/"],
      env,
      "path_invalid",
      "--health-path",
    ],
    [
      "a health path that is a raw path",
      ["--health-path", "/raw", "--raw-path", `${anyEvent}=/raw`],
      env,
      "path_invalid",
      "--health-path",
    ],
    [
      "a health path that is observed",
      ["--health-path", "/seen", "--observe-path", "/seen"],
      env,
      "path_invalid",
      "--health-path",
    ],
    [
      "a health path with a query",
      ["--health-path", "/healthz?a"],
      env,
      "path_invalid",
      "--health-path",
    ],
    [
      "a secret's variable without name",
      ["--secret-env", ""],
      env,
      "argument_invalid",
      "--secret-env",
    ],
    ...["toString", "constructor", "__proto__"].map(
      (name): Refused => [
        `a secret's variable called ${name}`,
        ["--secret-env", name],
        env,
        "secret_missing",
        name,
      ],
    ),
    ["a processing that is none", ["--processing", "x"], env, "processing_invalid", "--processing"],
    ["an unknown option", ["--verbose"], env, "argument_invalid", "--verbose"],
    ["an argument", ["serve"], env, "argument_invalid", "serve"],
    ["an empty argument", [""], env, "argument_invalid", '""'],
    ["a secret's variable in two lines", ["--secret-env", "A\nB"], env, "secret_missing", "A?B"],
    ["a path that is no text", ["--path", "/a\u202e"], env, "path_invalid", "--path"],
    ["a missing value", ["--port"], env, "argument_invalid", "--port"],
    ["a value left out", ["--path", "--port", "1"], env, "argument_invalid", "--path"],
    ["a value too many", ["--help=yes"], env, "argument_invalid", "-h, --help"],
    ...["--port", "--host", "--path", "--processing", "--observe-path", "--health-path"].map(
      (option): Refused => [
        `${option} twice`,
        [option, "1", option, "1"],
        env,
        "argument_invalid",
        option,
      ],
    ),
  ])("%s", async (_name, args, environment, code, place) => {
    const { warned, printed, exit } = run(args, environment);
    expect(await exit).toBe(2);
    expect(printed).toEqual([]);
    expect(warned).toHaveLength(1);
    expect(warned[0]?.startsWith(`[${code}] ${place}: expected `)).toBe(true);
    expect(warned[0]).toMatch(/^\P{C}+, got \P{C}+\. [A-Z]\P{C}+\.$/u);
  });

  it.each([
    ["a letter too few", "--raw-pth", "Did you mean --raw-path? "],
    ["letters in the wrong order", "--prot=1", "Did you mean --port? "],
    ["two words in one", "--secretenv", "Did you mean --secret-env? "],
    ["a beginning of one option", "--observe", "Did you mean --observe-path? "],
    ["a beginning of several options", "--p", ""],
    ["capital letters", "--PORT", "Did you mean --port? "],
    ["another word", "--verbose", ""],
    ["control characters", "--port\u001b[2J\n", ""],
    ["a long text", `--${"port".repeat(100_000)}`, ""],
  ])("an unknown option, with the one that it resembles: %s", async (_name, option, hint) => {
    const { warned, exit } = run([option]);
    expect(await exit).toBe(2);
    expect(warned).toEqual([
      expect.stringMatching(
        /^\[argument_invalid\] --\P{C}{1,100}: expected an option of this command, /u,
      ),
    ]);
    expect(warned[0]?.endsWith(`, got an unknown option. ${hint}See --help.`), warned[0]).toBe(
      true,
    );
  });
});

/** Matches a help text: usage, sentences, options and exit codes. */
const helpForm =
  /^Usage: npx @order-webhooks\/receiver \[options\]\n\n[A-Z].*\.\n\nOptions:\n.* -h, --help +prints this help\n {2}-v, --version +prints the version\n\nExit codes: 0 [^\n].*, 1 .*,\s2 .*\.$/s;

describe("the command", () => {
  it.each(["--help", "-h"])("helps, with every option and exit code: %s", async (flag) => {
    const { printed, exit } = run([flag], {});
    expect(await exit).toBe(0);
    const options = ["port", "host", "path", "raw-path", "purpose", "secret-env", "processing"];
    for (const option of [...options, "observe-path", "health-path"])
      expect(printed[0]).toContain(`--${option} `);
    expect(printed[0]).toMatch(helpForm);
    for (const line of printed[0]?.split("\n") ?? []) expect(line.length).toBeLessThanOrEqual(100);
  });

  it.each(["--version", "-v"])("prints its version: %s", async (flag) => {
    const { printed, exit } = run([flag], {});
    expect(await exit).toBe(0);
    expect(printed[0]).toMatch(/^\d+\.\d+\.\d+/);
  });

  it("cannot listen on a port that is taken", async () => {
    const first = await serve([]);
    const second = run(["--port", first.url.port]);
    expect(await second.exit).toBe(1);
    expect(second.warned).toEqual([
      expect.stringMatching(/^\[listen_failed\] --port: .*EADDRINUSE/),
    ]);
    first.end();
    expect(await first.exit).toBe(0);
  });

  it("cannot listen on an address that is not this machine's", async () => {
    const { warned, exit } = run(["--port", "0", "--host", "192.0.2.1"]);
    expect(await exit).toBe(1);
    expect(warned).toEqual([expect.stringMatching(/^\[listen_failed\] --host: .*192\.0\.2\.1/)]);
  });

  it("listens on this machine only, by default", async () => {
    const { url, end, exit } = await serve([]);
    expect([url.hostname, url.pathname]).toEqual(["127.0.0.1", "/webhooks"]);
    end();
    await exit;
  });

  it("handles every event and purpose, as envelope and raw, and is observed", async () => {
    const rawPaths = eventTypes.flatMap((event, index) => ["--raw-path", `${event}=/raw/${index}`]);
    const args = ["--path", "/in", "--observe-path", "/observed", ...rawPaths];
    const { url, printed, warned, end, exit } = await serve(args);
    const expected: object[] = [];
    for (const [index, event] of eventTypes.entries()) {
      for (const purpose of purposes) {
        const raw = buildRawPayload({ event, purpose });
        const observation = { event, purpose, orderId: raw.data.order.id };
        expect(await post(url, buildDelivery({ event, purpose }))).toBe(202);
        expect(await post(new URL(`/raw/${index}`, url), raw)).toBe(202);
        expected.push(observation, observation);
        const answer = await fetch(new URL("/observed", url));
        expect(await answer.json()).toEqual({ handled: expected });
        expect(printed.at(-1)).toContain(`${event} ${purpose} ${raw.data.order.id}`);
      }
    }
    expect(warned).toEqual([]);
    end();
    expect(await exit).toBe(0);
  });

  it("takes the purposes of distributions", async () => {
    const built = buildDelivery({ event: anyEvent, purpose: "message" });
    const { id } = built.delivery.source;
    const args = ["--purpose", `${id}=unique_code`, "--purpose", "distr_other=message"];
    const { url, printed, warned, end, exit } = await serve(args);
    await post(url, built);
    await expect.poll(() => warned.length, patience).toBe(1);
    const source = { ...built.delivery.source, id: "distr_other" };
    await post(url, resign(built, { source }));
    await expect.poll(() => printed.length, patience).toBe(2);
    expect(warned[0]).toContain("/data/campaign");
    expect(printed[1]).toContain(`${anyEvent} message `);
    end();
    expect(await exit).toBe(0);
  });

  it("answers no other path, and has no observation by default", async () => {
    const plain = await serve([]);
    expect((await fetch(new URL("/observed", plain.url))).status).toBe(404);
    plain.end();
    await plain.exit;
    const observed = await serve(["--observe-path", "/observed/"]);
    const url = new URL("/observed", observed.url);
    const other = await fetch(new URL("/elsewhere", url));
    expect([other.status, await other.text()]).toEqual([404, '{"error":"not_found"}']);
    const posted = await fetch(url, { method: "POST", body: "x" });
    const asked = await fetch(url);
    expect([posted.status, asked.status]).toEqual([404, 200]);
    for (const { headers } of [other, posted, asked]) {
      expect(headers.get("connection")).toBe("close");
    }
    observed.end();
    await observed.exit;
  });

  it("remembers a hundred", async () => {
    const { url, end, exit } = await serve(["--observe-path", "/observed"]);
    for (let count = 0; count < 105; count += 1) {
      await post(url, buildDelivery({ event: anyEvent, purpose: "message" }));
    }
    const report = await (await fetch(new URL("/observed", url))).json();
    expect(report).toEqual({ handled: expect.toSatisfy((handled) => handled.length === 100) });
    end();
    await exit;
  });

  it("accepts several secrets, and warns of whitespace around one but uses it unchanged", async () => {
    const secrets = { NEW: "the new one\n", OLD: "the old one" };
    const args = ["--secret-env", "NEW", "--secret-env", "OLD"];
    const { url, warned, end, exit } = await serve(args, secrets);
    expect(warned).toEqual([expect.stringMatching(/^Warning: NEW .*whitespace/)]);
    const build = (secret: string) =>
      buildDelivery({ event: anyEvent, purpose: "message", secret });
    expect(await post(url, build(secrets.OLD))).toBe(202);
    expect(await post(url, build(secrets.NEW))).toBe(202);
    expect(await post(url, build(secrets.NEW.trim()))).toBe(401);
    await expect.poll(() => warned.at(-1), patience).toContain("(secret_whitespace)");
    expect(warned[1]).toContain("signed with the secret of a later `--secret-env`");
    for (const secret of Object.values(secrets)) expect(warned.join()).not.toContain(secret.trim());
    end();
    await exit;
  });

  it("prints ids without control characters, and shortens long ones", async () => {
    const { url, printed, end, exit } = await serve([]);
    const { data } = buildRawPayload({ event: anyEvent, purpose: "message" });
    const order = { ...data.order, id: `a\u001b[2J\n${"x".repeat(300)}` };
    await post(
      url,
      buildDelivery({ event: anyEvent, purpose: "message", data: { ...data, order } }),
    );
    await expect.poll(() => printed.length, patience).toBe(2);
    expect(printed[1]).toContain(`message a?[2J?${"x".repeat(194)}`);
    expect(printed[1]?.length).toBeLessThan(260);
    end();
    await exit;
  });

  it("prints quarantined and refused deliveries without their content", async () => {
    const { url, warned, end, exit } = await serve([]);
    await post(url, signRequest('{"name":"Zofia"}'));
    await expect.poll(() => warned.length, patience).toBe(1);
    await post(url, signRequest('{"name":"Zofia"}', "wrong"));
    await expect.poll(() => warned.length, patience).toBe(2);
    expect(warned[0]).toMatch(/\(invalid\) .*`--raw-path EVENT=PATH`\.$/);
    expect(warned[1]).toContain("(signature_mismatch)");
    expect(warned.join()).not.toContain("Zofia");
    end();
    await exit;
  });
});

describe("the command names the event, and its own options", () => {
  /** Has one delivery quarantined. Resolves to the line about it. */
  async function quarantine(path: string, signed: SignedRequest): Promise<string> {
    const { url, warned, end, exit } = await serve(["--raw-path", `${anyEvent}=/raw`]);
    await post(new URL(path, url), signed);
    await expect.poll(() => warned.length, patience).toBe(1);
    end();
    await exit;
    return warned[0] ?? "";
  }

  const built = buildDelivery({ event: anyEvent, purpose: "message" });

  it("of an unknown event", async () => {
    const event = { ...built.delivery.event, type: `${noEvent}\u001b[2J` };
    const line = await quarantine("/webhooks", resign(built, { event }));
    expect(line).toMatch(/\(unsupported_event\) /);
    expect(line).toContain(` ${noEvent}?[2J `);
  });

  it("of an envelope on a raw path", async () => {
    expect(await quarantine("/raw", built)).toMatch(/\(custom_payload\) .*\(`--path`\)\.$/);
  });

  it("of an invalid order", async () => {
    const line = await quarantine("/webhooks", resign(built, { data: { customer: 7 } }));
    expect(line).toContain(`(invalid) ${anyEvent}: `);
    expect(line).toContain("/data/customer");
    expect(line).toMatch(/ This command only quarantines it\.$/);
  });

  it("of keys of several purposes, and advises to select those of one", async () => {
    const { data } = buildRawPayload({ event: anyEvent, purpose: "promotion" });
    const line = await quarantine("/webhooks", resign(built, { data: { ...data, voucher: {} } }));
    expect(line).toContain("(ambiguous_purpose)");
    expect(line).toMatch(
      / Select the keys of one purpose .+\. This command only quarantines it\.$/,
    );
  });

  it("of a custom payload, for which it has no option", async () => {
    const line = await quarantine("/webhooks", resign(built, { data: { a: 1 } }));
    expect(line).toContain(` ${anyEvent} `);
    expect(line).toMatch(/ This command only quarantines it\.$/);
  });

  it("of an unknown path, and names --path", async () => {
    const line = await quarantine("/hooks", built);
    expect(line).toMatch(/^path_unknown .*\/hooks.* \/webhooks, \/raw.*`--path`\.$/);
  });
});

describe("the program", () => {
  it("needs one sentence where Node lacks what it imports", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "--help"], {
      encoding: "utf8",
      env: { NODE_OPTIONS: asOldNode },
    });
    const found = `got ${process.versions.node} (no export named 'hash')`;
    const text = `node: expected >=22.12, ${found}. Install such a version.\n`;
    expect([status, stdout, stderr]).toEqual([2, "", text]);
  });

  it.skipIf(process.platform !== "linux")("fails where its output cannot be written", () => {
    const line = `'${process.execPath}' '${bin}' --help > /dev/full`;
    const { status, stderr } = spawnSync("sh", ["-c", line], { encoding: "utf8" });
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^\[output_failed\] standard output: [^\n]+\n$/),
    ]);
  });

  async function start(
    ...args: string[]
  ): Promise<{ child: ChildProcess; url: string; out: () => string }> {
    const child = spawn(process.execPath, [bin, "--port", "0", ...args], {
      env: { ...env, NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    child.stdout?.on("data", (chunk) => {
      out += String(chunk);
    });
    await expect.poll(() => out, patience).toContain("\n");
    return { child, url: /http:\S+/.exec(out)?.[0] ?? "", out: () => out };
  }

  it("ends cleanly on SIGTERM, having handled what it acknowledged, in plain text", async () => {
    const { child, url, out } = await start();
    const delivery = buildDelivery({ event: anyEvent, purpose: "message" });
    expect(await post(url, delivery)).toBe(202);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    const { order } = buildRawPayload({ event: anyEvent, purpose: "message" }).data;
    const [listening, ...lines] = out().trimEnd().split("\n");
    expect(listening).toBe(`Listening on ${url}`);
    // It may be handled before the signal or after it.
    expect(lines.toSorted()).toEqual([
      expect.stringMatching(/^Ending: /),
      `handled ${anyEvent} message ${order.id}`,
    ]);
  });

  it("ends at once on the second signal", async () => {
    const { child, url } = await start();
    const exited = once(child, "exit");
    // A request that never ends keeps the first signal from ending the program by itself.
    const socket = connect(Number(new URL(url).port), "127.0.0.1").on("error", () => {});
    socket.write("POST /webhooks HTTP/1.1\r\n");
    const signals = setInterval(() => child.kill("SIGINT"), 50);
    const exit = await exited;
    clearInterval(signals);
    socket.destroy();
    expect(exit).toEqual([1, null]);
  });
});
