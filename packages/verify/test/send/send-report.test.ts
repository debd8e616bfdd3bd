import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import {
  type Handled,
  type SendOptions,
  sendDelivery,
  testSecret,
  toSendText,
} from "../../src/index.ts";
import type { Running } from "../faults/plain-receiver.ts";
import { accept, catcher, event, messageData, purpose, receiver, send } from "./sending.ts";

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

  test("shows nothing of the address that reports hide, nor a token alone or in Base64", async () => {
    const secret = "of-its-own";
    const { url } = await catcher((response) => {
      const basic = Buffer.from("us er:pass%").toString("base64");
      const echo = `us er, pass%, pass%25, ${basic}, ?key=hidden, hidden, token-1`;
      response.writeHead(403, `Not ${Buffer.from(secret).toString("base64")}`).end(echo);
    });
    const address = `${url.replace("//", "//us%20er:pass%25@")}?key=hidden`;
    const report = await send({ url: address, secret, headers: { "x-key": "Token token-1" } });
    expect(report.answers).toMatchObject([
      { reason: "Not ...", text: "..., ..., ..., ..., ?..., ..., ..." },
    ]);
  });

  test("may be a redirect, which is not followed", async () => {
    const { url, caught } = await catcher((response) => {
      response.writeHead(307, { location: "/elsewhere" }).end();
    });
    const report = await send({ url });
    expect(caught).toHaveLength(1);
    expect(report.passed).toBe(false);
    expect(toSendText(report, false)).toContain("This command follows no redirects");
  });

  test("may be missing: then no more is sent", async () => {
    const { url, caught } = await catcher((response) => response.destroy());
    const report = await send({ url, times: 3 });
    expect(caught).toHaveLength(1);
    expect(report.answers).toMatchObject([
      { status: null, reason: expect.stringContaining("ECONNRESET") },
    ]);
    expect(toSendText(report, false)).toContain("2 deliveries not sent");
    expect(toSendText(report, false)).toContain("The receiver did not answer. See its log");
  });

  test("may take too long", async () => {
    const { url } = await catcher(() => {});
    const report = await send({ url, timeoutMs: 50 });
    expect(report).toMatchObject({ passed: false, answers: [{ status: null }] });
    const text = toSendText(report, false).replaceAll(/\s+/g, " ");
    expect(text.match(/answer no complete answer within 50 ms/g)).toHaveLength(1);
    expect(text).toContain(
      "The receiver took too long. Answer before you handle the delivery, or wait longer with --timeout-ms.",
    );
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

/** Receiver whose observation a test answers at the nth read. */
async function observed(
  answer: (handled: readonly Handled[], nth: number, response: ServerResponse) => void,
) {
  let reads = 0;
  const handled: Handled[] = [];
  const { url } = await catcher((response, _nth, { path, body }) => {
    if (path === "/observe") {
      reads += 1;
      return answer(handled, reads, response);
    }
    handled.push({ event, purpose, orderId: JSON.parse(body).data.order.id });
    accept(response);
  });
  return { url, observe: String(new URL("/observe", url)) };
}

/** Receiver that detects no duplicates. */
const forgetful = { keyOf: () => undefined };

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
    expect(report.notes).toEqual([]);
    expect(toSendText(report, false).replaceAll(/\s+/g, " ")).toContain(
      "no handler ran in time. To wait longer, use --observe-within-ms.",
    );
  });

  test("a note says that a set event ID may be a duplicate, if no handler ran", async () => {
    const { url, observe } = await receiver();
    const asked = { url, observe, observeWithinMs: 50, set: { "/event/id": "evcus_mine" } };
    expect(await send({ ...asked, observeWithinMs: 30_000 })).toMatchObject({
      passed: true,
      notes: [],
    });
    expect(await send(asked)).toMatchObject({
      observation: { kind: "not_handled" },
      notes: [
        expect.stringMatching(/^\/event\/id was set\. If the receiver handled this event before/),
      ],
    });
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
    const { url, observe } = await receiver(forgetful);
    const report = await send({ url, observe, times: 2, observeWithinMs: 100 });
    expect(report).toMatchObject({ passed: false, observation: { kind: "handled", times: 2 } });
    expect(toSendText(report, false)).toContain("handled the same delivery more than once");
  });

  test("one that is handled again later is seen, too", async () => {
    const { url, observe } = await receiver({
      verify: ({ body, record }) => {
        const { event: about, data } = JSON.parse(body.toString());
        const entry = { event: about.type, purpose, orderId: data.order.id };
        if (handled.push(entry) === 2) setTimeout(() => record(entry), 300);
        return true;
      },
      handle: ({ event: type, data }) =>
        handled.length === 1 ? { event: type, purpose, orderId: data.order.id } : undefined,
    });
    const handled: unknown[] = [];
    const report = await send({ url, observe, times: 2, observeWithinMs: 3_000 });
    expect(report).toMatchObject({ passed: false, observation: { kind: "handled", times: 2 } });
  });

  test("a late handler is waited for, and its lateness is named", async () => {
    const { url, observe } = await receiver({
      dispatch: () => undefined,
      verify: ({ body, record }) => {
        const { event: about, data } = JSON.parse(body.toString());
        const entry = { event: about.type, purpose, orderId: data.order.id };
        setTimeout(() => record(entry), 300);
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

  test("one that was refused but handled is reported", async () => {
    const { url, observe } = await receiver({
      answer: (response) => void response.writeHead(500).end(),
    });
    const report = await send({ url, observe });
    expect(toSendText(report, false)).toContain("It was handled anyway.");
  });

  test("a document that cannot be read for a moment is read again", async () => {
    const { url, observe } = await observed((handled, nth, response) => {
      if (nth === 2 || nth === 3) return void response.writeHead(503).end();
      response.end(JSON.stringify({ handled }));
    });
    const report = await send({ url, observe, observeWithinMs: 60_000 });
    expect(report).toMatchObject({ passed: true, observation: { kind: "handled", times: 1 } });
  });

  test.each([1, 2])(
    "one that cannot be read at the end leaves it unknown, sent %d times",
    async (times) => {
      const { url, observe } = await observed((handled, nth, response) => {
        const isRead = nth === 1 || (times === 2 && nth < 4);
        response.writeHead(isRead ? 200 : 503).end(JSON.stringify({ handled }));
      });
      const report = await send({ url, observe, times, observeWithinMs: 200 });
      expect(report).toMatchObject({
        passed: false,
        observation: { kind: "unreadable", message: expect.stringContaining("status 503") },
      });
    },
  );

  test("a caller may stop the wait for a handler", async () => {
    const stop = new AbortController();
    const { url, observe } = await observed((_handled, nth, response) => {
      if (nth === 3) stop.abort();
      response.end('{"handled":[]}');
    });
    const asked = { url, observe, event, purpose, secret: testSecret, observeWithinMs: 600_000 };
    const outcome = await sendDelivery({ ...asked, signal: stop.signal });
    expect(outcome).toMatchObject({ ran: false, code: "stopped" });
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
  const { url, observe } = await receiver(forgetful);
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

describe("the JSON of a report is what its schema says", async () => {
  const schema = await readFile(new URL("../../report.schema.json", import.meta.url), "utf8");
  const strict = { strict: true, strictRequired: true, allowUnionTypes: true };
  const validate = new Ajv2020(strict).compile(JSON.parse(schema));
  const sound = (): Promise<Running> => receiver();

  test.each<[string, () => Promise<Running>, Partial<SendOptions>]>([
    ["handled", sound, {}],
    ["handled again", () => receiver(forgetful), { times: 2, observeWithinMs: 50 }],
    ["not handled", () => receiver({ handle: () => undefined }), { observeWithinMs: 0 }],
    ["of own data, with a note", sound, { data: messageData(), set: { "order.status": "NEW" } }],
    ["without an answer", () => receiver({ answer: (response) => response.destroy() }), {}],
  ])("%s", async (_what, start, options) => {
    const { url, observe } = await start();
    const report: unknown = JSON.parse(JSON.stringify(await send({ url, observe, ...options })));
    expect(validate(report) || validate.errors).toBe(true);
  });

  test.each<[string, object]>([
    ["raw, not observed", { form: "raw" }],
    ["handled otherwise", { observation: { kind: "handled_otherwise", event, purpose } }],
    ["unreadable", { observation: { kind: "unreadable", message: "It is." } }],
  ])("%s", async (_what, more) => {
    const { url } = await catcher(accept);
    const report = { ...(await send({ url })), ...more };
    expect(validate(report) || validate.errors).toBe(true);
  });

  test("and no other", async () => {
    const { url } = await catcher(accept);
    const report = await send({ url });
    expect(validate({ ...report, observation: { kind: "seen" } })).toBe(false);
    expect(validate({ ...report, ids: {} })).toBe(false);
  });
});
