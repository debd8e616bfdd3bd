import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "../../src/cli/cli.ts";
import { testSecret } from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { type Running, startPlainReceiver } from "../faults/plain-receiver.ts";
import { interactionOf, pactOf, readSchemas } from "../pacts/message-pacts.ts";

const events = Object.keys((await readSchemaIndex()).events);
const [event = ""] = events;
const thisFile = fileURLToPath(import.meta.url);
let sound: Running;
let unchecked: Running;
const folder = await mkdtemp(join(tmpdir(), "verify-cli-"));

beforeAll(async () => {
  sound = await startPlainReceiver(events);
  unchecked = await startPlainReceiver(events, { verify: () => true });
});

afterAll(async () => {
  await sound.close();
  await unchecked.close();
  await rm(folder, { recursive: true });
});

type Env = { readonly [name: string]: string };

async function run(args: readonly string[], env: Env = { WEBHOOK_SECRET: testSecret }) {
  const printed: string[] = [];
  const warned: string[] = [];
  const exit = await runCommand(args, {
    env,
    print: (text) => printed.push(text),
    warn: (text) => warned.push(text),
    color: false,
    watched: false,
    // A stopped clock prints no progress, even on a busy machine.
    now: () => 0,
  });
  return { exit, printed: printed.join(""), warned: warned.join("") };
}

describe("exit code 0", () => {
  test("when the contract holds, with reports written to files", async () => {
    const files = ["junit", "json", "markdown"].map((kind) => join(folder, `report.${kind}`));
    const [junit = "", json = "", markdown = ""] = files;
    const { exit, printed, warned } = await run([
      ...["--url", sound.url, "--observe", sound.observe, "--events", event],
      ...["--raw-url", `${event}=${sound.rawUrls[event]}`, "--timeout-ms", "5000"],
      ...["--junit", junit, "--json", json, "--markdown", markdown],
    ]);
    expect({ exit, warned }).toEqual({ exit: 0, warned: "" });
    expect(printed).toContain("The contract holds");
    expect(JSON.parse(await readFile(json, "utf8"))).toMatchObject({
      passed: true,
      timeoutMs: 5000,
    });
    expect(await readFile(junit, "utf8")).toContain("<testsuites ");
    expect(await readFile(markdown, "utf8")).toContain("contract holds");
  });

  test("when only selected deliveries were verified, with a shared URL and one for an event", async () => {
    const index = await readSchemaIndex();
    const [, other = event] = events;
    const purposes = (name: string) => Object.keys(index.events[name]?.purposes ?? {});
    const only = [`${event}/${purposes(event)[0]}/raw`, `${other}/${purposes(other)[0]}/raw`];
    const { exit, printed } = await run([
      ...["--url", sound.url, "--observe", sound.observe],
      ...["--raw-url", `${sound.url}/raw/{event}`],
      ...["--raw-url", `${event}=${sound.rawUrls[event]}`],
      ...only.flatMap((name) => ["--only", name]),
    ]);
    expect(printed).toContain(`raw ${event}`);
    expect(printed).toContain(`raw ${other}`);
    expect(printed.replaceAll(/\s+/g, " ")).toContain(
      `Verified: ${only.join(" and ")}, and nothing`,
    );
    expect(exit).toBe(0);
  });

  test("for help and version", async () => {
    expect(await run(["--help"], {})).toMatchObject({ exit: 0, warned: "" });
    expect(await run(["-h"], {})).toEqual(await run(["--help"], {}));
    const { printed } = await run(["--version"], {});
    expect(printed).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await run(["-v"], {})).printed).toBe(printed);
    expect((await run(["send", "-v"], {})).printed).toBe(printed);
  });

  test.each([[[]], [["pact"]], [["send"]]])(
    "and help has the form of every command: %j",
    async (command) => {
      const { printed } = await run([...command, "--help"], {});
      const name = ["npx @order-webhooks/verify", ...command].join(" ");
      expect(printed.startsWith(`Usage: ${name} `)).toBe(true);
      expect(printed).toMatch(/\n\n[A-Z][^\n]+\.\n.*\nOptions:\n {2}--/s);
      expect(printed).toMatch(
        /\n {2}-h, --help +prints this help\n {2}-v, --version +prints the version\n/,
      );
      expect(printed).toMatch(/\nExit codes: 0 [^.]+, 1 [^.]+, 2 [^.]+\.\n$/);
      expect(Math.max(...printed.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    },
  );

  test("for the word help, of a command too", async () => {
    expect(await run(["help"], {})).toEqual(await run(["--help"], {}));
    for (const command of ["pact", "send"]) {
      expect(await run(["help", command], {})).toEqual(await run([command, "--help"], {}));
    }
  });

  test("with a note if the secret has white space at its ends", async () => {
    const { warned } = await run(["--url", sound.url, "--events", event], {
      WEBHOOK_SECRET: `${testSecret}\n`,
    });
    expect(warned).toBe(
      "Note: the value of WEBHOOK_SECRET begins or ends with white space, which counts as part of the secret.\n",
    );
  });
});

