import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { askBroker } from "../../src/broker/connection.ts";
import type { BrokerOptions } from "../../src/broker/options.ts";
import { runBrokerVerifier } from "../../src/broker/run-broker-verifier.ts";
import { runCommand } from "../../src/cli/cli.ts";
import type { Json, JsonObject } from "../../src/json/json.ts";
import type { PactsReport } from "../../src/report/pacts-report.ts";
import { type CountedProgress, verifyPacts } from "../../src/verify-pacts.ts";
import { interactionOf, pactOf, readSchemas } from "../pacts/message-pacts.ts";
import { pactOfExamples, publish, resultsOf, soundPact } from "./publications.ts";
import { type StandIn, type StandInOptions, startStandIn } from "./stand-in.ts";

const { row } = await readSchemas();
const closing: (() => unknown)[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) await close();
});

async function start(options: StandInOptions = {}): Promise<StandIn> {
  const broker = await startStandIn(options);
  closing.push(broker.close);
  return broker;
}

function verify(url: string, options: Partial<BrokerOptions> = {}) {
  return verifyPacts({ broker: { url, ...options }, payloads: 5, seed: 1 });
}

async function reportOf(url: string, options: Partial<BrokerOptions> = {}): Promise<PactsReport> {
  const outcome = await verify(url, options);
  if (!outcome.ran) throw new Error(outcome.message);
  return outcome.report;
}

const publishing = { providerBranch: "main", publish: true } as const;

describe("the base URL of a broker that a proxy serves below a path", () => {
  test.each(["", "/"])("may end with %j", async (end) => {
    const broker = await start({ under: "/pact-broker" });
    await publish(broker, soundPact(row));
    const report = await reportOf(`${broker.url}${end}`, publishing);
    expect(report.broker?.publication).toMatchObject({ state: "published" });
    expect(broker.seen.every(({ status }) => status < 300)).toBe(true);
  });
});

