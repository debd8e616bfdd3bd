import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { BrokerOptions } from "../../src/broker/options.ts";
import type { VerifyErrorCode } from "../../src/errors.ts";
import { verifyPacts } from "../../src/verify-pacts.ts";
import { pactOf, readSchemas } from "../pacts/message-pacts.ts";
import { publish, soundPact } from "./publications.ts";
import { type StandIn, type StandInOptions, startStandIn } from "./stand-in.ts";

const { row } = await readSchemas();
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(options: StandInOptions = {}): Promise<StandIn> {
  const broker = await startStandIn(options);
  closing.push(broker.close);
  return broker;
}

/** A server that is no broker. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function verify(url: string, options: Partial<BrokerOptions> = {}) {
  return verifyPacts({ broker: { url, ...options }, payloads: 5, seed: 1 });
}

/** Expects one sentence: the code, the place, what was expected and found, and what to do. */
async function expectNotRun(
  outcome: Promise<object>,
  code: VerifyErrorCode,
  part: string | RegExp,
): Promise<void> {
  const found = await outcome;
  expect(found).toMatchObject({ ran: false, code });
  const message = "message" in found ? String(found.message) : "";
  expect(message).toMatch(/^\[[a-z_]+\] \S.*: expected .*, got .*\. [A-Z].*\.$/);
  expect(message).toMatch(part);
}

const basic = { kind: "basic", username: "u", password: "pass word" } as const;

