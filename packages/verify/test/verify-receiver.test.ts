import { mkdtemp, readdir, readFile, rmdir } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  signatureHeader,
  testSecret,
  type VerifyErrorCode,
  type VerifyOptions,
  type VerifyOutcome,
  verifyReceiver,
} from "../src/index.ts";
import { probedTamperings, tamperings } from "../src/plan/signature.ts";
import { readSchemaIndex } from "../src/schemas/read-schemas.ts";
import {
  type Running,
  type Steps,
  soundSteps,
  startPlainReceiver,
} from "./faults/plain-receiver.ts";

const events = Object.keys((await readSchemaIndex()).events);
const [event = ""] = events;
const forgeries = [...tamperings, ...probedTamperings];
const running: { close: () => unknown }[] = [];

afterEach(async () => {
  for (const { close } of running.splice(0)) await close();
});

async function start(steps: Partial<Steps> = {}): Promise<Running> {
  const receiver = await startPlainReceiver(events, steps);
  running.push(receiver);
  return receiver;
}

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  running.push({ close: () => server.close() });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Serves endless white space, so that the connection is never idle for long. */
function serveDrops(): Promise<string> {
  return serve((_, response) => {
    const drops = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(drops));
  });
}

/** Verifies one event in the envelope, which is the shortest run. */
function verify(url: string, options: Partial<VerifyOptions> = {}): Promise<VerifyOutcome> {
  return verifyReceiver({ url, secret: testSecret, events: [event], ...options });
}

/** Returns code and place of a run without a report. */
function notRun(code: VerifyErrorCode, place: string) {
  const message = expect.stringContaining(`[${code}] ${place}: `);
  return { ran: false, code, place, message };
}

function reportOf(outcome: VerifyOutcome) {
  if (!outcome.ran) throw new Error(outcome.message);
  return outcome.report;
}

