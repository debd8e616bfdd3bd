import { describe, expect, it } from "vitest";
import type { ReceiverErrorCode } from "../../src/errors.ts";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import { createReceiver } from "../../src/receiver.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { receiverError } from "../receiver-error.ts";
import { anyEvent, noEvent } from "../recorded-receiver.ts";

const handlers = () => {};

/** An inbox with one wrong part. */
function withPart(part: object): object {
  return { ...bind(createMemoryInbox()), ...part };
}

it.each<[string, object]>([
  ["a function", { handlers: (classified: unknown) => void classified }],
  ["a method", { handlers: { classify() {} }.classify }],
  ["a method of that very name", { handlers: { class() {} }.class }],
  ["a callback", { handlers, onUnusable: (class$: unknown) => void class$ }],
])("createReceiver takes %s whose source begins like a class", (_name, options) => {
  // @ts-expect-error: the handlers take what they like
  expect(() => createReceiver({ secrets: "s", ...options })).not.toThrow();
});

type WrongOptions = readonly [code: ReceiverErrorCode, place: string, options: unknown];

describe("createReceiver refuses", () => {
  it.each<WrongOptions>([
    ["options_invalid", "createReceiver", undefined],
    ["options_invalid", "createReceiver", null],
    ["options_invalid", "createReceiver", "secret"],
    ["options_invalid", "createReceiver", () => {}],
    ["secret_missing", "secrets", { handlers }],
    ["secret_missing", "secrets", { secrets: null, handlers }],
    ["secret_missing", "secrets", { secrets: [], handlers }],
    ["secret_missing", "secrets[1]", { secrets: ["s", undefined], handlers }],
    ["secret_invalid", "secrets", { secrets: 7, handlers }],
    ["secret_invalid", "secrets", { secrets: {}, handlers }],
    ["secret_invalid", "secrets[0]", { secrets: [7], handlers }],
    ["secret_blank", "secrets", { secrets: "  ", handlers }],
    ["secret_blank", "secrets", { secrets: Buffer.from(" \r\n\t"), handlers }],
    ["secret_blank", "secrets[1]", { secrets: ["s", new Uint8Array()], handlers }],
    ["option_unknown", "onUnuseable", { secrets: "s", handlers, onUnuseable: handlers }],
    ["option_unknown", "toString", { secrets: "s", handlers, toString: handlers }],
    ["option_unknown", "secret", { secrets: "s", handlers, secret: undefined }],
  ])("%s %s: %o", expectRefused);

  it.each<WrongOptions>([
    ["path_invalid", "path", { path: "webhooks" }],
    ["path_invalid", "path", { path: "/a?b" }],
    ["path_invalid", "path", { path: "/a/../b" }],
    ["path_invalid", "path", { path: "//host/a" }],
    ["path_invalid", "path", { path: "/a b" }],
    ["path_invalid", "path", { path: "/:any" }],
    ["path_invalid", "path", { path: "/*" }],
    ["path_invalid", "path", { path: 5 }],
    ["path_invalid", "path", { path: null }],
    ["path_invalid", "path", { path: Symbol("/a") }],
    ["raw_paths_invalid", "rawPaths", { rawPaths: null }],
    ["raw_paths_invalid", "rawPaths", { rawPaths: new Map([["/raw", anyEvent]]) }],
    ["raw_paths_invalid", "rawPaths", { rawPaths: ["/raw"] }],
    ["raw_paths_invalid", 'rawPaths["/raw/:id"]', { rawPaths: { "/raw/:id": anyEvent } }],
    ["raw_paths_invalid", 'rawPaths["/webhooks"]', { rawPaths: { "/webhooks": anyEvent } }],
    ["raw_paths_invalid", "rawPaths.raw", { rawPaths: { raw: anyEvent } }],
    ["event_unknown", 'rawPaths["/raw"]', { rawPaths: { "/raw": noEvent } }],
    ["event_unknown", 'rawPaths["/raw"]', { rawPaths: { "/raw": 10n } }],
    ["event_unknown", 'rawPaths["/raw"]', { rawPaths: { "/raw": Symbol("a") } }],
  ])("%s %s: %o", expectRefusedBesideGood);

  it.each<WrongOptions>([
    ["handler_missing", "handlers", { handlers: undefined }],
    ["handler_missing", `handlers["${anyEvent}"].promotion`, { handlers: { [anyEvent]: {} } }],
    [
      "handlers_invalid",
      `handlers["${anyEvent}"].promotion`,
      { handlers: { [anyEvent]: { promotion: 1 } } },
    ],
    ["handlers_invalid", `handlers["${anyEvent}"]`, { handlers: { [anyEvent]: null } }],
    ["handlers_invalid", "handlers", { handlers: Symbol("a") }],
    ["handlers_invalid", "handlers", { handlers: null }],
    ["handlers_invalid", "handlers", { handlers: [] }],
    ["handlers_invalid", "handlers", { handlers: new Map() }],
    ["handlers_invalid", "handlers", { handlers: class Handlers {} }],
    [
      "handlers_invalid",
      `handlers["${anyEvent}"].promotion`,
      { handlers: { [anyEvent]: { promotion: class {} } } },
    ],
    ["event_unknown", `handlers["${noEvent}"]`, { handlers: { [noEvent]: {} } }],
    ["callback_invalid", "log", { log: console }],
    ["callback_invalid", "onUnusable", { onUnusable: "tell" }],
    ["callback_invalid", "onDrift", { onDrift: class {} }],
    ["callback_invalid", "onDeadLetter", { onDeadLetter: {} }],
    ["callback_invalid", "onDrift", { onDrift: null }],
  ])("%s %s: %o", expectRefusedBesideGood);

  it.each<WrongOptions>([
    ["purposes_invalid", "purposes", { purposes: null }],
    ["purposes_invalid", "purposes", { purposes: "unique_code" }],
    ["purposes_invalid", "purposes", { purposes: new Map([["distr_a", "message"]]) }],
    ["purposes_invalid", 'purposes[""]', { purposes: { "": "message" } }],
    ["purposes_invalid", 'purposes["distr_a\\n"]', { purposes: { "distr_a\n": "message" } }],
    ["purpose_unknown", "purposes.distr_a", { purposes: { distr_a: "gift" } }],
    ["purpose_unknown", "purposes.distr_a", { purposes: { distr_a: undefined } }],
    ["purpose_unknown", "purposes.distr_a", { purposes: { distr_a: Symbol("message") } }],
  ])("%s %s: %o", expectRefusedBesideGood);

  it.each<WrongOptions>([
    ["limits_invalid", "limits", { limits: null }],
    ["limits_invalid", "limits", { limits: 5 }],
    ["limits_invalid", "limits", { limits: [] }],
    ["limits_invalid", "limits.maxBodyBytes", { limits: { maxBodyBytes: 0 } }],
    ["limits_invalid", "limits.maxBodyBytes", { limits: { maxBodyBytes: Number.NaN } }],
    ["limits_invalid", "limits.maxBodyBytes", { limits: { maxBodyBytes: Object.create(null) } }],
    ["limits_invalid", "limits.maxBodyBytes", { limits: { maxBodyBytes: Symbol("a") } }],
    ["limits_invalid", "limits.maxBufferedBytes", { limits: { maxBufferedBytes: 1_000 } }],
    ["limits_invalid", "limits.bodyTimeoutMs", { limits: { bodyTimeoutMs: 2 ** 31 } }],
    ["limits_invalid", "limits.storeTimeoutMs", { limits: { storeTimeoutMs: Infinity } }],
    ["limits_invalid", "limits.headersTimeoutMs", { limits: { headersTimeoutMs: "5" } }],
    ["option_unknown", "limits.maxBody", { limits: { maxBody: 1 } }],
    ["retry_invalid", "retry", { retry: null }],
    ["retry_invalid", "retry", { retry: "often" }],
    ["retry_invalid", "retry.attempts", { retry: { attempts: 0 } }],
    ["retry_invalid", "retry.attempts", { retry: { attempts: 1.5 } }],
    ["retry_invalid", "retry.attempts", { retry: { attempts: "3" } }],
    ["retry_invalid", "retry.firstDelayMs", { retry: { firstDelayMs: -1 } }],
    ["retry_invalid", "retry.maxDelayMs", { retry: { maxDelayMs: 2 ** 31 } }],
    ["limits_invalid", "limits.handlerTimeoutMs", { limits: { handlerTimeoutMs: Infinity } }],
    ["limits_invalid", "limits.handlerTimeoutMs", { limits: { handlerTimeoutMs: 0 } }],
    ["option_unknown", "retry.timeoutMs", { retry: { timeoutMs: 1_000 } }],
    ["processing_invalid", "processing", { processing: "before" }],
    ["option_unknown", "retry.attempt", { retry: { attempt: 3 } }],
    ["concurrency_invalid", "concurrency", { concurrency: 0 }],
    ["concurrency_invalid", "concurrency", { concurrency: 1.5 }],
    ["concurrency_invalid", "concurrency", { concurrency: Number.NaN }],
    ["concurrency_invalid", "concurrency", { concurrency: "8" }],
    ["concurrency_invalid", "concurrency", { concurrency: Infinity }],
    ["concurrency_invalid", "concurrency", { concurrency: null }],
    ["concurrency_invalid", "concurrency", { concurrency: Symbol("a") }],
  ])("%s %s: %o", expectRefusedBesideGood);

  it.each<WrongOptions>([
    ["inbox_invalid", "inbox", { inbox: null }],
    ["inbox_invalid", "inbox.put", { inbox: {} }],
    ["inbox_invalid", "inbox.dead", { inbox: withPart({ dead: 1 }) }],
    ["inbox_invalid", "inbox.list", { inbox: withPart({ list: undefined }) }],
    ["inbox_invalid", "inbox.read", { inbox: withPart({ read: undefined }) }],
    ["inbox_invalid", "inbox.pollMs", { inbox: withPart({ pollMs: "x" }) }],
    ["inbox_invalid", "inbox.pollMs", { inbox: withPart({ pollMs: 0 }) }],
    ["inbox_invalid", "inbox.pollMs", { inbox: withPart({ pollMs: null }) }],
    ["inbox_invalid", "inbox.pollMs", { inbox: withPart({ pollMs: 2 ** 31 }) }],
    ["inbox_invalid", "inbox.isDurable", { inbox: withPart({ isDurable: undefined }) }],
    ["inbox_invalid", "inbox.close", { inbox: withPart({ close: 1 }) }],
    ["inbox_invalid", "inbox.onDrop", { inbox: withPart({ onDrop: true }) }],
  ])("%s %s: %o", expectRefusedBesideGood);
});

function expectRefusedBesideGood(...[code, place, options]: WrongOptions): void {
  expectRefused(code, place, { secrets: "s", handlers, ...Object(options) });
}

function expectRefused(...[code, place, options]: WrongOptions): void {
  // @ts-expect-error: what JavaScript can pass
  expect(() => createReceiver(options)).toThrow(receiverError(code, place));
}

it("accepts the namespace of a module and an instance of a class as options", async () => {
  const namespace = await import("../recorded-receiver.ts");
  class Named {
    readonly [Symbol.toStringTag] = "Limits";
    readonly maxBodyBytes = 1_024;
  }
  expect(() => createReceiver({ secrets: "s", handlers, limits: new Named() })).not.toThrow();
  // @ts-expect-error: its names are others, and are what is complained of
  expect(() => createReceiver(namespace)).toThrow(receiverError("option_unknown", "anyEvent"));
});

it("quotes no secret in an error", () => {
  const hasNoSecret = (error: Error) => !error.message.includes("424242");
  // @ts-expect-error: what JavaScript can pass
  expect(() => createReceiver({ secrets: 424_242, handlers })).toThrow(
    expect.toSatisfy(hasNoSecret),
  );
});
