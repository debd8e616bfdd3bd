import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runCommand } from "../../src/cli/cli.ts";
import { type ReceiverReport, testSecret, toTable } from "../../src/index.ts";
import { toAnnotations } from "../../src/report/github.ts";
import { toJson } from "../../src/report/json.ts";
import { toJunit } from "../../src/report/junit.ts";
import { toMarkdown } from "../../src/report/markdown.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { toPlainMarkdown } from "../../src/text/markdown.ts";
import { publish, resultsOf } from "../broker/publications.ts";
import { type StandInOptions, startStandIn } from "../broker/stand-in.ts";
import { soundSteps } from "../faults/plain-receiver.ts";
import { contentsOf, interactionOf, pactOf, readSchemas } from "../pacts/message-pacts.ts";

const { row } = await readSchemas();
const [[event, { purposes }] = ["", { purposes: {} }]] = Object.entries(
  (await readSchemaIndex()).events,
);
const [purpose = ""] = Object.keys(purposes);
const folder = await mkdtemp(join(tmpdir(), "hostile-text-"));
const closing: (() => void)[] = [];
afterAll(async () => {
  for (const close of closing) close();
  await rm(folder, { recursive: true });
});

/** Text with everything that a printing program might obey. */
const hostile = [
  "evil \u001b[2J\u001b]0;title\u0007\r\n::error title=x::text\n ::add-mask::a",
  "##[error]b ##vso[task.complete]c \u2028\u2029\u202e\u2066\u200b\ufeff \ud800 \udc00",
  "![image](http://evil.example/i.png) [link](http://evil.example/) <b>html</b> <!-- ]]> &amp; &#64;",
  "@somebody a@evil.example www.evil.example https://evil.example/x #12 GH-12 | cell |",
  "# heading\n```\nfence\n```\n---\n* list\n$x$ ~~struck~~ %0A%3A,:",
].join("\n");

const long = "a".repeat(100_000);

const kinds = ["junit", "markdown", "json"] as const;

interface Sinks {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly junit: string;
  readonly markdown: string;
  readonly json: string;
}

/** Runs the command in GitHub Actions with every report, and returns all output. */
async function run(
  args: readonly string[],
  env: { readonly [name: string]: string } = {},
): Promise<Sinks> {
  const files = kinds.map((kind) => join(folder, `report.${kind}`));
  for (const file of files) await rm(file, { force: true });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const exit = await runCommand(
    [...args, ...kinds.flatMap((kind, at) => [`--${kind}`, files[at] ?? ""])],
    {
      env: { WEBHOOK_SECRET: testSecret, GITHUB_ACTIONS: "true", ...env },
      print: (text) => void stdout.push(text),
      warn: (text) => void stderr.push(text),
      ...{ color: false, watched: false },
      // The clock advances half a minute with each call, so that each delivery prints progress.
      now: advance(),
    },
  );
  const [junit = "", markdown = "", json = ""] = await Promise.all(
    files.map((file) => readFile(file, "utf8").catch(() => "")),
  );
  return { exit, stdout: stdout.join(""), stderr: stderr.join(""), junit, markdown, json };
}

function advance(): () => number {
  let time = 0;
  return () => {
    time += 30_000;
    return time;
  };
}

const unprintable = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffd]/u;

function expectHarmless(sinks: Sinks, mostOfLine = 5_000): void {
  const { stdout, stderr, junit, markdown, json } = sinks;
  for (const text of [stdout, stderr, junit, markdown, json]) {
    expect(text).not.toMatch(unprintable);
    expect(text).not.toMatch(/##\w*\[/);
  }
  for (const text of [stdout, stderr, junit, markdown]) {
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(mostOfLine);
  }
  for (const text of [stdout, stderr]) expect(commandsIn(text)).toEqual([]);
  expect(leavesOpen(junit)).toEqual([]);
  expect(markupIn(markdown)).toEqual([]);
  if (json !== "") JSON.parse(json);
}

/** Lines that GitHub's runner reads as commands and that this package does not print. */
function commandsIn(text: string): readonly string[] {
  const own = /^::(error|notice) title=[^:,\n]*::[^\n]*$/;
  return text.split("\n").filter((line) => /^\s*::/.test(line) && !own.test(line));
}

/** Parts of an XML document that are not well formed. */
function leavesOpen(xml: string): readonly string[] {
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml [^<>]*\?>/, "")
    .replace(
      /<(\/?)([a-z-]+)(?:\s+[a-z]+="[^"<]*")*(\/?)>/g,
      (_tag, closing: string, name: string, selfClosing: string) => {
        if (closing === "/" && open.at(-1) === name) open.pop();
        else if (selfClosing === "") open.push(name);
        return "";
      },
    );
  const stray = rest.match(/<|\]\]>|&(?!(amp|lt|gt|quot);)/g) ?? [];
  return [...open, ...stray];
}

