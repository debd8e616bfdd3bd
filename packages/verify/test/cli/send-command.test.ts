import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { runCommand } from "../../src/cli/cli.ts";
import { testSecret } from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { hmac, type Running, startPlainReceiver } from "../faults/plain-receiver.ts";

const events = Object.keys((await readSchemaIndex()).events);
const [event = ""] = events;
const folder = await mkdtemp(join(tmpdir(), "verify-send-"));
const dead = "http://127.0.0.1:9/";
const message = ["--event", event, "--purpose", "message"];
const secret: Env = { WEBHOOK_SECRET: testSecret };
let sound: Running;

beforeAll(async () => {
  sound = await startPlainReceiver(events);
});

afterAll(async () => {
  await sound.close();
  await rm(folder, { recursive: true });
});

type Env = { readonly [name: string]: string };

async function run(args: readonly string[], env: Env = secret) {
  const printed: string[] = [];
  const warned: string[] = [];
  const exit = await runCommand(["send", ...args], {
    env,
    print: (text) => printed.push(text),
    warn: (text) => warned.push(text),
    color: false,
    watched: false,
  });
  return { exit, printed: printed.join(""), warned: warned.join("") };
}

describe("exit code", () => {
  test("0 when the delivery is answered with success and handled", async () => {
    const options = ["--url", sound.url, "--observe", sound.observe, "--set", "order.amount=5"];
    const { exit, printed, warned } = await run([...options, ...message]);
    expect({ exit, warned }).toEqual({ exit: 0, warned: "" });
    expect(printed).toMatch(/^order id +ord_\w{24}$/m);
    expect(printed).toMatch(/^handled +once, /m);
  });

  test("1 when it is refused", async () => {
    const { exit, printed } = await run(["--url", sound.url, ...message], { WEBHOOK_SECRET: "x" });
    expect(exit).toBe(1);
    expect(printed).toMatch(/^signed with +the secret of WEBHOOK_SECRET$/m);
    expect(printed.replaceAll(/\s+/g, " ")).toContain(
      "signed with the secret of WEBHOOK_SECRET. Set WEBHOOK_SECRET to the receiver's secret, without white space around it. If the secrets are equal, check that the receiver verifies the raw bytes",
    );
  });

  test("0 for help, which every option has, and for the list", async () => {
    const { exit, printed } = await run(["--help"], {});
    expect(exit).toBe(0);
    expect(printed.split("\n").filter((line) => line.length > 80)).toEqual([]);
    const all = JSON.parse((await run(["--list", "--json"], {})).printed);
    expect(new Set(all.map((one: { event: string }) => one.event))).toEqual(new Set(events));
    const [first] = JSON.parse((await run(["--list", "--json", ...message], {})).printed);
    expect(first).toMatchObject({ event, purpose: "message" });
    const { printed: list } = await run(["--list", ...message], {});
    expect(list.split("\n")[1]).toMatch(new RegExp(`^${event} +message +${first.name}$`));
  });
});

test("--json prints the report", async () => {
  const args = ["--url", sound.url, "--json", "--times", "2", ...message];
  const report = JSON.parse((await run(args)).printed);
  expect(report).toMatchObject({ kind: "send", passed: true, event, times: 2 });
});

test("a value is JSON if it parses, else a string", async () => {
  const set = ["--set", "customer.name=Ada = 1", "--set", "customer.email=null"];
  const quoted = ["--set", 'customer.source_id="7"', "--set", "customer.metadata={}"];
  const { printed } = await run(["--url", dead, "--print", "json", ...set, ...quoted, ...message]);
  const { data } = JSON.parse(JSON.parse(printed).body);
  expect(data.customer).toMatchObject({
    name: "Ada = 1",
    email: null,
    source_id: "7",
    metadata: {},
  });
});

