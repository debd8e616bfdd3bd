import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import {
  type Handled,
  sendDelivery,
  testSecret,
  type VerifyErrorCode,
  type VerifyOptions,
  verifyReceiver,
} from "../src/index.ts";
import { readSchemaIndex } from "../src/schemas/read-schemas.ts";
import { startObservedReceiver } from "./faults/observed-receiver.ts";
import {
  type Running,
  type Steps,
  soundSteps,
  startPlainReceiver,
} from "./faults/plain-receiver.ts";

const index = await readSchemaIndex();
const events = Object.keys(index.events);
const [event = "", other = event] = events;
const purposes = Object.keys(index.events[event]?.purposes ?? {});
const [purpose = "", second = ""] = purposes;
const dead = "http://127.0.0.1:9/";
const running: { close: () => unknown }[] = [];

afterEach(async () => {
  for (const { close } of running.splice(0)) await close();
});

async function start(steps: Partial<Steps> = {}): Promise<Running> {
  const receiver = await startPlainReceiver(events, steps);
  running.push(receiver);
  return receiver;
}

async function reportOn(options: Omit<VerifyOptions, "secret">) {
  const outcome = await verifyReceiver({ secret: testSecret, ...options });
  if (!outcome.ran) throw new Error(outcome.message);
  return outcome.report;
}

/** Returns code, place and message of a run that cannot take place. */
async function refusalOf(options: Partial<VerifyOptions>) {
  const outcome = await verifyReceiver({ url: dead, secret: testSecret, ...options });
  if (outcome.ran) throw new Error("It ran.");
  return outcome;
}

describe("only", () => {
  test("sends one event and purpose, and what must be refused of that event", async () => {
    const { url, rawUrls, observe } = await start();
    const only = [`${event}/${second}`];
    const report = await reportOn({ url, rawUrls, observe, only });
    expect(report).toMatchObject({ passed: true, only });
    expect(report.matrix).toMatchObject([
      { event, purpose: second, forms: { envelope: "accepted", raw: "accepted" } },
    ]);
    const authentic = report.checks.filter(({ tampering }) => tampering === null);
    expect(new Set(authentic.map((check) => `${check.event}/${check.purpose}`))).toEqual(
      new Set(only),
    );
    const refused = report.checks.filter(({ group }) => group === "refusal");
    const own = { [event]: rawUrls[event] ?? "" };
    const whole = await reportOn({ url, rawUrls: own, observe, events: [event] });
    const all = whole.checks.filter(({ group }) => group === "refusal");
    const titleOf = ({ title, form }: { title: string; form: string }): string =>
      `${title} ${form}`;
    expect(refused.map(titleOf)).toEqual(all.map(titleOf));
  });

  test("takes one form, and more than one selection", async () => {
    const { url, rawUrls } = await start();
    const only = [`${event}/${purpose}/raw`, `${other}/${second}/envelope`];
    const { checks } = await reportOn({ url, rawUrls, only });
    const sent = new Set(checks.map((check) => `${check.event}/${check.form}`));
    expect(sent).toEqual(new Set([`${event}/raw`, `${other}/envelope`]));
    const groups = checks.filter(({ form }) => form === "raw").map(({ group }) => group);
    expect(new Set(groups)).toEqual(new Set(["contract", "refusal", "either", "probe"]));
  });

  test("ignores failures of other purposes", async () => {
    const { url } = await start({
      dispatch: (received) => {
        const dispatched = soundSteps.dispatch(received);
        return dispatched?.purpose === purpose ? undefined : dispatched;
      },
    });
    expect((await reportOn({ url, only: [`${event}/${second}`] })).passed).toBe(true);
    expect((await reportOn({ url, only: [`${event}/${purpose}`] })).passed).toBe(false);
  });

  test.each<[string, Partial<VerifyOptions>]>([
    ["an unknown event", { only: [`none.such/${purpose}`] }],
    ["an unknown purpose", { only: [`${event}/none`] }],
    ["a key of every object", { only: ["constructor/name"] }],
    ["no purpose", { only: [event] }],
    ["an unknown form", { only: [`${event}/${purpose}/xml`] }],
    ["too many parts", { only: [`${event}/${purpose}/raw/x`] }],
    ["nothing", { only: [""] }],
  ])("refuses %s, and lists the names", async (_what, options) => {
    const { code, place, message } = await refusalOf(options);
    expect({ code, place }).toEqual({ code: "option_invalid", place: "--only" });
    for (const name of events) expect(message).toContain(`${name}/${purpose}`);
  });

  test.each<[string, Partial<VerifyOptions>]>([
    ["an event that is not verified", { only: [`${other}/${purpose}`], events: [event] }],
    ["a form without an address", { only: [`${event}/${purpose}/raw`] }],
  ])("refuses %s", async (_what, options) => {
    const { place, message } = await refusalOf(options);
    expect(place).toBe("--only");
    expect(message).toMatch(/--events|--raw-url/);
  });
});