test.skipIf(!existsSync("/proc/self"))(
  "a folder that the system refuses ends the command",
  async () => {
    const json = "/proc/no/such/report.json";
    const { exit, warned } = await run(["--url", sound.url, "--events", event, "--json", json]);
    expect(exit).toBe(2);
    expect(warned).toMatch(/^\[report_unwritable\] --json: expected to write \/proc\/[^\n]+\n$/);
  },
);

test("a report's folder is created with the report, not earlier", async () => {
  const json = join(folder, "made", "for it", "report.json");
  await run(["--url", "http://127.0.0.1:9/", "--json", json]);
  expect(await readdir(folder)).not.toContain("made");
  expect(await run(["--url", sound.url, "--events", event, "--json", json])).toMatchObject({
    exit: 0,
  });
  expect(JSON.parse(await readFile(json, "utf8"))).toMatchObject({ passed: true });
});

const isRoot = process.getuid?.() === 0;
if (isRoot) {
  process.stderr.write("NOT RUN: a report's file that is read only, because root may write all.\n");
}

test.skipIf(isRoot)("a file that cannot be written is reported before the run", async () => {
  const json = join(folder, "kept.json");
  await writeFile(json, "{}", { mode: 0o444 });
  const { exit, warned } = await run(["--url", "http://127.0.0.1:9/", "--json", json]);
  expect(exit).toBe(2);
  expect(warned).toMatch(/^\[report_unwritable\] --json: [^\n]*EACCES/);
});

describe("exit code 1", () => {
  test("when the contract is broken, with annotations in GitHub Actions", async () => {
    const args = ["--url", unchecked.url, "--events", event];
    const { exit, printed } = await run(args, {
      WEBHOOK_SECRET: testSecret,
      GITHUB_ACTIONS: "true",
    });
    expect(exit).toBe(1);
    expect(printed).toMatch(/^::error title=/m);
    expect((await run(args)).printed).not.toContain("::error");
  });
});

/** One line: the code, the place, what was expected, what was found, and what to do. */
const wholeSentence = /^\[[a-z_]+\] [^\n]+: expected [^\n]+, got [^\n]+\. [A-Z][^\n]*\.\n$/;