describe("--print", () => {
  const url = "http://user:hidden@receiver.example/webhooks?key=hidden";
  const header = ["--header-env", "x-gateway=GATEWAY_TOKEN"];
  const asked = ["--url", url, ...header, ...message];

  test.each(["curl", "http", "json"])(
    "%s needs no server and no secret, and shows none",
    async (form) => {
      const { exit, printed, warned } = await run([...asked, "--print", form], {});
      expect(exit).toBe(0);
      expect(printed).toContain("<signature>");
      expect(printed).toContain("GATEWAY_TOKEN");
      expect(warned).toContain("placeholder");
      const own = { WEBHOOK_SECRET: "of-its-own", GATEWAY_TOKEN: "hidden" };
      const again = await run([...asked, "--print", form], own);
      expect(again.printed).toContain("<signature>");
      expect(printed + again.printed).not.toMatch(/hidden|of-its-own/);
    },
  );

  test.each(["curl", "http", "json"])("%s has a placeholder without a URL", async (form) => {
    const { exit, printed, warned } = await run(["--print", form, ...message]);
    expect({ exit, warned }).toEqual({
      exit: 0,
      warned: "Note: the URL is a placeholder. Set the receiver's URL with --url.\n",
    });
    expect(printed).toContain("receiver.example");
    const addressed = await run(["--url", dead, "--print", form, ...message]);
    expect(addressed.printed).not.toContain("receiver.example");
    expect(addressed.warned).toBe("");
  });

  test("json has the exact body, signed with the published secret or with --force", async () => {
    const args = [...asked, "--print", "json"];
    const { headers, body, method } = JSON.parse((await run(args)).printed);
    expect({ method, signature: headers["x-voucherify-signature"] }).toEqual({
      method: "POST",
      signature: hmac(body),
    });
    const own = { WEBHOOK_SECRET: "of-its-own" };
    const forced = JSON.parse((await run([...args, "--force"], own)).printed);
    expect(forced.headers["x-voucherify-signature"]).toBe(hmac(forced.body, "of-its-own"));
    expect((await run([...args, "--force"], {})).warned).toMatch(/^\[secret_missing\]/);
  });

  test("body is the exact body alone, without a note", async () => {
    const set = ["--set", "/id=whs_1", "--set", "customer.name=Zoë"];
    const { exit, printed, warned } = await run(["--print", "body", ...set, ...message], {});
    expect({ exit, warned }).toEqual({ exit: 0, warned: "" });
    const body = JSON.parse(printed);
    expect(body).toMatchObject({ id: "whs_1", data: { customer: { name: "Zoë" } } });
    expect(printed).toBe(JSON.stringify(body));
  });

  test("curl is a command that a shell runs", async () => {
    const set = ["--set", "customer.name=O'Neil $HOME `x`"];
    const args = ["--url", sound.url, "--print", "curl", ...set, ...message];
    const { printed } = await run(args);
    const status = await shell(`${printed.trim()} -s -o /dev/null -w '%{http_code}'`);
    expect(status).toMatch(/202$/);
  });

  test("curl sends to the exact URL", async () => {
    const url = `${sound.url.replace("webhooks", "[1-2]/{a,b}")}`;
    const { printed } = await run(["--url", url, "--print", "curl", ...message]);
    const script = `${printed.trim()} -o /dev/null -w '%{http_code} %{num_connects},'`;
    // A proxy would not answer, and a pattern would be sent to each of its addresses.
    expect(await shell(script, { http_proxy: dead })).toBe("202 1,");
  });

  test("http is a request that a server accepts", async () => {
    const { printed } = await run(["--url", sound.url, "--print", "http", ...message]);
    const socket = connect(Number(new URL(sound.url).port), "127.0.0.1").end(printed);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 202 /);
  });
});