describe("one URL for raw payloads", () => {
  test.each(["{event}", "%7Bevent%7D", "%7bevent%7d"])("with %s in its path", async (written) => {
    const { url, observe, rawUrls } = await start();
    const report = await reportOn({ url, observe, rawUrls: `${url}/raw/${written}` });
    expect(report).toMatchObject({ passed: true, target: { rawUrls } });
    expect(report.matrix.map(({ forms }) => forms.raw)).toEqual(
      report.matrix.map(() => "accepted"),
    );
  });

  test("applies to events without a URL of their own", async () => {
    const { url, rawUrls } = await start();
    const own = `${url}/raw/${event}`;
    const both = { "{event}": `${url}/none/{event}`, [event]: own };
    const { target, matrix } = await reportOn({ url, rawUrls: both, events: [event, other] });
    expect(target.rawUrls).toEqual({ [event]: rawUrls[event], [other]: `${url}/none/${other}` });
    expect(
      matrix.filter((cell) => cell.forms.raw === "answered").map((cell) => cell.event),
    ).toEqual(purposes.map(() => event));
  });

  test.each([
    "http://127.0.0.1:9/raw",
    "http://{event}.example/raw",
    "http://{event}.example/{event}",
    "http://127.0.0.1:9/raw?event={event}",
    "http://us:er@127.0.0.1:9/raw?token=ours",
  ])("is refused without it there: %s", async (rawUrls) => {
    const { code, place, message } = await refusalOf({ rawUrls });
    expect({ code, place }).toEqual({ code: "option_invalid", place: "--raw-url" });
    expect(message).toContain("{event}");
    expect(message).not.toMatch(/us:er|token/);
  });
});