describe("exit code 2, one sentence and nothing written", () => {
  const dead = "http://127.0.0.1:9/";
  const secret = { WEBHOOK_SECRET: testSecret };
  const twice = (...option: string[]): string[] => [...option, ...option];

  const invalid = "[option_invalid]";
  const argument = "[argument_invalid]";
  const unwritable = "[report_unwritable]";

  test.each<[string, readonly string[], Env]>([
    [`${argument} --url: `, [], secret],
    [`${argument} --nothing: expected an option`, ["--nothing"], secret],
    [`${argument} --constructor: expected an option`, ["--constructor", "x"], secret],
    [`${argument} -u: expected an option`, ["-u", dead], secret],
    [`${argument} arguments: expected options, got "stray". `, ["stray", "--url", dead], secret],
    [`${argument} arguments: expected options, got "pacts". `, ["pacts", "--seed", "1"], secret],
    [`${argument} arguments: expected options, got "Pakt". `, ["Pakt", "a.json"], secret],
    [`${argument} arguments: expected options, got "a.json". `, ["a.json"], secret],
    [`${argument} --url: expected a value, got none. `, ["--url"], secret],
    [`${argument} --url: expected a value, got "--json". `, ["--url", "--json", "a"], secret],
    [`${invalid} --raw-url: `, ["--url", dead, "--raw-url", "x"], secret],
    [`${invalid} --timeout-ms: `, ["--url", dead, "--timeout-ms", "1s"], secret],
    [`${invalid} --timeout-ms: `, ["--url", dead, "--timeout-ms", "0"], secret],
    [`${invalid} --timeout-ms: expected an integer`, ["--url", dead, "--timeout-ms", "-5"], secret],
    [`${invalid} --url: expected a URL with a port`, ["--url", "http://a:65536/x"], secret],
    [
      "[receiver_unreachable] http://a.invalid: expected a host name",
      ["--url", "http://a.invalid"],
      secret,
    ],
    [`${invalid} --timeout-ms: `, ["--url", dead, "--timeout-ms", "600001"], secret],
    [`${invalid} --timeout-ms: `, ["--url", dead, "--timeout-ms", "9999999"], secret],
    [`${invalid} --observe-within-ms: `, ["--url", dead, "--observe-within-ms", "2s"], secret],
    [`${invalid} --observe-within-ms: `, ["--url", dead, "--observe-within-ms", "600001"], secret],
    [`${invalid} --only: `, ["--url", dead, "--only", "a/b"], secret],
    [`${invalid} --save: `, ["--url", dead, "--save", ""], secret],
    [`${unwritable} --save: `, ["--url", dead, "--save", thisFile], secret],
    [`${argument} --save: `, ["--url", dead, ...twice("--save", "a")], secret],
    [`${invalid} --raw-url: `, ["--url", dead, "--raw-url", dead], secret],
    [`${invalid} --raw-url: `, ["--url", dead, "--raw-url", "http://{event}.x/"], secret],
    [`${argument} --raw-url URL: `, ["--url", dead, ...twice("--raw-url", dead)], secret],
    [`${invalid} --header-env: `, ["--url", dead, "--header-env", "x"], secret],
    [`${invalid} --header-env: `, ["--url", dead, "--header-env", "x=a b"], secret],
    [`${invalid} --header-env: `, ["--url", dead, "--header-env", "Host=WEBHOOK_SECRET"], secret],
    [
      `${invalid} --header-env: `,
      ["--url", dead, "--header-env", "X-Voucherify-Signature=WEBHOOK_SECRET"],
      secret,
    ],
    [`${invalid} --header-env x=NONE: `, ["--url", dead, "--header-env", "x=NONE"], secret],
    [
      `${invalid} --header-env x=BAD: `,
      ["--url", dead, "--header-env", "x=BAD"],
      { ...secret, BAD: "a\nb" },
    ],
    [
      `${argument} --header-env X: `,
      ["--url", dead, "--header-env", "x=A", "--header-env", "X=B"],
      secret,
    ],
    ["[secret_missing] --secret-env: ", ["--url", dead, "--secret-env", "a b-c"], secret],
    [`${argument} --url: `, ["--url", dead, "--url", dead], secret],
    [`${argument} --raw-url a: `, ["--url", dead, ...twice("--raw-url", `a=${dead}`)], secret],
    [`${invalid} --secret-env: `, ["--url", dead, "--secret-env", ""], secret],
    [`${invalid} --observe: `, ["--url", dead, "--observe", ""], secret],
    [`${invalid} --url: `, ["--url", "localhost:3000/webhooks"], secret],
    [`${invalid} --markdown: `, ["--url", dead, "--markdown", ""], secret],
    ["[secret_missing] WEBHOOK_SECRET: ", ["--url", dead], {}],
    ["[secret_missing] WEBHOOK_SECRET: ", ["--url", dead], { WEBHOOK_SECRET: " " }],
    ["[secret_missing] OTHER: ", ["--url", dead, "--secret-env", "OTHER"], secret],
    [`${argument} --json: `, ["--url", dead, "--json", "a", "--json", "b"], secret],
    [`${argument} --observe: `, ["--url", dead, ...twice("--observe", dead)], secret],
    [`${invalid} --markdown: `, ["--url", dead, "--json", "x", "--markdown", "./x"], secret],
    [`${unwritable} --json: `, ["--url", dead, "--json", `${thisFile}/a/b`], secret],
    [`${unwritable} --json: `, ["--url", dead, "--json", "none/"], secret],
    [`${unwritable} --junit: `, ["--url", dead, "--junit", tmpdir()], secret],
    ["[event_unknown] --events: ", ["--url", dead, "--events", "a,b"], secret],
    ["[data_unreadable] --data: ", ["send", "--url", dead, "--data", ""], secret],
    ["[option_invalid] --print: ", ["send", "--url", dead, "--print", "culr"], secret],
    ["[receiver_unreachable] http://127.0.0.1:9: ", ["--url", dead], secret],
  ])("%s %j", async (start, args, env) => {
    const { exit, printed, warned } = await run(args, env);
    expect({ exit, printed }).toEqual({ exit: 2, printed: "" });
    expect(warned.slice(0, start.length)).toBe(start);
    expect(warned).toMatch(wholeSentence);
  });

  const misspelled = event.slice(0, -1);
  const knownEvents = `Known: ${events.join(", ")}.`;

  test.each([
    ["purpos", ""],
    ["purpos", "/raw"],
  ])("with the meant selection: %s%s", async (_letters, form) => {
    const [purpose = ""] = Object.keys((await readSchemaIndex()).events[event]?.purposes ?? {});
    const { warned } = await run([
      ...["--url", dead, "--only", `${event}/${purpose.slice(0, -1)}${form}`],
    ]);
    expect(warned).toMatch(wholeSentence);
    expect(warned).toContain(`Did you mean ${event}/${purpose}${form}? Correct the name.`);
  });

  test.each<[string, readonly string[]]>([
    ["Write --url before a URL.", [dead]],
    ["Write --url before a URL.", ["localhost:3000/webhooks"]],
    ["Write --url before a URL.", ["send", dead]],
    ["Did you mean send? See --help.", ["sned", "--url", dead]],
    ["Did you mean pact? See --help.", ["pacts", "--seed", "1"]],
    ["Did you mean pact? See --help.", ["shop.json"]],
    ["Did you mean pact? See --help.", ["a.json"]],
    ["Did you mean help? See --help.", ["hlep"]],
    ["Did you mean --url? See --help.", ["--urll", dead]],
    ["Did you mean --event? See --help.", ["send", "--evnt", event]],
    ["Did you mean --event? See --help.", ["send", "--events", event]],
    ["Did you mean --events? See --help.", ["--event", event]],
    [
      `Did you mean ${event}? ${knownEvents} Omit the option for all.`,
      ["--url", dead, "--events", misspelled],
    ],
    [
      `Did you mean ${event}? ${knownEvents}`,
      ["--url", dead, "--raw-url", `${misspelled}=${dead}`],
    ],
    [`${knownEvents} Omit the option for all.`, ["--url", dead, "--events", `${event},`]],
    [
      "Write the list of --events with commas, without spaces.",
      ["--url", dead, "--events", event, event],
    ],
    ["Did you mean --help? See --help.", ["pact", "--hepl"]],
    ["Write the list of --events without spaces.", ["--events", "a,", "b", "--url", dead]],
    ["Write the list of --events without spaces.", ["--url", dead, "--events", "a", ",b"]],
    [
      `Add a purpose, or verify a whole event: --events ${event}.`,
      ["--url", dead, "--only", event],
    ],
  ])("with advice: %s %j", async (advice, args) => {
    const { exit, printed, warned } = await run(args);
    expect({ exit, printed }).toEqual({ exit: 2, printed: "" });
    expect(warned).toMatch(wholeSentence);
    expect(warned.endsWith(`. ${advice}\n`) ? advice : warned).toBe(advice);
  });

  test("which shows no user, password or query of a misplaced URL", async () => {
    const address = "http://user:hidden@127.0.0.1:9/?key=hidden";
    const misplaced = [[address], ["--url", dead, "--raw-url", address]];
    for (const args of [...misplaced, ["pact", address], ["pact", "pacts", address]]) {
      expect((await run(args)).warned).toMatch(/^\[(argument|option|pact)_\w+\] (?!.*hidden)/);
    }
  });

  test("which says to start a receiver whose host name does not resolve", async () => {
    const { warned } = await run(["--url", "http://a.invalid"]);
    expect(warned).toContain(". Start the receiver, or correct the host in the URL.\n");
  });

  test("which names the published secret if none is set", async () => {
    expect((await run(["--url", dead], {})).warned).toContain(testSecret);
  });

  test.skipIf(!existsSync("/dev/full"))(
    "but the result, if a report cannot be written",
    async () => {
      const json = join(folder, "next-to.json");
      const args = ["--url", sound.url, "--events", event, "--junit", "/dev/full", "--json", json];
      const { exit, printed, warned } = await run(args);
      expect(exit).toBe(2);
      expect(warned).toMatch(/^\[report_unwritable\] --junit: [^\n]*ENOSPC[^\n]*\n$/);
      expect(printed).toContain("The contract holds");
      expect(await readdir(folder)).toContain("next-to.json");
    },
  );

  test("for an unexpected error", async () => {
    const warned: string[] = [];
    const exit = await runCommand(["--help"], {
      env: {},
      print: () => {
        throw new TypeError("no such thing");
      },
      warn: (text) => warned.push(text),
      color: false,
      watched: false,
    });
    expect(exit).toBe(2);
    expect(warned.join("")).toMatch(
      /^\[unexpected\] order-webhooks-verify: [^\n]*TypeError: no such thing\. Please report this at https:\S+\/issues\.\n$/,
    );
  });

  test("and no report", async () => {
    const file = join(folder, "unwritten.json");
    await run(["--url", "http://127.0.0.1:9/", "--json", file]);
    expect(await readdir(folder)).not.toContain("unwritten.json");
  });
});

