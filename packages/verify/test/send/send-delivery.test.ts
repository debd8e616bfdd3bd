import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { findDrift, parseDelivery, parseEventData } from "@order-webhooks/validator";
import { afterEach, describe, expect, test } from "vitest";
import {
  type SendOptions,
  sendDelivery,
  signatureHeader,
  testSecret,
  toSendText,
} from "../../src/index.ts";
import { readDeliverySources } from "../../src/plan/deliveries.ts";
import { listExamples } from "../../src/send/examples.ts";
import { hmac, type Running, type Steps, startPlainReceiver } from "../faults/plain-receiver.ts";

const sources = await readDeliverySources();
const examples = listExamples(sources.index);
const events = Object.keys(sources.index.events);
const [event = ""] = events;
const purpose = "message";
const open: Running["close"][] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function receiver(steps: Partial<Steps> = {}): Promise<Running> {
  const running = await startPlainReceiver(events, steps);
  open.push(running.close);
  return running;
}

interface Caught {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** A server that keeps what it is sent and answers as it is asked to. */
async function catcher(answer: (response: ServerResponse, nth: number) => void) {
  const caught: Caught[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    caught.push({ path: request.url ?? "", headers: request.headers, body });
    answer(response, caught.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/webhooks`, caught };
}

const accept = (response: ServerResponse): void => void response.writeHead(202).end();

async function send(options: Partial<SendOptions> & Pick<SendOptions, "url">) {
  const outcome = await sendDelivery({ event, purpose, secret: testSecret, ...options });
  if (!outcome.ran) throw new Error(outcome.message);
  return outcome.report;
}

async function refusalOf(options: Partial<SendOptions>) {
  const url = "http://127.0.0.1:9/";
  const outcome = await sendDelivery({ url, event, purpose, secret: testSecret, ...options });
  return outcome.ran ? "it was sent" : outcome.message;
}

describe("a delivery", () => {
  test("is signed, fits its event and purpose, and says its ids", async () => {
    const { url, caught } = await catcher(accept);
    const { ids, bytes } = await send({ url });
    const { headers, body } = caught[0] ?? none();
    expect(headers[signatureHeader]).toBe(hmac(body));
    expect(Buffer.byteLength(body)).toBe(bytes);
    const parsed = JSON.parse(body);
    expect(parseDelivery(parsed)).toMatchObject({
      ok: true,
      webhook: { eventType: event, purpose },
    });
    const { id, event: about, data } = parsed;
    expect(ids).toEqual({ delivery: id, event: about.id, order: data.order.id });
    expect(about.entity_id).toBe(data.customer.id);
  });

  test("has fresh ids in the vendor's forms on each call, and the time of now", async () => {
    const { url, caught } = await catcher(accept);
    const before = Date.now();
    const reports = [await send({ url }), await send({ url })];
    expect(new Set(reports.flatMap(({ ids }) => Object.values(ids))).size).toBe(6);
    for (const { ids } of reports) {
      expect(ids.delivery).toMatch(/^whs_[0-9a-f]{18}$/);
      expect(ids.event).toMatch(/^evcus_[0-9a-f]{18}$/);
      expect(ids.order).toMatch(/^ord_[0-9A-Za-z]{24}$/);
    }
    for (const { body } of caught) {
      const { created_at: at, event: about } = JSON.parse(body);
      expect(Date.parse(at)).toBeGreaterThanOrEqual(before);
      expect(about.created_at).toBe(at);
    }
  });

  test("is the same one each time that it is sent", async () => {
    const { url, caught } = await catcher(accept);
    const { answers } = await send({ url, times: 3 });
    expect(answers).toHaveLength(3);
    expect(new Set(caught.map(({ body }) => body)).size).toBe(1);
  });

  test.each(examples.map((one) => [one.event, one.purpose, one.name] as const))(
    "can be made of the example %s %s %s, as a raw payload too",
    async (ofEvent, ofPurpose, example) => {
      const { url, caught } = await catcher(accept);
      const asked = { event: ofEvent, purpose: ofPurpose, example, url };
      expect((await send(asked)).notes).toEqual([]);
      const raw = { ...asked, form: "raw", url: url.replace("/webhooks", "/raw/{event}") } as const;
      expect((await send(raw)).ids.delivery).toBe(null);
      const [whole, alone] = caught;
      const parsed = parseEventData(ofEvent, JSON.parse(alone?.body ?? ""));
      expect(parsed.ok && findDrift(parsed.webhook)).toEqual([]);
      expect(alone?.path).toBe(`/raw/${ofEvent}`);
      expect(whole?.body).toContain('"data":{');
    },
  );

  test("examples have names of their own", () => {
    const names = examples.map((one) => `${one.event} ${one.purpose} ${one.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test("may have other headers, and other data", async () => {
    const { url, caught } = await catcher(accept);
    const data = sources.dataOf(examples.find((one) => one.purpose === purpose) ?? none());
    const set = { "order.id": "ord_mine", "customer.id": "cust_mine" };
    await send({ url, data, set, headers: { "x-gateway": "open" } });
    const { purpose: _, ...inferred } = { url, purpose, event, secret: testSecret, data, set };
    expect(await sendDelivery(inferred)).toMatchObject({ ran: true, report: { purpose } });
    const { headers, body } = caught[0] ?? none();
    expect(headers["x-gateway"]).toBe("open");
    const sent = JSON.parse(body);
    expect(sent.data.order.id).toBe("ord_mine");
    expect(sent.event.entity_id).toBe("cust_mine");
  });

  test("may be a saved envelope, which is sent with ids of its own and the data as they are", async () => {
    const { url, caught } = await catcher(accept);
    await send({ url });
    const saved = JSON.parse(caught[0]?.body ?? "");
    saved.type = "Objednávka\u2028";
    const outcome = await sendDelivery({ url, secret: testSecret, data: saved });
    expect(outcome).toMatchObject({ ran: true, report: { event, purpose, example: null } });
    const text = caught[1]?.body ?? "";
    expect(text).not.toContain("\u2028");
    const sent = JSON.parse(text);
    expect(sent).toMatchObject({ type: saved.type, data: saved.data, source: saved.source });
    expect([sent.id, sent.event.id]).not.toEqual([saved.id, saved.event.id]);
  });
});

function none(): never {
  throw new Error("There is no example");
}

describe("values that are set", () => {
  async function dataWith(set: SendOptions["set"] & object, more: Partial<SendOptions> = {}) {
    const { url, caught } = await catcher(accept);
    await send({ url, set, ...more });
    return JSON.parse(caught[0]?.body ?? "");
  }

  test("are below the data, in lists and maps too", async () => {
    const { data } = await dataWith({
      "order.total_amount": 100,
      "customer.email": null,
      "order.items.0.quantity": 7,
      "/order/metadata/a.b": true,
      "order.metadata.deep.er": [1],
    });
    expect(data.order.total_amount).toBe(100);
    expect(data.customer.email).toBe(null);
    expect(data.order.items[0].quantity).toBe(7);
    expect(data.order.metadata).toMatchObject({ "a.b": true, deep: { er: [1] } });
  });

  test("may add an item, and a key that only the schemas know", async () => {
    const { data } = await dataWith({
      "order.items": [],
      "order.items.0.quantity": 1,
      "order.initial_amount": 5,
    });
    expect(data.order.items).toEqual([{ quantity: 1 }]);
    expect(data.order.initial_amount).toBe(5);
  });

  test("are in the envelope where a pointer begins with one of its keys", async () => {
    const sent = await dataWith({
      "/type": "hello",
      "/event/id": "evcus_1",
      "/data/order/amount": 3,
    });
    expect(sent).toMatchObject({
      type: "hello",
      event: { id: "evcus_1" },
      data: { order: { amount: 3 } },
    });
  });

  test("may be unknown keys with force", async () => {
    const sent = await dataWith({ "order.no_such": 1, "/new": 2 }, { force: true });
    expect(sent.data.order.no_such).toBe(1);
  });

  test("become a note where the schemas do not know them", async () => {
    const { url } = await catcher(accept);
    const { notes } = await send({ url, set: { "order.status": "SHIPPED" } });
    expect(notes).toEqual([
      expect.stringMatching(/^\/data\/order\/status: expected one of .*, got a string\./),
    ]);
  });

  test.each<[string, object, Partial<SendOptions>]>([
    [
      '--set order.totl_amount: expected a key of /data/order, got "totl_amount". Did you mean total_amount?',
      { "order.totl_amount": 1 },
      {},
    ],
    [
      '--set ordr.amount: expected a key of /data, got "ordr". Did you mean order?',
      { "ordr.amount": 1 },
      {},
    ],
    ['--set /ordr/amount: expected a key of /data, got "ordr".', { "/ordr/amount": 1 }, {}],
    [
      '--set /event/tipe: expected a key of /event, got "tipe". Did you mean type?',
      { "/event/tipe": 1 },
      {},
    ],
    [
      '--set order.items.9.quantity: expected an index of /data/order/items, got "9". Its list has 2 items',
      { "order.items.9.quantity": 1 },
      {},
    ],
    [
      "--set order.amount.x: expected a value with keys at /data/order/amount, got ",
      { "order.amount.x": 1 },
      { force: true },
    ],
    [
      "--set /type: expected a place in the data, got one in the envelope",
      { "/type": "x" },
      { form: "raw" },
    ],
  ])("are refused: %s", async (message, set, more) => {
    expect(await refusalOf({ set: set as SendOptions["set"] & object, ...more })).toContain(
      `[path_unknown] ${message}`,
    );
  });

  test.each(["", "order..amount", "."])("are refused with the path %j", async (path) => {
    expect(await refusalOf({ set: { [path]: 1 } })).toMatch(
      /^\[option_invalid\] --set: expected a path/,
    );
  });
});

describe("what does not fit is not sent", () => {
  test.each<[string, Partial<SendOptions>]>([
    [
      "[data_invalid] /data/order/amount: expected an integer, got a string. Correct it, or add --force",
      { set: { "order.amount": "x" } },
    ],
    [
      "[data_invalid] /data/customer/id: expected a string, got a number. Set a text of digits in JSON quotes",
      { set: { "customer.id": 5 } },
    ],
    ["[data_invalid] /event/type: expected ", { set: { "/event/type": "x" } }],
    [
      "[data_invalid] /data: expected the keys of purpose unique_code, got those of purpose message. Send it with --purpose message",
      { purpose: "unique_code", data: messageData() },
    ],
    ["[data_invalid] ", { data: [1] }],
    ["[purpose_unknown] --purpose: ", { purpose: "letter" }],
    ["[event_unknown] --event: ", { event: `${event}x` }],
    ["[example_unknown] --example: ", { example: "none" }],
    [
      "[option_invalid] --example: expected an example or data of your own, got both.",
      { example: "x", data: {} },
    ],
    ["[option_invalid] --times: ", { times: 0 }],
    ["[option_invalid] --times: ", { times: 101 }],
    ["[option_invalid] --url: ", { url: "127.0.0.1:3000" }],
    [
      "[option_invalid] --url: expected an address that takes envelopes",
      { url: "http://127.0.0.1:9/{event}" },
    ],
    ["[option_invalid] --observe: ", { observe: "x" }],
    ["[option_invalid] --observe-within-ms: ", { observeWithinMs: -1 }],
    ["[option_invalid] --timeout-ms: ", { timeoutMs: 0 }],
    ["[secret_missing] secret: ", { secret: "" }],
    ["[receiver_unreachable] http://127.0.0.1:9: ", {}],
  ])("%s", async (start, options) => {
    const message = await refusalOf(options);
    expect(message.slice(0, start.length)).toBe(start);
    expect(message).toMatch(/^\[[a-z_]+\] [^\n]+: expected [^\n]+, got [^\n]+\. [A-Z][^\n]*\.$/);
  });

  test("names other places too", async () => {
    const set = { "order.amount": "x", "order.items.0.quantity": "y" };
    expect(await refusalOf({ set })).toContain(
      "Also wrong: /data/order/items/0/quantity (expected an integer, got a string).",
    );
  });

  test("except by force", async () => {
    const { url, caught } = await catcher(accept);
    await send({ url, set: { "order.amount": "x" }, force: true });
    expect(JSON.parse(caught[0]?.body ?? "").data.order.amount).toBe("x");
  });
});

function messageData() {
  return sources.dataOf(examples.find((one) => one.purpose === "message") ?? none());
}

describe("another machine", () => {
  test.each([
    "http://receiver.example/",
    "http://10.0.0.1/",
    "http://0.0.0.0:9/",
    "http://[::2]/",
    "http://localhost.example/",
  ])("%s is refused", async (url) => {
    expect(await refusalOf({ url })).toMatch(/^\[address_remote\] --url: .*--allow-remote/);
  });

  test.each([
    "http://localhost:9/",
    "http://127.9.9.9:9/",
    "http://[::1]:9/",
    "http://[::ffff:127.0.0.1]:9/",
  ])("%s is not another one", async (url) => {
    expect(await refusalOf({ url })).toMatch(/^\[receiver_unreachable\]/);
  });

  test("is allowed by an option", async () => {
    const url = "http://no-such-name.invalid/";
    expect(await refusalOf({ url, allowRemote: true })).toMatch(/^\[receiver_unreachable\]/);
  });
});

describe("the answer", () => {
  test("is shown with its reason, its time and its first line", async () => {
    const { url } = await catcher((response) => {
      response.writeHead(400, "No\u00a0Thanks").end("\n  first\u001b[2J line  \r\nsecond");
    });
    const report = await send({ url });
    expect(report).toMatchObject({ passed: false, observation: null });
    expect(report.answers).toMatchObject([{ status: 400, text: "first\\u001b[2J line" }]);
    expect(toSendText(report, false)).toMatch(/^answer +400 No.Thanks in \d+ ms\n +first/m);
  });

  test("is read behind a content coding, as far as it goes", async () => {
    const { url } = await catcher((response) => {
      response.writeHead(500, { "content-encoding": "gzip" });
      response.end(
        gzipSync(`stack trace\n${Array.from({ length: 9_000 }, (_, at) => at * 7919).join()}`),
      );
    });
    expect((await send({ url })).answers).toMatchObject([{ status: 500, text: "stack trace" }]);
  });

  test("shows no secret that it repeats", async () => {
    const secret = "of-its-own";
    const { url } = await catcher((response) => {
      response.writeHead(403).end(`token-1 and ${secret}`);
    });
    const headers = { "x-gateway": "token-1" };
    const report = await send({ url, secret, headers });
    expect(report).toMatchObject({ secret: "own", answers: [{ text: "... and ..." }] });
  });

  test("may be a redirect, which is not followed", async () => {
    const { url, caught } = await catcher((response) => {
      response.writeHead(307, { location: "/elsewhere" }).end();
    });
    const report = await send({ url });
    expect(caught).toHaveLength(1);
    expect(report.passed).toBe(false);
    expect(toSendText(report, false)).toContain("A redirect is not followed");
  });

  test("may be missing: then no more is sent", async () => {
    const { url, caught } = await catcher((response) => response.destroy());
    const report = await send({ url, times: 3 });
    expect(caught).toHaveLength(1);
    expect(report.answers).toMatchObject([
      { status: null, reason: expect.stringContaining("ECONNRESET") },
    ]);
    expect(toSendText(report, false)).toContain("2 deliveries not sent any more");
  });

  test("may take too long", async () => {
    const { url } = await catcher(() => {});
    const report = await send({ url, timeoutMs: 50 });
    expect(report).toMatchObject({ passed: false, answers: [{ status: null }] });
    expect(toSendText(report, false)).toContain("There was no answer: no complete answer within");
  });

  test("differs from one time to the next", async () => {
    const { url } = await catcher((response, nth) =>
      response.writeHead(nth === 1 ? 202 : 409).end(),
    );
    const report = await send({ url, times: 3 });
    expect(report.passed).toBe(false);
    expect(toSendText(report, false)).toMatch(
      /1 x 202 Accepted in .*\nanswer +2 x 409 Conflict in /,
    );
  });
});

describe("with an observation", () => {
  test("a delivery is accepted when its handler ran", async () => {
    const { url, observe } = await receiver();
    const report = await send({ url, observe });
    expect(report).toMatchObject({ passed: true, observation: { kind: "handled", times: 1 } });
    expect(toSendText(report, false)).toMatch(/^handled +once, \d+ ms after the answer$/m);
  });

  test("a raw payload is too", async () => {
    const { rawUrls, observe } = await receiver();
    const report = await send({ url: rawUrls[event] ?? "", form: "raw", observe });
    expect(report).toMatchObject({ passed: true, observation: { kind: "handled" } });
  });

  test("one that no handler takes is not", async () => {
    const { url, observe } = await receiver({ handle: () => undefined });
    const report = await send({ url, observe, observeWithinMs: 50 });
    expect(report).toMatchObject({ passed: false, observation: { kind: "not_handled" } });
    expect(toSendText(report, false)).toContain("no handler ran in time");
  });

  test("one that is handled as something else is not", async () => {
    const { url, observe } = await receiver({
      handle: ({ event: type, data }) => ({ event: type, purpose: "a\nb", orderId: data.order.id }),
    });
    const report = await send({ url, observe });
    expect(report).toMatchObject({
      passed: false,
      observation: { kind: "handled_otherwise", purpose: "a\\u000ab" },
    });
  });

  test("a duplicate that is handled again is seen", async () => {
    const { url, observe } = await receiver();
    const report = await send({ url, observe, times: 2, observeWithinMs: 100 });
    expect(report).toMatchObject({ passed: false, observation: { kind: "handled", times: 2 } });
    expect(toSendText(report, false)).toContain("handled more than once");
  });

  test("a late handler is waited for, and its lateness is named", async () => {
    const late: (() => void)[] = [];
    const { url, observe } = await receiver({
      dispatch: () => undefined,
      verify: ({ body, record }) => {
        const { event: about, data } = JSON.parse(body.toString());
        const entry = { event: about.type, purpose, orderId: data.order.id };
        late.push(() => record(entry));
        setTimeout(() => late.pop()?.(), 300);
        return true;
      },
      answer: (response) => void response.writeHead(202).end(),
    });
    const report = await send({ url, observe, observeWithinMs: 30_000 });
    expect(report).toMatchObject({ passed: true, observation: { kind: "handled" } });
    const { observation } = report;
    expect(observation?.kind === "handled" && observation.ms).toBeGreaterThan(100);
  });

  test("an order of one's own that was handled before counts from now on", async () => {
    const { url, observe } = await receiver();
    const asked = { url, observe, data: messageData() };
    await send(asked);
    expect((await send(asked)).observation).toMatchObject({ kind: "handled", times: 1 });
  });

  test("one that was refused, yet handled, is said to be", async () => {
    const { url, observe } = await receiver({
      answer: (response) => void response.writeHead(500).end(),
    });
    const report = await send({ url, observe });
    expect(toSendText(report, false)).toContain("It was handled all the same.");
  });

  test("a document that cannot be read is said before anything is sent", async () => {
    const { url, caught } = await catcher(accept);
    const outcome = await sendDelivery({ url, observe: url, event, purpose, secret: testSecret });
    expect(outcome).toMatchObject({ ran: false, code: "observation_unreadable" });
    expect(caught.filter(({ body }) => body !== "")).toEqual([]);
  });
});

test("a report has no secret, and no user, password or query of an address", async () => {
  const { url } = await catcher(accept);
  const secret = "of-its-own";
  const address = `${url.replace("//", "//user:hidden@")}?key=hidden`;
  const report = await send({ url: address, secret, headers: { "x-gateway": "hidden" } });
  for (const text of [JSON.stringify(report), toSendText(report, true)]) {
    expect(text).not.toMatch(/hidden|of-its-own/);
    expect(text).toContain("/webhooks?...");
  }
});

test("the text for a terminal fits 80 columns, and is colored where colors are shown", async () => {
  const { url, observe } = await receiver();
  const report = await send({
    url,
    observe,
    times: 2,
    observeWithinMs: 20,
    set: { "order.status": "NEW" },
  });
  const text = toSendText(report, false);
  expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(text).not.toContain("\u001b");
  expect(toSendText(report, true)).toContain("\u001b[31m");
});

test("a caller may stop", async () => {
  const { url } = await catcher(() => {});
  const stop = new AbortController();
  const outcome = sendDelivery({ url, event, purpose, secret: testSecret, signal: stop.signal });
  stop.abort();
  expect(await outcome).toMatchObject({ ran: false, code: "stopped" });
});