describe("headers", () => {
  const value = "a-value-that-is-secret";

  test("are sent to the receiver, raw URLs and observation, but shown in no report", async () => {
    const paths = new Set<string>();
    const without = new Set<string>();
    const { url, rawUrls, observe, close } = await startCounting((path, key) => {
      paths.add(path);
      if (key !== value) without.add(path);
    });
    const report = await reportOn({
      ...{ url, rawUrls, observe, events: [event] },
      headers: { "X-Api-Key": value },
    });
    close();
    expect(report.passed).toBe(true);
    expect(paths).toEqual(new Set(["/webhooks", `/webhooks/raw/${event}`, "/observe"]));
    expect(without).toEqual(new Set());
    expect(JSON.stringify(report)).not.toContain(value);
  });

  test.each<[string, (entry: Handled) => object]>([
    ["an event", (entry) => ({ ...entry, event: `of ${value}` })],
    ["a purpose in Base64", (entry) => ({ ...entry, purpose: btoa(value) })],
    ["a key", ({ orderId: _, ...entry }) => ({ [value]: 1, ...entry })],
  ])("are hidden if the observation repeats one as %s", async (_what, repeat) => {
    const { url, observe, close } = await startObservedReceiver(events, (asked) => ({
      handled: asked.handled.map(repeat),
    }));
    const headers = { authorization: `Bearer ${value}` };
    const run = { url, observe, headers, secret: testSecret, events: [event], observeWithinMs: 50 };
    const outcomes = JSON.stringify([
      await verifyReceiver(run),
      await sendDelivery({ ...run, event, purpose }),
    ]);
    await close();
    expect(outcomes).toMatch(/a run as|with the keys|handled_otherwise/);
    expect(outcomes).not.toContain(value);
    expect(outcomes).not.toContain(btoa(value));
  });

  test.each<[string, { readonly [name: string]: string }]>([
    ["a line end in the value", { "x-key": `${value}\r\nx: y` }],
    ["a letter outside Latin-1", { "x-key": `${value}東` }],
    ["a control character", { "x-key": `${value}\u0000` }],
    ["no name", { "": value }],
    ["a name with a space", { "x key": value }],
    ["a name with a line end", { "x\r\nkey": value }],
    ["the signature", { "X-Voucherify-Signature": value }],
    ["the content type", { "Content-Type": value }],
    ["the host", { host: value }],
    ["the length", { "content-length": value }],
    ["a name twice", { "X-Key": value, "x-key": value }],
  ])("with %s are refused in one sentence without the value", async (_what, headers) => {
    const { code, place, message } = await refusalOf({ headers });
    expect({ code, place }).toEqual({
      code: "option_invalid",
      place: expect.stringMatching(/^headers/),
    });
    expect(message).not.toContain(value);
    expect(message).not.toContain("\n");
  });

  test("that are no strings are refused", async () => {
    const headers = JSON.parse('{"x-key": 1}');
    expect(await refusalOf({ headers })).toMatchObject({ code: "option_invalid" });
  });

  test("conflict with an authorization in the URL", async () => {
    const url = "http://user:word@127.0.0.1:9/";
    const { message } = await refusalOf({ url, headers: { authorization: value } });
    expect(message).toMatch(/^\[option_invalid\] headers authorization: /);
    expect(message).not.toMatch(/word|a-value/);
  });

  /** Starts a receiver behind a gateway that inspects each request. */
  async function startCounting(look: (path: string, key: string | undefined) => void) {
    const receiver = await start();
    const gateway = createServer(async (request, response) => {
      const key = request.headers["x-api-key"];
      look(request.url ?? "", typeof key === "string" ? key : undefined);
      const target = new URL(request.url ?? "", receiver.url);
      const isGet = request.method === "GET";
      const body = isGet ? null : await soundSteps.readBody(request);
      const headers = Object.entries(request.headersDistinct)
        .filter(([name]) => /^(content-type|x-voucherify)/.test(name))
        .flatMap(([name, values = []]): [string, string][] => values.map((one) => [name, one]));
      const answer = await fetch(target, { method: request.method ?? "", headers, body });
      response.writeHead(answer.status).end(await answer.text());
    });
    await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
    return {
      url: `${origin}/webhooks`,
      rawUrls: { [event]: `${origin}/webhooks/raw/${event}` },
      observe: `${origin}/observe`,
      close: () => gateway.close(),
    };
  }
});

describe("a wait for handlers", () => {
  /**
   * Counts how often the observation is read between the first delivery and the second one. At the nth time it lists
   * the order of the first one.
   */
  async function readsWithin(observeWithinMs: number, nth: number): Promise<number> {
    const orders: unknown[] = [];
    let reads = 0;
    const stop = new AbortController();
    const { url } = await start({
      verify: ({ body }) => {
        orders.push(JSON.parse(body.toString()).data.order.id);
        if (orders.length === 2) stop.abort();
        return true;
      },
    });
    const observation = createServer((_, response) => {
      if (orders.length === 1) reads += 1;
      const handled = reads < nth ? [] : [{ event, purpose, orderId: orders[0] }];
      response.end(JSON.stringify({ handled }));
    });
    await new Promise<void>((resolve) => observation.listen(0, "127.0.0.1", resolve));
    running.push({ close: () => observation.close() });
    const observe = `http://127.0.0.1:${(observation.address() as AddressInfo).port}`;
    const only = [`${event}/${purpose}/envelope`];
    const { signal } = stop;
    const outcome = await verifyReceiver({
      ...{ url, secret: testSecret, observe, only, observeWithinMs, signal },
    });
    expect(outcome).toMatchObject({ ran: false, code: "stopped" });
    return reads;
  }

  test("is as long as the option says", async () => {
    // Reads are 20 ms apart, so this number takes longer than the default of 2 s.
    expect(await readsWithin(60_000, 150)).toBeGreaterThanOrEqual(150);
  });

  test("ends immediately if it is 0", async () => {
    expect(await readsWithin(0, Number.POSITIVE_INFINITY)).toBeLessThan(5);
  });

  test.each<[VerifyErrorCode, number]>([
    ["option_invalid", -1],
    ["option_invalid", 1.5],
    ["option_invalid", 600_001],
  ])("is %s with %d", async (code, observeWithinMs) => {
    const outcome = await refusalOf({ observeWithinMs });
    expect(outcome).toMatchObject({ code, place: "--observe-within-ms" });
  });
});