describe("pact", () => {
  const ours = join(folder, "mailer.json");

  beforeAll(async () => {
    const { row } = await readSchemas();
    await writeFile(ours, JSON.stringify(pactOf([interactionOf(row)])));
  });

  const few = ["--payloads", "5", "--seed", "1", "--mode", "strict"];

  test("verifies a pact, with exit code 0 if it holds", async () => {
    const json = join(folder, "pacts.json");
    const { exit, printed, warned } = await run(["pact", ours, ...few, "--json", json], {});
    expect({ exit, warned }).toEqual({ exit: 0, warned: "" });
    expect(printed).toContain("(repeat with --seed 1 --mode strict)");
    expect(JSON.parse(await readFile(json, "utf8"))).toMatchObject({ kind: "pacts", passed: true });
  });

  test("exit code 1 when it is broken, annotated in GitHub Actions", async () => {
    const pact = JSON.parse(await readFile(ours, "utf8"));
    const [interaction] = pact.interactions;
    interaction.contents.content = { data: { order: { id: "ord_1" } } };
    interaction.matchingRules = {};
    const file = join(folder, "broken.json");
    await writeFile(file, JSON.stringify({ ...pact, interactions: [interaction] }));
    const { exit, printed } = await run(["pact", file, ...few], { GITHUB_ACTIONS: "true" });
    expect(exit).toBe(1);
    expect(printed).toMatch(/FAILED[\s\S]*::error title=/);
  });

  test("has help of its own", async () => {
    expect((await run(["pact", "--help"], {})).printed).toContain("--payloads N");
  });

  test.each<[string, readonly string[]]>([
    ["[argument_invalid] arguments: ", []],
    ["[option_invalid] --json: ", [ours, "--json", ""]],
    ["[argument_invalid] --json: ", [ours, "--json", "a", "--json", "a"]],
    ["[argument_invalid] --seed: ", [ours, "--seed", "1", "--seed", "2"]],
    ["[option_invalid] --seed: ", [ours, "--seed", "x"]],
    ["[option_invalid] --payloads: ", [ours, "--payloads", "1.5"]],
    [
      '[option_invalid] --payloads: expected an integer of digits only, got "-1". ',
      [ours, "--payloads", "-1"],
    ],
    ["[option_invalid] --payloads: ", [ours, "--payloads=-1"]],
    ["[option_invalid] --payloads: ", [ours, "--payloads", "0"]],
    ["[option_invalid] --mode: ", [ours, "--mode", "lax"]],
    [
      '[option_invalid] --mode: expected tolerant or strict, got "stric". Did you mean strict? ',
      [ours, "--mode", "stric"],
    ],
    ["[argument_invalid] --url: expected an option", [ours, "--url", "x"]],
    ["[pact_missing] /no/such.json: ", ["/no/such.json"]],
    ["[argument_invalid] arguments: ", [ours, "--broker-url", "http://127.0.0.1:9/"]],
    ["[argument_invalid] --broker-url: ", [ours, "--publish"]],
    ["[argument_invalid] --publish: expected no value", ["--publish=yes"]],
    ["[option_invalid] --broker-url: ", ["--broker-url", "127.0.0.1"]],
    ["[broker_unreachable] http://127.0.0.1:9/: ", ["--broker-url", "http://127.0.0.1:9/"]],
    ["[option_invalid] --provider-branch: ", ["--broker-url", "http://127.0.0.1:9/", "--publish"]],
    [
      '[option_invalid] --consumer-version-selectors: expected a selector as one JSON object, got "{". ',
      ["--broker-url", "http://127.0.0.1:9/", "--consumer-version-selectors", "{"],
    ],
    [
      "[option_invalid] --consumer-version-selectors: expected a selector as one JSON object, got a list. ",
      ["--broker-url", "http://127.0.0.1:9/", "--consumer-version-selectors", "[{}]"],
    ],
  ])("exit code 2, one sentence: %s %j", async (start, args) => {
    const { exit, printed, warned } = await run(["pact", ...args], {});
    expect({ exit, printed }).toEqual({ exit: 2, printed: "" });
    expect(warned.slice(0, start.length)).toBe(start);
    expect(warned).toMatch(wholeSentence);
  });
});