/** A broker with one list, whose entries have these links, and one document at each other address. */
async function serveList(hrefs: readonly string[], index: string): Promise<Asking> {
  const asked: string[] = [];
  const pact = soundPact(row);
  const list = {
    _embedded: { pacts: hrefs.map((href) => ({ _links: { self: { href } } })) },
  };
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const links = { "pb:provider-pacts-for-verification": { href: index } };
    const isIndex = request.url === "/base/";
    const body: Json = request.method === "POST" ? list : isIndex ? { _links: links } : pact;
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close().closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`, asked };
}

interface Asking {
  readonly url: string;
  readonly asked: readonly string[];
}

describe("a link", () => {
  test("that is relative resolves against its document", async () => {
    const { url, asked } = await serveList(["../one"], "lists/{provider}/all");
    await reportOf(url);
    expect(asked).toEqual([
      "GET /base/",
      "POST /base/lists/order-webhooks-schemas/all",
      "GET /base/lists/one",
    ]);
  });

  test.each([
    ["ftp://127.0.0.1/x", "ftp://127.0.0.1"],
    ["file:///etc/passwd", '"file:///etc/passwd"'],
    ["https://127.0.0.1/x", "https://127.0.0.1"],
    ["data:application/json,{}", '"data:application/json,{}"'],
  ])("with another scheme is refused: %s", async (href, found) => {
    const { url, asked } = await serveList([href], "/list");
    const message = expect.stringContaining(`got one to ${found}. Links to other origins`);
    expect(await verify(url)).toMatchObject({ ran: false, code: "broker_unexpected", message });
    expect(asked).toHaveLength(2);
  });

  test("that is listed twice is verified once, for any reasons", async () => {
    const hrefs = ["/pact/metadata/a", "/pact/metadata/b", "/pact", "/pact?b=1", "/pact?b=2"];
    const { url, asked } = await serveList(hrefs, "/list");
    expect((await reportOf(url)).pacts).toHaveLength(3);
    expect(asked.slice(2)).toEqual(["GET /pact/metadata/a", "GET /pact?b=1", "GET /pact?b=2"]);
  });
});

test.each([
  ["the list", "POST /pacts/provider"],
  ["a document", "GET /pacts/provider"],
])("a redirect of %s is not followed", async (_what, request) => {
  const elsewhere = await start();
  const headers = { location: `${elsewhere.url}/` };
  const broker = await start({ instead: { [request]: { fact: "F15", status: 307, headers } } });
  await publish(broker, soundPact(row));
  expect(await verify(broker.url)).toMatchObject({
    ran: false,
    code: "broker_unexpected",
    message: expect.stringContaining("307, a redirect"),
  });
  expect(elsewhere.seen).toEqual([]);
});

test("neither program uses a proxy from the environment", async () => {
  const proxy = await start();
  for (const name of ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"])
    vi.stubEnv(name, proxy.url);
  vi.stubEnv("NODE_USE_ENV_PROXY", "1");
  const broker = await start();
  await publish(broker, soundPact(row));
  const report = await reportOf(broker.url, publishing);
  expect(report.broker?.publication).toMatchObject({ state: "published" });
  expect(proxy.seen).toEqual([]);
});

describe("a broker that hangs", () => {
  async function hang(): Promise<URL> {
    const server = createServer((request, response) => {
      // A byte from time to time does not end the answer.
      const timer = setInterval(() => response.write(" "), 50);
      request.socket.once("close", () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => server.close().closeAllConnections());
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  test("times out although bytes still arrive", async () => {
    const base = await hang();
    const connection = { base, credentials: undefined, timeoutMs: 300 };
    await expect(askBroker(connection, { url: base })).rejects.toMatchObject({
      code: "broker_unreachable",
      message: expect.stringContaining("got none within 0.3 seconds."),
    });
  });

  test("makes Pact's program time out, with an error that says so", async () => {
    const base = await hang();
    const run = runBrokerVerifier({
      connection: { base, credentials: undefined },
      ...{ url: base, version: "1", branch: "main", publish: false, timeoutMs: 1_000 },
      provider: { prepare: () => {}, produce: () => "{}" },
    });
    await expect(run).rejects.toMatchObject({
      code: "verifier_timed_out",
      message: expect.stringMatching(/Check if the broker hangs, then run the command again\.$/),
    });
  });
});

test("a document of 20 MB is read", async () => {
  const broker = await start();
  const comments = { text: ["x".repeat(20_000_000)] };
  await publish(broker, pactOf([interactionOf(row, { comments })]));
  expect((await reportOf(broker.url)).passed).toBe(true);
});

test.each(["a/b", "100% sure", "Bestellungen für Ärzte", "注文", "?x=#y", "a+b & c"])(
  "the result of a consumer named %s is published",
  async (consumer) => {
    const broker = await start();
    await publish(broker, soundPact(row, consumer));
    const report = await reportOf(broker.url, publishing);
    expect(report.pacts).toMatchObject([{ consumer, broker: { published: "success" } }]);
    expect(resultsOf(broker)).toHaveLength(1);
  },
);

test("a list with only work in progress may fail without breaking the contract", async () => {
  const broker = await start();
  await publish(broker, pactOfExamples(row), { branch: "feat/x" });
  const wip = { providerBranch: "main", includeWipPactsSince: "2020-01-01" };
  expect(await reportOf(broker.url, wip)).toMatchObject({
    passed: true,
    pacts: [{ passed: false, broker: { wip: true } }],
  });
});

test("progress counts the messages of all pacts, and then the runs that publish", async () => {
  const broker = await start();
  const consumers = ["one", "two", "three"];
  for (const consumer of consumers) await publish(broker, soundPact(row, consumer));
  const seen: (readonly [number, number, CountedProgress])[] = [];
  const outcome = await verifyPacts({
    ...{ broker: { url: broker.url, ...publishing }, payloads: 5, seed: 1 },
    onProgress: (...progress) => void seen.push(progress),
  });
  expect(outcome).toMatchObject({ ran: true });
  const each = 5 + row.examples.length;
  const messages = seen.filter(([, , counted]) => counted === "messages");
  expect(new Set(messages.map(([, total]) => total))).toEqual(new Set([3 * each]));
  expect(messages.map(([done]) => done)).toEqual(
    consumers.flatMap((_, nth) => [nth * each + row.examples.length, (nth + 1) * each]),
  );
  expect(seen.filter(([, , counted]) => counted === "publishing")).toEqual(
    Array.from({ length: 6 }, (_, nth) => [nth, 6, "publishing"]),
  );
});

describe("the command", () => {
  async function run(url: string, env: { readonly [name: string]: string }, ...args: string[]) {
    const [printed, warned]: [string[], string[]] = [[], []];
    const exit = await runCommand(["pact", "--broker-url", url, "--payloads", "5", ...args], {
      ...{ env, color: false, watched: true },
      print: (text) => void printed.push(text),
      warn: (text) => void warned.push(text),
    });
    return { exit, printed: printed.join(""), warned: warned.join("") };
  }

  const note =
    /^The credentials were sent to http:\/\/0\.0\.0\.0:\d+ without encryption\. Use https\.$/m;
  const env = { PACT_BROKER_USERNAME: "u", PACT_BROKER_PASSWORD: "hidden word" };

  // On Linux and macOS this address leads to this machine, but it does not count as loopback.
  test.skipIf(process.platform === "win32")(
    "notes that credentials went over plain HTTP to another machine",
    async () => {
      const broker = await start({ hostname: "0.0.0.0" });
      await publish(broker, soundPact(row));
      const { exit, printed } = await run(broker.url, env);
      expect({ exit, printed }).toMatchObject({ exit: 0, printed: expect.stringMatching(note) });
      expect(printed).not.toContain("hidden word");
      expect((await run(broker.url, {})).printed).not.toMatch(note);
    },
  );

  test("notes nothing if the broker is on this machine", async () => {
    const broker = await start();
    await publish(broker, soundPact(row));
    expect((await run(broker.url, env)).printed).not.toContain("without encryption");
  });

  test("shows the progress of publishing on a watched terminal", async () => {
    const broker = await start();
    await publish(broker, soundPact(row));
    const { warned } = await run(broker.url, {}, "--provider-branch", "main", "--publish");
    expect(warned).toContain("1 of 2 runs of Pact's verifier to publish");
  });
});

test("a pact with a lone surrogate is refused with file and pointer", async () => {
  const broker = await start();
  const content: JsonObject = { data: { order: { id: "a\ud800" } } };
  const contents = { content, contentType: "application/json", encoded: false };
  await publish(broker, pactOf([interactionOf(row, { contents })]));
  expect(await verify(broker.url)).toMatchObject({
    code: "pact_invalid",
    message: expect.stringMatching(
      /\/pact-version\/\w+#\/interactions\/0\/contents\/content\/data\/order\/id: expected strings of whole/,
    ),
  });
});
