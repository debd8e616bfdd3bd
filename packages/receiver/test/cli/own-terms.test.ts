import { describe, expect, it } from "vitest";
import { inOwnTerms } from "../../src/cli/own-terms.ts";
import type { LogCode, LogEvent } from "../../src/log/log.ts";
import { createReceiver } from "../../src/receiver.ts";
import { buildRawPayload, signRequest, testSecret } from "../../src/testing.ts";
import { causeEveryEvent } from "../log/every-event.ts";
import { quarantine, quarantines } from "../log/quarantines.ts";
import { anyEvent, buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { patience, post, serve } from "./running-command.ts";

/** Matches options and functions of a receiver that the command does not have. */
const foreign = /`[a-zA-Z]|\b(limits|retry)\.|concurrency|\bon[A-Z]|receiver\.|replay/;

/** The receiver's own command cannot replay. Another command may. */
const plain = { canReplay: false, isForwarding: false };
const keeping = { canReplay: true, isForwarding: false };

/** Codes that the command does not print from the log, or that only a mistake in its own code causes. */
const unprinted: readonly LogCode[] = [
  "quarantined",
  "signature_rejected",
  "secret_whitespace",
  "body_consumed",
  "request_invalid",
  "adapter_wrong",
  "handlers_busy",
];

describe("in the command's own terms", () => {
  it("every problem of a receiver names no option that the command lacks", async () => {
    const logs: LogEvent[] = [];
    const log = (event: LogEvent) => void logs.push(event);
    const all = { secrets: testSecret, handlers: () => {}, log };
    await causeEveryEvent((options) => createReceiver({ ...all, ...options }));
    const ownReasons = logs.filter(({ reason = "" }) => !/^on(Drift|DeadLetter)$/.test(reason));
    const printed = ownReasons.filter(({ code }) => !unprinted.includes(code));
    const unlike = printed.map(({ message }) => inOwnTerms(message, plain)).filter(isForeign);
    const ofKeeping = printed.map(({ message }) => inOwnTerms(message, keeping));
    expect(ofKeeping.map(withoutReplay).filter(isForeign)).toEqual([]);
    expect(printed.map(({ message }) => message).filter(isForeign)).not.toEqual([]);
    expect([...new Set(unlike)]).toEqual([]);
  });

  it("a command that forwards deliveries names no handler", async () => {
    const logs: LogEvent[] = [];
    const log = (event: LogEvent) => void logs.push(event);
    const all = { secrets: testSecret, handlers: () => {}, log };
    await causeEveryEvent((options) => createReceiver({ ...all, ...options }));
    // A forwarding command handles every event, so it never quarantines one as unsupported.
    const taken = logs.filter(
      ({ code }) => code !== "quarantined" && code !== "signature_rejected",
    );
    const forwarding = { canReplay: true, isForwarding: true };
    const messages = taken.map(({ message }) => inOwnTerms(message, forwarding));
    expect(taken.map(({ message }) => message).filter(isAboutHandlers)).not.toEqual([]);
    expect([...new Set(messages.filter(isAboutHandlers))]).toEqual([]);
  });

  const common = quarantines.filter(({ options }) => options === undefined);

  it.each(common)(
    "no message on a delivery quarantined as $reason names such an option",
    async (each) => {
      const { receiver, unusable } = createRecordedReceiver({
        onUnsupported: undefined,
        onNonconforming: undefined,
      } as object);
      await quarantine(receiver, each);
      const [message = ""] = unusable.map((delivery) => inOwnTerms(delivery.message, plain));
      expect(message).not.toMatch(foreign);
      const [kept = ""] = unusable.map((delivery) => inOwnTerms(delivery.message, keeping));
      expect(withoutReplay(kept)).not.toMatch(foreign);
      expect(message).toMatch(/^[\w/].+\.$/);
    },
  );

  it.each([
    [300, "1 s"],
    [1_000, "1 s"],
    [119_000, "119 s"],
    [120_000, "2 min"],
    [3_600_000, "60 min"],
    [7_200_000, "2 h"],
    [86_400_000, "24 h"],
  ])("a pause of %i ms is %s", (ms, time) => {
    const message = `A handler failed. The receiver calls it again in ${ms} ms.`;
    const plainly = `A handler failed. The receiver calls it again in ${time}.`;
    expect(inOwnTerms(message, plain)).toBe(plainly);
    expect(inOwnTerms(message, { ...keeping, isForwarding: true })).toBe(
      `The delivery is sent again in ${time}.`,
    );
  });

  it("an adapter's mistake has its code once", () => {
    expect(inOwnTerms("[adapter_wrong] createNodeHandler: expected a request.", plain)).toBe(
      "createNodeHandler: expected a request.",
    );
  });
});

describe("the command prints", () => {
  /** Posts to the command until it warns. Resolves to the lines of both outputs. */
  async function collect(send: (url: URL) => Promise<unknown>) {
    const { url, printed, warned, end, exit } = await serve([]);
    await send(url);
    await expect.poll(() => warned.length, patience).toBeGreaterThan(0);
    end();
    expect(await exit).toBe(0);
    return { printed: printed.slice(1).filter((line) => !line.startsWith("Ending: ")), warned };
  }

  it("a body over its limit, and that no option changes it", async () => {
    const tooLarge = signRequest("x".repeat(1024 * 1024 + 1));
    const { warned } = await collect((url) => post(url, tooLarge));
    expect(warned).toEqual([
      "request_refused A request was refused with 413 body_too_large. This command accepts bodies of up to 1048576 bytes. No option changes this limit.",
    ]);
  });

  it("inexact JSON, next to the delivery that it accepted", async () => {
    const { text } = buildAny();
    const inexact = signRequest(text.replace("{", '{"more":12345678901234567890,'));
    const { printed, warned } = await collect((url) => post(url, inexact));
    const { order } = buildRawPayload({ event: anyEvent, purpose: "message" }).data;
    expect(warned.map((line) => line.replace(/ [0-9a-f]{12}:/, " KEY:"))).toEqual([
      "inexact_json KEY: The body has an integer beyond 2^53 at /more. The delivery was accepted. This command does not print such values.",
    ]);
    expect(printed).toEqual([`handled ${anyEvent} message ${order.id}`]);
  });
});

/** Removes the word that only a command with a replay may use. */
function withoutReplay(message: string): string {
  return message.replaceAll("replay", "");
}

function isAboutHandlers(message: string): boolean {
  return /\bhandlers?\b/i.test(message);
}

function isForeign(message: string): boolean {
  return foreign.test(message);
}