describe("pact --broker-url takes credentials from the environment", () => {
  const broker = ["pact", "--broker-url", "http://127.0.0.1:9/"];

  test.each<[string, Env]>([
    ["PACT_BROKER_TOKEN", { PACT_BROKER_TOKEN: "secret", PACT_BROKER_USERNAME: "u" }],
    ["PACT_BROKER_PASSWORD", { PACT_BROKER_USERNAME: "secret" }],
    ["PACT_BROKER_USERNAME", { PACT_BROKER_PASSWORD: "secret" }],
  ])("exit code 2, one sentence about %s: %j", async (variable, env) => {
    const { exit, warned } = await run(broker, env);
    expect(exit).toBe(2);
    expect(warned).toMatch(wholeSentence);
    expect(warned).toContain(`[option_invalid] ${variable}: `);
    expect(warned).not.toContain("secret");
  });

  test("and ignores empty ones, such as secrets that a job may not read", async () => {
    const env = { PACT_BROKER_TOKEN: "", PACT_BROKER_USERNAME: "", PACT_BROKER_PASSWORD: "" };
    expect((await run(broker, env)).warned).toContain("[broker_unreachable]");
  });
});

test("the built command runs, prints no progress without a terminal, and exits", async () => {
  const bin = fileURLToPath(new URL("../../dist/cli/bin.js", import.meta.url));
  const child = spawn(process.execPath, [bin, "--url", sound.url, "--events", event], {
    env: { ...process.env, WEBHOOK_SECRET: testSecret, GITHUB_ACTIONS: "" },
  });
  let printed = "";
  let warned = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    warned += text;
  });
  const exit = await new Promise((resolve) => child.on("close", resolve));
  // On a busy machine it may be slow enough for lines of progress.
  warned = warned.replace(/^\d+ of \d+ deliveries[^\n]*\n/gm, "");
  expect({ exit, warned }).toEqual({ exit: 0, warned: "" });
  expect(printed).toContain("The contract holds");
  expect(printed).not.toContain("\u001b");
});