describe("a sound receiver", () => {
  test("is accepted in all forms when observed", async () => {
    const { url, rawUrls, observe } = await start();
    const report = reportOf(await verifyReceiver({ url, rawUrls, observe, secret: testSecret }));
    expect(report).toMatchObject({ passed: true, observed: true, findings: [] });
    expect(report.counts).toMatchObject({ answered: 0, failed: 0, skipped: 0 });
    const cells = report.matrix.flatMap(({ forms }) => Object.values(forms));
    expect(new Set(cells)).toEqual(new Set(["accepted"]));
    expect(report.matrix.map((cell) => cell.event)).toEqual(expect.arrayContaining(events));
  });

  test("is only answered without an observation, and gets no raw payloads without a URL", async () => {
    const { url } = await start();
    const report = reportOf(await verify(url));
    expect(report).toMatchObject({ passed: true, observed: false });
    expect(report.counts).toMatchObject({ accepted: 0, failed: 0 });
    expect(report.matrix.map(({ forms }) => forms)).toEqual(
      report.matrix.map(() => ({ envelope: "answered", raw: "not sent" })),
    );
    expect(new Set(report.checks.map((check) => check.event))).toEqual(new Set([event]));
  });

  test("may be verified again although it drops duplicates", async () => {
    const { url, observe } = await start();
    expect(reportOf(await verify(url, { observe })).passed).toBe(true);
    expect(reportOf(await verify(url, { observe })).passed).toBe(true);
  });

  test("may handle deliveries after it has answered", async () => {
    const { url, observe } = await start({
      verify: (received) => {
        const signed = soundSteps.verify(received);
        const isNew = !received.seen.has(soundSteps.keyOf(received) ?? "");
        const entry =
          signed && isNew && soundSteps.handle(soundSteps.dispatch(received) ?? nothing);
        if (entry) setTimeout(() => received.record(entry), 30);
        return signed;
      },
      handle: () => undefined,
    });
    expect(reportOf(await verify(url, { observe })).passed).toBe(true);
  });

  test("may have its own secret, which no report contains", async () => {
    const own = "a secret of our own";
    const { createHmac } = await import("node:crypto");
    const { url } = await start({
      verify: ({ request, body }) =>
        createHmac("sha256", own).update(body).digest("hex") ===
        request.headers["x-voucherify-signature"],
    });
    const report = reportOf(await verify(url, { secret: own }));
    expect(report).toMatchObject({ passed: true, target: { secret: "own" } });
    expect(JSON.stringify(report)).not.toContain(own);
    const outcome = reportOf(await verify(url, { secretName: "KEY" }));
    expect(outcome.findings).toMatchObject([
      {
        code: "signature_refused",
        what: expect.stringContaining(
          "It seems to use another secret than this run, which signed with the published test secret.",
        ),
        remedy: expect.stringMatching(/^Set KEY to the receiver's secret, /),
      },
    ]);
    const wrong = reportOf(await verify(url, { secret: "wrong", secretName: "KEY" }));
    expect(wrong.findings[0]?.what).toContain("which signed with the secret of KEY.");
    for (const unnamed of [{}, { secretName: "" }]) {
      const [finding] = reportOf(await verify(url, { secret: "wrong", ...unnamed })).findings;
      expect(finding?.what).toContain("which signed with your own secret.");
      expect(finding?.remedy).toMatch(/^Use the receiver's secret, /);
    }
  });
});

test("the finding on a refused signature says where it is, as the README does", async () => {
  const { url } = await start({ verify: () => false });
  const [finding] = reportOf(await verify(url)).findings;
  const [where = ""] = /The signature is in the header [^.]+\./.exec(finding?.remedy ?? "") ?? [];
  expect(where).toContain(signatureHeader);
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  expect(readme.replaceAll(/\s+/g, " ")).toContain(where);
});

test("a URL without a route is named, whether it is one of two or both", async () => {
  const { url, rawUrls } = await start();
  const origin = await serve((request, response) => {
    request.resume().once("end", () => response.writeHead(405).end());
  });
  const missing = `${origin}/missing?token=of-ours`;
  const there = { [event]: rawUrls[event] ?? "" };
  const runs = [
    await verify(url, { rawUrls: { [event]: missing } }),
    await verify(missing, { rawUrls: there }),
    await verify(missing, { rawUrls: { [event]: missing } }),
  ];
  const what = `No route accepts the deliveries at ${origin}/missing?....`;
  for (const outcome of runs) {
    expect(reportOf(outcome).findings).toMatchObject([{ code: "no_route", what }]);
  }
});

test("a refusal proves nothing if authentic deliveries of the event got the same answer", async () => {
  const notFound = await serve((request, response) => {
    request.resume().once("end", () => response.writeHead(404).end());
  });
  const { url } = await start();
  const everywhere = reportOf(await verify(notFound));
  expect(everywhere).toMatchObject({ passed: false, counts: { answered: 0, skipped: 0 } });
  expect(everywhere.counts.unproven).toBe(forgeries.length);
  for (const { group, verdict } of everywhere.checks) {
    const ofRefused = group === "either" ? "refused" : "failed";
    expect(verdict).toBe(group === "refusal" ? "unproven" : ofRefused);
  }
  const oneForm = reportOf(await verify(url, { rawUrls: { [event]: `${notFound}/raw` } }));
  const refusals = oneForm.checks.filter(({ group }) => group === "refusal");
  for (const { form, verdict } of refusals)
    expect(verdict).toBe(form === "raw" ? "unproven" : "refused");
});

test("one authentic delivery with the same status is enough, if none got a success", async () => {
  const isLarge = (body: Buffer): boolean => body.length > 100_000;
  const verifies: Steps["verify"] = (received) =>
    soundSteps.verify(received) && !isLarge(received.body);
  const throws: Steps["handle"] = () => {
    throw new Error("always");
  };
  const failing = await start({ verify: verifies, handle: throws });
  const report = reportOf(await verify(failing.url));
  expect(report.counts).toMatchObject({ answered: 0, skipped: 0 });
  expect(report.counts.unproven).toBe(forgeries.length);
  const mostlySound = await start({ verify: verifies });
  const { counts } = reportOf(await verify(mostlySound.url));
  expect(counts).toMatchObject({ failed: 1, unproven: 0 });
});

test("a refusal counts if authentic deliveries fail in another way", async () => {
  const { url } = await start({
    handle: () => {
      throw new Error("always");
    },
  });
  const { counts } = reportOf(await verify(url));
  expect(counts).toMatchObject({ answered: 0, unproven: 0, skipped: 0 });
  expect(counts.refused).toBeGreaterThan(10);
});

test("the finding names the event and purpose that deliveries were handled as", async () => {
  const { url, observe } = await start({
    handle: ({ data }) => ({ event: "another", purpose: "other", orderId: data.order.id }),
  });
  const [finding] = reportOf(await verify(url, { observe })).findings;
  expect(finding).toMatchObject({
    code: "handled_otherwise",
    what: expect.stringContaining("Expected its own handler, got a run as another, purpose other."),
  });
});

test("the query of a URL is kept, but shown in no report", async () => {
  const asked = new Set<string | undefined>();
  const { url } = await start({
    greet: ({ url: path }) => {
      asked.add(path);
      return false;
    },
  });
  const withToken = new URL(`${url}?token=hidden&b=%20`);
  withToken.username = "user";
  const report = reportOf(await verify(withToken.href));
  expect(asked).toEqual(new Set(["/webhooks?token=hidden&b=%20"]));
  expect(JSON.stringify(report)).not.toMatch(/hidden|user/);
  expect(report.target.url).toBe(`${url}?...`);
});

test("the user and password of a URL are sent to it, but shown in no report", async () => {
  const authorized = new Set<string | undefined>();
  const { url, observe } = await start({
    greet: ({ headers }) => {
      authorized.add(headers.authorization);
      return false;
    },
  });
  const withUser = (address: string): string => address.replace("//", "//us%40er:wo%3Ard@");
  const report = reportOf(await verify(withUser(url), { observe: withUser(observe) }));
  const credentials = Buffer.from("us@er:wo:rd").toString("base64");
  expect([...authorized]).toEqual([`Basic ${credentials}`]);
  expect(JSON.stringify(report)).not.toMatch(new RegExp(`us(@|%40)er|wo(:|%3A)rd|${credentials}`));
});

test("all deliveries have the same headers, except their own", async () => {
  const own = ["content-type", "x-voucherify-signature", "content-length", "transfer-encoding"];
  const sets = new Set<string>();
  const { url } = await start({
    greet: ({ headers }) => {
      const common = Object.entries(headers).filter(([name]) => !own.includes(name));
      sets.add(JSON.stringify(Object.fromEntries(common)));
      return false;
    },
  });
  await verify(url);
  const [common = "{}", ...others] = sets;
  expect(others).toEqual([]);
  expect(JSON.parse(common)).toMatchObject({
    "user-agent": expect.stringMatching(/^order-webhooks-verify\/\d+\.\d+\.\d+$/),
    accept: "*/*",
    "accept-encoding": expect.any(String),
  });
});

test.each(["/%20state", "/", "/webhooks?a=b"])("the path may be %s", async (path) => {
  const { url } = await start();
  expect(reportOf(await verify(new URL(path, url).href)).passed).toBe(true);
});

test("the IDs of a run are repeatable with `run`, and random without", async () => {
  const { url } = await start();
  expect(reportOf(await verify(url, { run: "abcdefgh" })).run).toBe("abcdefgh");
  const [one, other] = [await verify(url), await verify(url)];
  expect(reportOf(one).run).not.toBe(reportOf(other).run);
});

describe("no other address is contacted", () => {
  test.each([301, 302, 307, 308])("through a redirect (%i)", async (status) => {
    let contacts = 0;
    const elsewhere = await serve((_, response) => {
      contacts += 1;
      response.writeHead(200).end();
    });
    const { url } = await start({
      greet: (request, response) => {
        request.resume();
        response.writeHead(status, { location: `${elsewhere}/` }).end();
        return true;
      },
    });
    const report = reportOf(await verify(url));
    expect(report.findings.map(({ code }) => code)).toEqual(["redirected"]);
    expect(contacts).toBe(0);
  });
});

describe("a receiver that holds up the run", () => {
  test("by hanging is given up after a few timeouts", async () => {
    const { url } = await start({ answer: () => {} });
    const report = reportOf(await verify(url, { timeoutMs: 100 }));
    expect(report.passed).toBe(false);
    expect(report.counts).toMatchObject({ failed: 5 });
    expect(report.counts.skipped).toBeGreaterThan(20);
    expect(report.findings.map(({ code }) => code)).toEqual(["too_slow"]);
  });

  test("by going away is given up at once", async () => {
    const { url, close } = await start({
      handle: (dispatched) => {
        void close();
        return soundSteps.handle(dispatched);
      },
    });
    const report = reportOf(await verify(url));
    expect(report.passed).toBe(false);
    expect(report.counts.skipped).toBeGreaterThan(20);
  });
});

describe("could not run", () => {
  const dead = "http://127.0.0.1:9/";

  test.each<[VerifyErrorCode, string, string, Partial<VerifyOptions>]>([
    ["receiver_unreachable", "http://127.0.0.1:9", dead, {}],
    ["option_invalid", "--url", "somewhere", {}],
    ["option_invalid", "--url", "ftp://127.0.0.1/", {}],
    ["option_invalid", "--url", "us:er@127.0.0.1/hooks?token=ours", {}],
    ["option_invalid", "--url", "http://a%b@127.0.0.1/", {}],
    ["option_invalid", "--observe", dead, { observe: "?" }],
    ["option_invalid", "--observe", dead, { observe: "" }],
    ["option_invalid", `--raw-url ${event}`, dead, { rawUrls: { [event]: "?" } }],
    ["event_unknown", "--raw-url other", dead, { rawUrls: { other: dead } }],
    ["event_unknown", "--events", dead, { events: ["other"] }],
    ["option_invalid", "--events", dead, { events: [] }],
    ["secret_missing", "secret", dead, { secret: "" }],
    ["option_invalid", "--timeout-ms", dead, { timeoutMs: 0 }],
    ["option_invalid", "--observe-within-ms", dead, { observeWithinMs: -1 }],
    ["option_invalid", "run", dead, { run: "no" }],
  ])("%s at %s, given %s and %j", async (code, place, url, options) => {
    const outcome = await verify(url, options);
    expect(outcome).toEqual(notRun(code, place));
    if (!outcome.ran) expect(outcome.message).not.toMatch(/\n|undefined|us:er|token/);
  });

  test("because the address says https where the server speaks http", async () => {
    const { url } = await start();
    const outcome = await verify(url.replace("http:", "https:"));
    expect(outcome).toEqual(
      notRun("receiver_unreachable", new URL(url).origin.replace("p:", "ps:")),
    );
  });

  test.each<[string, number, string, string]>([
    ["has another status", 503, "{}", ""],
    ["is not there", 404, "{}", ""],
    ["is not JSON", 200, "<html>", ""],
    ["has no list", 200, '{"handled":{}}', "#/handled"],
    ["has an entry without the texts", 200, '{"handled":[{"event":1}]}', "#/handled/0"],
  ])("because the observation %s", async (_, status, text, pointer) => {
    const { url } = await start();
    const origin = await serve((_request, response) => response.writeHead(status).end(text));
    const outcome = await verify(url, { observe: `${origin}/seen?token=ours` });
    expect(outcome).toEqual(notRun("observation_unreadable", `${origin}/seen?...${pointer}`));
  });

  test("because the observation never ends", async () => {
    const { url } = await start();
    const observe = await serveDrops();
    const outcome = await verify(url, { observe, timeoutMs: 100 });
    expect(outcome).toEqual(notRun("observation_unreadable", `${observe}/`));
  });

  test("because it was stopped while the observation was read", async () => {
    const { url } = await start();
    const observe = await serveDrops();
    const outcome = await verify(url, { observe, signal: AbortSignal.timeout(50) });
    expect(outcome).toEqual(notRun("stopped", "run"));
  });

  test("because it was stopped at the first probe, and nothing is sent after that", async () => {
    const stop = new AbortController();
    let later = 0;
    let calls = 0;
    const server = createServer((request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      request.on("end", () => {
        // These IDs are those of a probe: whs_, the run, and the number of the probe.
        if (/whs_\w{8}p001/.test(body)) stop.abort();
        response.writeHead(/"/.test(body) ? 202 : 400).end();
      });
    });
    server.on("connection", () => {
      if (stop.signal.aborted) later += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    running.push({ close: () => server.close() });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const onProgress = () => {
      if (stop.signal.aborted) calls += 1;
    };
    const outcome = await verify(url, { signal: stop.signal, onProgress });
    expect(outcome).toEqual(notRun("stopped", "run"));
    expect(later).toBe(0);
    expect(calls).toBeLessThanOrEqual(1);
  });

  test("because it was stopped, and nothing is left behind", async () => {
    const stop = new AbortController();
    const { url } = await start({
      handle: (dispatched) => {
        stop.abort();
        return soundSteps.handle(dispatched);
      },
    });
    // A separate folder, because other test files create temporary files at the same time.
    const folder = await mkdtemp(join(tmpdir(), "stopped-"));
    vi.stubEnv("TMPDIR", folder);
    const outcome = await verify(url, { signal: stop.signal });
    vi.unstubAllEnvs();
    expect(outcome).toEqual(notRun("stopped", "run"));
    expect(await readdir(folder)).toEqual([]);
    await rmdir(folder);
  });
});

const nothing = { event: "", purpose: "", data: { order: {} } };
