import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ReceiverOptions } from "../../src/options/options.ts";
import { createReceiver, type Receiver } from "../../src/receiver.ts";
import { signRequest, testSecret } from "../../src/testing.ts";
import { alone, recordWarnings, warned } from "../own-warnings.ts";
import { buildAny } from "../recorded-receiver.ts";
import { deliver } from "../sending.ts";
import { quarantine, quarantines } from "./quarantines.ts";

beforeEach(() => {
  // A fake `setImmediate` would delay the tasks after the response.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  recordWarnings();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Creates a receiver without callbacks and without a log. */
function createSilent(options: Partial<ReceiverOptions> = {}): Receiver {
  return createReceiver({ secrets: testSecret, handlers: () => {}, ...options });
}

/** A kind of delivery that is not handled, and a function that causes one. */
interface Kind {
  readonly name: string;
  readonly code: string;
  readonly options?: Partial<ReceiverOptions>;
  /** The advice of the warning. */
  readonly advice: RegExp;
  readonly cause: (receiver: Receiver, time: number) => Promise<unknown>;
}

const built = buildAny();

function sendInexact(receiver: Receiver, time: number): Promise<number> {
  const { event } = built.delivery;
  const text = JSON.stringify({ ...built.delivery, event: { ...event, id: `evt_${time}` } });
  return deliver(receiver, signRequest(text.replace("{", '{"more":12345678901234567890,')));
}

const kinds: readonly Kind[] = [
  {
    name: "a body that is not JSON",
    code: "quarantined",
    advice: / find it with `receiver\.list\(\)`\. Set `onUnusable` to get its bytes\.$/,
    cause: (receiver, time) => deliver(receiver, signRequest(`no JSON ${time}`)),
  },
  {
    name: "an event without a handler",
    code: "quarantined",
    options: { handlers: {} },
    advice: / Add one to `handlers`, or set `onUnsupported`\. /,
    cause: (receiver) => deliver(receiver, buildAny()),
  },
  {
    name: "a body over the limit",
    code: "request_refused",
    options: { limits: { maxBodyBytes: 1_000 } },
    advice: / limits\.maxBodyBytes is 1000\. Raise it /,
    cause: (receiver) => deliver(receiver, signRequest("x".repeat(1_001))),
  },
  {
    name: "a compressed body",
    code: "request_refused",
    advice: / Find the proxy that compresses them\.$/,
    cause: (receiver) => {
      const headers = { ...built.headers, "content-encoding": "gzip" };
      return deliver(receiver, { ...built, headers });
    },
  },
  {
    name: "inexact JSON",
    code: "inexact_json",
    advice: / at \/more\. The delivery was accepted\. Read such values from `context\.body`\.$/,
    cause: sendInexact,
  },
];

describe("without callbacks and log, the owner is warned", () => {
  it.each(kinds)(
    "at once of $name, and then once a minute with the number",
    alone(async (kind) => {
      const { code, options, advice, cause } = kind;
      const receiver = createSilent(options);
      for (let time = 0; time < 500; time += 1) await cause(receiver, time);
      expect(warned()).toEqual([{ code, text: expect.stringMatching(advice) }]);
      vi.advanceTimersByTime(60_000);
      const later = {
        code,
        text: expect.stringMatching(/ occurred 499 more times within a minute\. /),
      };
      expect(warned().slice(1)).toEqual([later]);
      expect(warned()[1]?.text).toMatch(advice);
      vi.advanceTimersByTime(600_000);
      expect(warned()).toHaveLength(2);
      await cause(receiver, 500);
      const first = { code, text: expect.not.stringContaining(" within a minute") };
      expect(warned().slice(2)).toEqual([first]);
    }),
  );

  it.each(quarantines)(
    "of a delivery quarantined as $reason, with the reason and what to do",
    alone(async (each) => {
      await quarantine(createSilent(each.options), each);
      expect(warned()).toHaveLength(1);
      expect(warned()[0]?.code).toBe("quarantined");
      expect(warned()[0]?.text).toContain(`(${each.reason}). `);
      expect(warned()[0]?.text).toMatch(/ find it with `receiver\.list\(\)`/);
    }),
  );

  it(
    "of each reason separately",
    alone(async () => {
      const receiver = createSilent();
      const each = quarantines.filter(({ options }) => options === undefined);
      for (const one of each) await quarantine(receiver, one);
      const reasons = warned().map(({ text }) => /\((\w+)\)/.exec(text)?.[1]);
      expect(reasons).toEqual(each.map(({ reason }) => reason));
    }),
  );
});

describe("with onUnusable", () => {
  it.each(quarantines)(
    "there is no warning of $reason",
    alone(async (each) => {
      const seen: string[] = [];
      const onUnusable: ReceiverOptions["onUnusable"] = ({ reason }) => void seen.push(reason);
      await quarantine(createSilent({ ...each.options, onUnusable }), each);
      expect(seen).toEqual([each.reason]);
      expect(warned()).toEqual([]);
    }),
  );

  it(
    "there still is a warning of problems that it does not get",
    alone(async () => {
      const receiver = createSilent({ onUnusable: () => {} });
      await sendInexact(receiver, 0);
      const zipped = { ...built.headers, "content-encoding": "gzip" };
      await deliver(receiver, { ...built, headers: zipped });
      expect(warned().map(({ code }) => code)).toEqual(["inexact_json", "request_refused"]);
    }),
  );
});