/**
 * Parts that Markdown would render as more than text, outside of code spans, headings and tables.
 */
function markupIn(markdown: string): readonly string[] {
  const text = markdown
    .replace(/^ {2}```json\n[^\n]*\n {2}```$/gm, "")
    .replace(/\\[!-/:-@[-`{-~]/g, "")
    .replace(/`[^`\n]*`/g, "")
    .replaceAll("&#8203;", "\u200b")
    .replace(/<details><summary>[^<>]*<\/summary>|<\/details>/g, "");
  const marks =
    /!?\[|<|@(?!\u200b)|#\d|GH-\d|:\/\/|www\.|```|~|\$|&|^\s*(#(?!# Order|## )|---$)/gim;
  return [...(text.match(marks) ?? [])];
}

describe("text of a receiver", () => {
  const few = ["--only", `${event}/${purpose}/envelope`, "--observe-within-ms", "0"];

  test("in its observation, status line and headers does nothing but stand there", async () => {
    const { url, observe } = await startHostile((request) => ({
      event: `${hostile}${request}`,
      purpose: long,
    }));
    const sinks = await run(["--url", url, "--observe", observe, ...few]);
    expect(sinks.exit).toBe(1);
    expectHarmless(sinks);
    for (const text of [sinks.stdout, sinks.junit, sinks.markdown, sinks.json])
      expect(text).toContain("got a run as");
    // A quote stays recognizable.
    expect(sinks.stdout).toContain("evil \\u001b[2J");
    expect(sinks.stderr).toMatch(/^\d+ of \d+ deliveries, about \d+ minutes? left$/m);
  });

  test.each<[string, (orderId: string) => unknown]>([
    ["that is no text where one must be", () => ({ event: 1, purpose: [hostile], orderId: "" })],
    ["that is no list", () => hostile],
    ["whose key is missing", () => ({ [hostile]: hostile })],
  ])("in an observation %s", async (_what, entryOf) => {
    const { url, observe } = await startHostile(entryOf);
    const sinks = await run(["--url", url, "--observe", observe, ...few]);
    expectHarmless(sinks);
    expect(sinks.exit).toBeGreaterThan(0);
  });

  test("in an observation that is no list at all", async () => {
    const origin = await serve((_request, response) => {
      response.end(JSON.stringify({ handled: `${hostile}${long}` }));
    });
    const sinks = await run(["--url", origin, "--observe", `${origin}/o`, "--events", event]);
    expect(sinks.exit).toBe(2);
    expectHarmless(sinks);
    expect(sinks.stderr).toMatch(/^\[observation_unreadable\] [^\n]{1,400}\n$/);
  });
});

test("a writer makes every text of a report harmless by itself, wherever it came from", async () => {
  const { url, observe } = await startHostile(() => ({ event: "other", purpose: "other" }));
  const only = `${event}/${purpose}/envelope`;
  const { json } = await run(["--url", url, "--observe", observe, "--only", only]);
  const report: ReceiverReport = JSON.parse(json);
  const text = `${hostile}${long}`;
  const evil: ReceiverReport = {
    ...report,
    target: { ...report.target, url: text, rawUrls: { [text]: text }, observe: text },
    findings: report.findings.map((finding) => ({ ...finding, what: text, remedy: text })),
    checks: report.checks.map((check) => ({
      ...{ ...check, title: text, event: text, purpose: text },
      problem: { code: "refused", message: text },
    })),
    notes: [{ code: "", what: text, checks: [] }],
    ...{ only: [text], saved: text, unpublished: [text] },
  };
  const stdout = `${toTable(evil, false)}${toAnnotations(text, evil.findings, evil.notes)}`;
  const markdown = toMarkdown({ ...evil, matrix: report.matrix });
  const written = { junit: toJunit(evil), markdown, json: toJson(evil) };
  // Several texts in one line, each of them clipped.
  expectHarmless({ exit: 1, stdout, stderr: "", ...written }, 20_000);
});

describe("text of a pact", () => {
  // Pact itself cannot read a pact with a lone surrogate.
  const written = hostile.replace(/[\ud800-\udfff]/g, "");
  const contents = contentsOf({ [written]: "x", data: { order: { id: written } } });
  const named = { description: `${written}${long}`, contents, matchingRules: {} };
  const few = ["--payloads", "3", "--seed", "1"];

  test("in its names, keys and values does nothing but stand there", async () => {
    const file = join(folder, "![a](b) @c <b> #1 ::error::d\n##[error]e.json");
    const pact = pactOf([interactionOf(row, named)], { consumer: { name: written } });
    await writeFile(file, JSON.stringify(pact));
    const sinks = await run(["pact", file, ...few]);
    expect(sinks.exit).toBe(1);
    expectHarmless(sinks);
    expect(sinks.stdout).toContain("evil \\u001b[2J");
  });

  test.each<[string, object | string]>([
    ["no JSON", `{"consumer": ${written}`],
    ["another provider", pactOf([], { provider: { name: `${written}${long}` } })],
    ["a rule's path", withRules({ [`$.${written}${long}`]: { matchers: [] } })],
    ["a matcher", withRules({ $: { matchers: [{ match: `${written}${long}` }] } })],
    [
      "an expression",
      withRules({ $: { matchers: [{ match: "regex", regex: `(${written}${long}` }] } }),
    ],
    ["a category of rules", withRules({}, { [written + long]: { a: 1 } })],
    ["a state", pactOf([interactionOf(row, { providerStates: [{ name: written + long }] })])],
  ])("in the one sentence about %s", async (_what, pact) => {
    const file = join(folder, "bad.json");
    await writeFile(file, typeof pact === "string" ? pact : JSON.stringify(pact));
    const sinks = await run(["pact", file, ...few]);
    expect(sinks.exit).toBe(2);
    expectHarmless(sinks);
    expect(sinks.stderr).toMatch(/^\[pact_\w+\] [^\n]{1,900}\n$/);
  });

  function withRules(body: object, more: object = {}) {
    const rules = { body, ...more };
    return pactOf([interactionOf(row, { matchingRules: JSON.parse(JSON.stringify(rules)) })]);
  }

  test("of another provider in a folder, which is left out", async () => {
    const own = await mkdtemp(join(folder, "pacts-"));
    await writeFile(join(own, "ours.json"), JSON.stringify(pactOf([interactionOf(row)])));
    const other = pactOf([], { provider: { name: written } });
    await writeFile(join(own, "::error::other\n@x.json"), JSON.stringify(other));
    const sinks = await run(["pact", own, ...few]);
    expect(sinks.exit).toBe(0);
    expectHarmless(sinks);
    expect(sinks.markdown).toContain("Not verified");
  });
});

describe("text of a broker", () => {
  // Neither a program argument nor a pact can contain a lone surrogate.
  const whole = hostile.replace(/[\ud800-\udfff]/g, "");
  const few = ["--payloads", "3", "--seed", "1", "--enable-pending"];

  async function start(options: StandInOptions = {}) {
    const broker = await startStandIn(options);
    closing.push(() => void broker.close());
    return broker;
  }

  test("about a pact, and a branch name, do nothing but stand there", async () => {
    const open = await start();
    const failing = interactionOf(row, { matchingRules: {} });
    await publish(open, pactOf([failing], { consumer: { name: whole } }));
    const [pact] = open.state.publications;
    const text = `${hostile}${long}`;
    const when = ["before_verification", "after_verification:success_false_published_true"];
    const notices = when.map((one) => ({ when: one, text }));
    const href = `/pacts/provider/order-webhooks-schemas/consumer/${encodeURIComponent(whole)}/pact-version/${pact?.sha}/metadata/x`;
    const listed = {
      verificationProperties: { pending: true, notices },
      _links: { self: { href } },
    };
    const body = { _embedded: { pacts: [listed] } };
    const broker = await start({
      instead: {
        "POST /pacts/provider/order-webhooks-schemas/for": { fact: "F15", status: 200, body },
      },
    });
    broker.state.publications.push(...open.state.publications);
    broker.state.pacticipants.set("order-webhooks-schemas", {
      ...{ name: "order-webhooks-schemas", versions: new Map() },
    });
    const args = ["pact", "--broker-url", broker.url, "--provider-branch", whole, "--publish"];
    const sinks = await run([...args, ...few]);
    expect(sinks.exit).toBe(0);
    expect(resultsOf(broker)).toMatchObject([{ success: false }]);
    expectHarmless(sinks);
    for (const one of [sinks.stdout, sinks.markdown]) expect(one).toMatch(/on branch (`|)evil/);
    expect(sinks.junit).toContain("evil \\u001b[2J");
  });

  test.each<[string, StandInOptions["instead"] & object]>([
    ["its error", { "POST ": { fact: "F10", status: 500, body: { error: hostile + long } } }],
    [
      "its errors",
      { "POST ": { fact: "F24", status: 400, body: { errors: { [hostile]: [long] } } } },
    ],
    [
      "its links",
      { "GET /": { fact: "F1", status: 200, body: linksTo(`http://${long}${hostile}`) } },
    ],
    ["a scheme", { "GET /": { fact: "F1", status: 200, body: linksTo(`evil:${hostile}`) } }],
  ])("in the one sentence about %s", async (_what, instead) => {
    const { url } = await start({ instead });
    const sinks = await run(["pact", "--broker-url", url, ...few]);
    expect(sinks.exit).toBe(2);
    expectHarmless(sinks);
    expect(sinks.stderr).toMatch(/^\[broker_\w+\] [^\n]{1,900}\n$/);
  });

  function linksTo(href: string) {
    return { _links: { "pb:provider-pacts-for-verification": { href } } };
  }
});

describe("text of a command line", () => {
  const dead = "http://127.0.0.1:9/";
  const secret = "http://user:hidden@127.0.0.1:9/?key=hidden";

  test.each<readonly string[]>([
    ["--url", `${hostile}${long}`],
    ["--url", secret.replace("9", "x")],
    ["--url", dead, "--events", `${hostile}${long}`.replaceAll(",", "")],
    ["--url", dead, "--only", `${hostile}${long}`],
    ["--url", dead, "--raw-url", `${hostile}${long}`.replaceAll("=", "")],
    ["--url", dead, "--raw-url", `${hostile.replace(/[=/@]/g, "")}${long}=${dead}`],
    ["--url", dead, "--raw-url", secret],
    ["--url", dead, "--observe", hostile],
    ["--url", dead, "--timeout-ms", `${hostile}${long}`],
    ["--url", dead, "--observe-within-ms", `${hostile}${long}`],
    ["--url", dead, "--save", `${folder}/report.json/${hostile}${long}`],
    ["--url", dead, "--secret-env", `${hostile}${long}`],
    ["--url", dead, "--header-env", `${hostile}${long}`],
    ["--url", dead, "--header-env", `x-key=${long}`],
    [`--${hostile}${long}`],
    [`${hostile}${long}`],
    [secret],
    ["pact", `${hostile}${long}`],
    ["pact", secret],
    ["pact", "x", "--mode", `${hostile}${long}`],
    ["pact", "x", "--seed", secret],
  ])("given %$", async (...args) => {
    const sinks = await run(args);
    expect({ exit: sinks.exit, stdout: sinks.stdout }).toEqual({ exit: 2, stdout: "" });
    expect(sinks.stderr).toMatch(/^\[\w+\] [^\n]{1,1500}\n$/);
    expect(sinks.stderr).not.toContain("hidden");
    expectHarmless(sinks);
  });

  test("in the name of a report's file", async () => {
    const { exit, stderr } = await runOn(["--json", `${folder}/no.json/${hostile}`]);
    await writeFile(join(folder, "no.json"), "");
    const second = await runOn(["--json", `${folder}/no.json/${hostile}/${long}`]);
    for (const text of [stderr, second.stderr]) {
      expect(text).not.toMatch(unprintable);
      expect(text).toMatch(/^[^\n]{1,900}\n$/);
    }
    expect([exit, second.exit]).toEqual([2, 2]);
  });

  async function runOn(args: readonly string[]) {
    const warned: string[] = [];
    const exit = await runCommand(["--url", dead, ...args], {
      env: { WEBHOOK_SECRET: testSecret },
      ...{ print: () => {}, warn: (text: string) => void warned.push(text) },
      ...{ color: false, watched: false },
    });
    return { exit, stderr: warned.join("") };
  }
});

test.each([
  ["an address", "see http://a.example/b?c. Then", "see `http://a.example/b?c`. Then"],
  ["an address without a scheme", "www.a.example", "`www.a.example`"],
  ["a mention", "@a and b@c", "@&#8203;a and b@&#8203;c"],
  ["a reference", "#12 and a.json#/b", "\\#&#8203;12 and a.json\\#/b"],
  ["an image", "![a](b)", "!\\[a\\](b)"],
  ["code", "a `b` ```", "a \\`b\\` \\`\\`\\`"],
])("Markdown takes %s for text", (_what, text, markdown) => {
  expect(toPlainMarkdown(text)).toBe(markdown);
});

/**
 * Receiver that answers every delivery with success, and with hostile text in every part of the
 * answer.
 */
async function startHostile(entryOf: (orderId: string) => unknown) {
  const handled: unknown[] = [];
  const origin = await serve(async (request, response) => {
    if (request.url === "/observe")
      return void response.end(JSON.stringify({ handled: handled.slice(-20) }));
    const body = (await soundSteps.readBody(request)).toString();
    const orderId = JSON.parse(body).data.order.id;
    const entry = entryOf(orderId);
    handled.push(typeof entry === "object" ? { ...entry, ...withId(entry, orderId) } : entry);
    const header = hostile.replace(/[^\x20-\x7e]/g, " ");
    // Only a raw socket sends a status line and headers unchanged.
    response.socket?.end(
      `HTTP/1.1 200 ${header}\r\nlocation: ${header}\r\nset-cookie: ${header}\r\n` +
        `x-long: ${"b".repeat(8_000)}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
    );
  });
  return { url: `${origin}/webhooks`, observe: `${origin}/observe` };
}

function withId(entry: object | null, orderId: string): object {
  return entry !== null && "event" in entry && !("orderId" in entry) ? { orderId } : {};
}

async function serve(
  listener: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