describe("an unusable broker is reported in one sentence", () => {
  test("unreachable", async () => {
    await expectNotRun(verify("http://127.0.0.1:9/"), "broker_unreachable", "ECONNREFUSED");
  });

  test("a server that closes the connection", async () => {
    const url = await serve(({ socket }) => socket.destroy());
    await expectNotRun(verify(url), "broker_unreachable", "ECONNRESET");
  });

  test("401 with an empty body, without credentials and with wrong ones", async () => {
    const { url } = await start({ credentials: basic });
    await expectNotRun(
      verify(url),
      "broker_refused",
      /401 without credentials.*Set PACT_BROKER_USERNAME/,
    );
    const wrong = { credentials: { ...basic, password: "other secret" } };
    await expectNotRun(
      verify(url, wrong),
      "broker_refused",
      /401 for these credentials.*Correct the value/,
    );
  });

  test("400 with an empty body for a token", async () => {
    const { url } = await start({ credentials: basic });
    const credentials = { kind: "token", token: "secret-token" } as const;
    await expectNotRun(verify(url, { credentials }), "broker_refused", "accepts no token");
  });

  test("406", async () => {
    const { url } = await start({ instead: { "GET /": { fact: "F3", status: 406 } } });
    await expectNotRun(verify(url), "broker_unexpected", "status 406");
  });

  test("no such resource", async () => {
    const url = `${(await start()).url}/broker`;
    await expectNotRun(verify(url), "broker_unexpected", /404: "The requested.*base URL/);
  });

  test("a redirect, which is not followed", async () => {
    let followed = 0;
    const elsewhere = await serve((_, response) => {
      followed += 1;
      response.end("{}");
    });
    const url = await serve((_, response) => {
      response.writeHead(302, { location: elsewhere }).end();
    });
    await expectNotRun(verify(url, { credentials: basic }), "broker_unexpected", "302, a redirect");
    expect(followed).toBe(0);
  });

  test.each([
    ["a page", "<!DOCTYPE html><html></html>", "an HTML page"],
    ["no JSON", "hello", "other text"],
    ["a list", "[]", "other text"],
    ["no link", '{"_links":{"self":{"href":"/"}}}', "the link pb:provider-pacts-for-verification"],
  ])("%s", async (_what, text, part) => {
    const url = await serve((_, response) => response.end(text));
    await expectNotRun(verify(url), "broker_unexpected", part);
  });

  test("links to another origin, which are not followed", async () => {
    let followed = 0;
    const elsewhere = await serve((_, response) => {
      followed += 1;
      response.end("{}");
    });
    const { url } = await start({ configured: elsewhere });
    const part = `expected links to ${url}, got one to ${elsewhere}. Links to other origins are not followed.`;
    await expectNotRun(verify(url), "broker_unexpected", part);
    expect(followed).toBe(0);
  });

  test("an error of the broker, with its own text", async () => {
    const error = { message: "boom\u001b[2m", reference: "x1" };
    const { url } = await start({
      instead: { "POST ": { fact: "F10", status: 500, body: { error } } },
    });
    const part = '500: "message: boom\\u001b[2m; reference: x1"';
    await expectNotRun(verify(url), "broker_unexpected", part);
  });
});

describe("unverifiable pacts are reported in one sentence", () => {
  test("no consumer has published one", async () => {
    const { url } = await start();
    await expectNotRun(verify(url), "pact_missing", "publish the pact first");
  });

  test("none for the selectors", async () => {
    const broker = await start();
    await publish(broker, soundPact(row), { branch: "feat/x" });
    const part = 'a pact for the selectors [{"mainBranch":true},{"deployedOrReleased":true}]';
    await expectNotRun(verify(broker.url), "pact_missing", part);
  });

  test("selectors that the broker refuses, with its reason", async () => {
    const broker = await start();
    await publish(broker, soundPact(row));
    const options = { consumerVersionSelectors: [{ environment: "x" }] };
    const part =
      /consumerVersionSelectors: environment with name 'x' does not exist \(at index 0\)/;
    await expectNotRun(verify(broker.url, options), "broker_refused", part);
  });

  test("errors as a list are quoted, too, and clipped", async () => {
    const broker = await start({
      instead: {
        "POST /pacts": { fact: "F32", status: 400, body: { errors: ["x".repeat(5_000)] } },
      },
    });
    const outcome = await verify(broker.url);
    expect(outcome).toMatchObject({ code: "broker_refused" });
    expect("message" in outcome ? outcome.message.length : 0).toBeLessThan(700);
  });

  test("a pact of HTTP requests, by its link", async () => {
    const broker = await start();
    const http = { type: "Synchronous/HTTP", description: "x" };
    await publish(broker, pactOf([http], { consumer: { name: "web" } }));
    const part = /\/consumer\/web\/pact-version\/\w+#\/interactions\/0\/type: .*Synchronous\/HTTP/;
    await expectNotRun(verify(broker.url), "pact_invalid", part);
  });

  test("a document that is gone", async () => {
    const broker = await start({
      instead: { "GET /pacts/provider": { fact: "F8", status: 404, body: { error: "gone" } } },
    });
    await publish(broker, soundPact(row));
    await expectNotRun(verify(broker.url), "broker_unexpected", '404: "gone"');
  });
});

/** Publishes a pact at a broker without credentials, and copies what that keeps. */
async function publishThrough({ state }: StandIn): Promise<void> {
  const open = await start();
  await publish(open, soundPact(row));
  state.publications.push(...open.state.publications);
  for (const [name, one] of open.state.pacticipants) state.pacticipants.set(name, one);
}

describe("credentials", () => {
  test("go to the broker with each request, and with each of Pact's verifier", async () => {
    const broker = await start({ credentials: basic });
    await publishThrough(broker);
    const options = { credentials: basic, providerBranch: "main", publish: true };
    const outcome = await verify(broker.url, options);
    expect(outcome).toMatchObject({ report: { broker: { publication: { state: "published" } } } });
    const expected = `Basic ${Buffer.from("u:pass word").toString("base64")}`;
    expect(new Set(broker.seen.map(({ headers }) => headers.authorization))).toEqual(
      new Set([expected]),
    );
    expect(JSON.stringify(outcome)).not.toContain("pass word");
  });

  test("are hidden if the broker repeats them", async () => {
    const url = await serve((request, response) => {
      const error = `You sent ${request.headers.authorization}, that is pass word`;
      response.writeHead(500).end(JSON.stringify({ error }));
    });
    const outcome = await verify(url, { credentials: basic });
    expect(outcome).toMatchObject({
      message: expect.stringContaining("You sent Basic ..., that is ..."),
    });
  });

  test("that may only read make publishing fail", async () => {
    const broker = await start({ readOnly: true });
    await publishThrough(broker);
    const outcome = await verify(broker.url, { providerBranch: "main", publish: true });
    expect(outcome).toMatchObject({
      report: { passed: true, broker: { publication: { state: "failed" } } },
    });
  });
});

test.each<[string, string, Partial<BrokerOptions> & { url?: string }]>([
  ["--broker-url", "a URL that begins with http:// or https://", { url: "ftp://127.0.0.1/" }],
  ["--broker-url", "a URL without credentials", { url: "http://u:secret@127.0.0.1/" }],
  ["--broker-url", "a URL without query and fragment", { url: "http://127.0.0.1/?token=secret" }],
  [
    "--consumer-version-selectors",
    "mainBranch",
    { consumerVersionSelectors: [{ mainbranch: true }] },
  ],
  ["--provider-branch", "a branch, because --publish is set", { publish: true }],
  ["--provider-branch", "a branch, because --include-wip", { includeWipPactsSince: "2026-01-31" }],
  ["--provider-branch", "an empty string", { providerBranch: " " }],
  [
    "--include-wip-pacts-since",
    "a date",
    { includeWipPactsSince: "yesterday", providerBranch: "main" },
  ],
  [
    "PACT_BROKER_USERNAME",
    "a user name without a colon",
    { credentials: { ...basic, username: "a:b" } },
  ],
  ["PACT_BROKER_TOKEN", "visible ASCII", { credentials: { kind: "token", token: "secret\n" } }],
])("an invalid option is reported in one sentence: %s, %s", async (place, part, options) => {
  const outcome = await verify("http://127.0.0.1:9/", options);
  expect(outcome).toMatchObject({ ran: false, code: "option_invalid", place });
  expect(outcome).toMatchObject({ message: expect.stringContaining(part) });
  expect(JSON.stringify(outcome)).not.toContain("secret");
});

test("files and a broker together are refused", async () => {
  const broker = { url: "http://127.0.0.1:9/" };
  expect(await verifyPacts({ broker, paths: ["pacts"] })).toMatchObject({ code: "option_invalid" });
  expect(await verifyPacts({})).toMatchObject({ code: "option_invalid", place: "paths" });
});