async function shell(script: string, env: Env = {}): Promise<string> {
  const child = spawn("sh", ["-c", script], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  return text(child.stdout);
}

describe("--data", () => {
  const own = join(folder, "own.json");

  beforeAll(async () => {
    const { printed } = await run(["--print", "body", ...message]);
    await writeFile(own, printed);
    await writeFile(join(folder, "text.json"), "{");
    await writeFile(join(folder, "latin.json"), Buffer.from([0x22, 0xe9, 0x22]));
    await writeFile(join(folder, "deep.json"), "[".repeat(100_000) + "]".repeat(100_000));
    await writeFile(join(folder, "huge.json"), `"${"x".repeat(5_000_000)}"`);
    await writeFile(join(folder, "other.json"), '{"customer":{}}');
  });

  test("is a whole envelope, or its data", async () => {
    expect(await run(["--url", sound.url, "--data", own])).toMatchObject({ exit: 0 });
    const data = join(folder, "data.json");
    const envelope = await run(["--print", "body", ...message]);
    await writeFile(data, JSON.stringify(JSON.parse(envelope.printed).data));
    const args = ["--url", sound.url, "--data", data, "--event", event, "--json"];
    expect(JSON.parse((await run(args)).printed)).toMatchObject({
      example: null,
      purpose: "message",
    });
  });

  describe("is waited for until a signal to stop", () => {
    const bin = fileURLToPath(new URL("../../dist/cli/bin.js", import.meta.url));

    function start(data: string) {
      const args = [bin, "send", "--url", dead, "--data", data];
      const child = spawn(process.execPath, args, { env: { ...process.env, ...secret } });
      const ended = new Promise((resolve) => child.on("close", resolve));
      onTestFinished(() => void child.kill("SIGKILL"));
      return { child, ended, warned: text(child.stderr) };
    }

    test("of stdin", async () => {
      const { child, ended, warned } = start("-");
      // More than a pipe holds: it is being read once all of it is gone.
      await new Promise((resolve) => child.stdin.write(" ".repeat(1_000_000), resolve));
      child.kill("SIGINT");
      expect(await ended).toBe(2);
      expect(await warned).toMatch(/^\[stopped\] [^\n]+\n$/);
    });

    test("of a named pipe", async () => {
      const pipe = join(folder, "pipe");
      await shell(`mkfifo '${pipe}'`);
      const { child, ended, warned } = start(pipe);
      // It is opened once there is a reader.
      const writer = spawn("sh", ["-c", `exec 3> '${pipe}'; echo open; exec sleep 600`]);
      onTestFinished(() => void writer.kill());
      await once(writer.stdout, "data");
      child.kill("SIGINT");
      expect(await ended).toBe(2);
      expect(await warned).toMatch(/^\[stopped\] /);
    });
  });

  test("comes from a named pipe", async () => {
    const pipe = join(folder, "filled");
    await shell(`mkfifo '${pipe}'`);
    const filled = shell(`cat '${own}' > '${pipe}'`);
    expect(await run(["--url", sound.url, "--data", pipe])).toMatchObject({ exit: 0 });
    await filled;
  });

  test("may come from stdin, and the built command exits", async () => {
    const bin = fileURLToPath(new URL("../../dist/cli/bin.js", import.meta.url));
    const child = spawn(
      "sh",
      ["-c", `"$0" "$1" send --url "$2" --data - < "$3"`, process.execPath, bin, sound.url, own],
      {
        env: { ...process.env, ...secret },
      },
    );
    expect(await text(child.stdout)).toContain("answered with success");
  });

  test.each([
    ["none.json", "no such file (ENOENT)"],
    [".", "a folder (EISDIR)"],
    ["text.json/none", "no such file (ENOTDIR)"],
    ["text.json", "a text that is not JSON"],
    ["latin.json", "bytes that are not UTF-8"],
    ["deep.json", "one that is nested too deeply"],
    ["huge.json", "more than 5000000 bytes"],
  ])("%s is refused", async (file, found) => {
    const { exit, warned } = await run(["--url", dead, "--data", join(folder, file), ...message]);
    expect(exit).toBe(2);
    expect(warned).toMatch(/^\[data_unreadable\] --data \/[^\n]+: expected a JSON document, got /);
    expect(warned).toContain(`got ${found}. `);
    expect(warned).toMatch(wholeSentence);
  });

  test("with another purpose, or none, is refused", async () => {
    const other = ["--url", dead, "--event", event, "--data", join(folder, "other.json")];
    expect((await run(other)).warned).toMatch(/^\[data_invalid\] /);
    const tier = ["--url", dead, "--data", own, "--purpose", "promotion"];
    expect((await run(tier)).warned).toContain("Use --purpose message, or add --force.");
  });
});

/** One line: the code, the place, what was expected, what was found, and what to do. */
const wholeSentence = /^\[[a-z_]+\] [^\n]+: expected [^\n]+, got [^\n]+\. [A-Z][^\n]*\.\n$/;

describe("exit code 2, one sentence and nothing sent", () => {
  const argument = "[argument_invalid]";
  const invalid = "[option_invalid]";
  const at = ["--url", dead];

  test.each<[string, readonly string[], Env]>([
    [`${argument} --url: expected the receiver's URL, got none. `, [...message], secret],
    [`${argument} --raw: expected no value, got one. `, [...at, "--raw=yes", ...message], secret],
    [`${argument} --nothing: expected an option`, [...at, "--nothing"], secret],
    [`${argument} --junit: expected an option`, [...at, "--junit", "x"], secret],
    [`${argument} arguments: expected options, got "stray". `, ["stray", ...at], secret],
    [
      `${argument} --set order.amount: expected once`,
      [...at, "--set", "order.amount=1", "--set", "order.amount=2"],
      secret,
    ],
    [
      `${invalid} --set: expected PATH=VALUE, got "order.amount". `,
      [...at, "--set", "order.amount"],
      secret,
    ],
    [`${invalid} --set: expected PATH=VALUE, got "=1". `, [...at, "--set", "=1"], secret],
    [
      `[purpose_unknown] --purpose: expected a purpose of any event, got "mesage". Did you mean message? `,
      ["--list", "--purpose", "mesage"],
      secret,
    ],
    ...[
      ["--times", "2"],
      ["--observe", dead],
      ["--observe-within-ms", "0"],
      ["--timeout-ms", "9"],
      ["--json"],
    ].map((ofSending): [string, readonly string[], Env] => [
      `${invalid} ${ofSending[0]}: expected a delivery that is sent, got --print, which sends nothing. `,
      [...at, "--print", "curl", ...ofSending, ...message],
      secret,
    ]),
    [`${invalid} --times: `, [...at, "--times", "0", ...message], secret],
    [`${invalid} --times: `, [...at, "--times", "many", ...message], secret],
    [
      `${invalid} --print: expected one of curl, http, json, body, got "xml". `,
      [...at, "--print", "xml"],
      secret,
    ],
    [`${invalid} --timeout-ms: `, [...at, "--timeout-ms", "1s", ...message], secret],
    ["[event_unknown] --event: expected an event name, got none. Known: ", at, secret],
    [
      `[event_unknown] --event: expected an event name, got "${event}d". Did you mean ${event}? `,
      [...at, "--event", `${event}d`],
      secret,
    ],
    ["[event_unknown] --event: ", ["--list", "--event", "x"], secret],
    ["[purpose_unknown] --purpose: expected a purpose of ", [...at, "--event", event], secret],
    [
      `[purpose_unknown] --purpose: expected a purpose of ${event}, got "code". Did you mean unique_code? `,
      [...at, "--event", event, "--purpose", "code"],
      secret,
    ],
    ["[example_unknown] --example: ", [...at, "--example", "x", ...message], secret],
    ["[path_unknown] --set order.x: ", [...at, "--set", "order.x=1", ...message], secret],
    ["[data_invalid] /data/order/amount: ", [...at, "--set", "order.amount=x", ...message], secret],
    ["[secret_missing] WEBHOOK_SECRET: ", [...at, ...message], {}],
    ["[secret_missing] OTHER: ", [...at, "--secret-env", "OTHER", ...message], secret],
    [
      `${invalid} --header-env x-gateway=TOKEN: `,
      [...at, "--header-env", "x-gateway=TOKEN", ...message],
      secret,
    ],
    ["[address_remote] --url: ", ["--url", "http://receiver.example/", ...message], secret],
    ["[receiver_unreachable] http://127.0.0.1:9: ", [...at, ...message], secret],
  ])("%s %j", async (start, args, env) => {
    const { exit, printed, warned } = await run(args, env);
    expect({ exit, printed }).toEqual({ exit: 2, printed: "" });
    expect(warned.slice(0, start.length)).toBe(start);
    expect(warned).toMatch(wholeSentence);
  });
});
