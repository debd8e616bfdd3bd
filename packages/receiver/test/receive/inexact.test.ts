import { describe, expect, it } from "vitest";
import type { HandlerContext } from "../../src/options/handlers.ts";
import { buildRawPayload, signRequest } from "../../src/testing.ts";
import { anyEvent, buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { deliver } from "../sending.ts";

const { text } = buildAny();

/** Builds a delivery with this JSON text as a value in the metadata of its order. */
function withMetadata(json: string): string {
  const { delivery } = buildAny();
  const { order } = buildRawPayload({ event: anyEvent, purpose: "message" }).data;
  const changed = { ...order, metadata: { id: "here" } };
  return JSON.stringify({ ...delivery, data: { ...delivery.data, order: changed } }).replace(
    '"here"',
    json,
  );
}

async function handle(body: string) {
  const contexts: HandlerContext[] = [];
  const recorded = createRecordedReceiver({
    handlers: (_webhook, context) => void contexts.push(context),
  });
  const status = await deliver(recorded.receiver, signRequest(body));
  return { ...recorded, status, context: contexts[0] };
}

describe("JSON that JavaScript or a database cannot represent exactly", () => {
  it.each([
    ["an integer of 17 digits", "12345678901234567", "unsafe_number"],
    ["the first odd integer beyond 2^53", "9007199254740993", "unsafe_number"],
    ["a number beyond all", "1e400", "unsafe_number"],
    ["half an emoji", '"Jo\\ud83d"', "unsafe_text"],
    ["a NUL", '"a\\u0000b"', "unsafe_text"],
  ])("is handled with a warning: %s", async (_name, json, kind) => {
    const body = withMetadata(json);
    const { status, context, logs, unusable } = await handle(body);
    expect(status).toBe(202);
    expect(context?.warnings).toEqual([{ kind, pointer: "/data/order/metadata/id" }]);
    expect(Buffer.from(context?.body ?? []).toString()).toBe(body);
    expect(unusable).toEqual([]);
    const warned = logs.filter(({ level }) => level === "warn");
    expect(warned).toMatchObject([{ code: "inexact_json", reason: kind }]);
    expect(warned[0]?.message).toContain("/data/order/metadata/id");
    expect(warned[0]?.message).toContain("`context.body`");
  });

  it("has no warnings otherwise, and a body that the handler owns", async () => {
    const bodies: Uint8Array[] = [];
    const { receiver } = createRecordedReceiver({
      retry: { firstDelayMs: 0 },
      handlers: (_webhook, { body, attempt, warnings }) => {
        expect(warnings).toEqual([]);
        bodies.push(body.slice());
        body.fill(0);
        if (attempt === 1) throw new Error("no");
      },
    });
    await deliver(receiver, signRequest(text));
    expect(bodies.map((body) => Buffer.from(body).toString())).toEqual([text, text]);
  });

  it("is quarantined where the contract declares a number", async () => {
    const amount = text.replace(/"amount":\d+/, '"amount":12345678901234567890');
    const { status, unusable, context } = await handle(amount);
    expect([status, context]).toEqual([202, undefined]);
    expect(unusable).toMatchObject([{ reason: "unsafe_number" }]);
    expect(unusable[0]?.message).toMatch(/\/data\/order\/\S*amount/);
  });

  it("is nonconforming where the contract declares another type", async () => {
    const { delivery } = buildAny();
    const order = { ...buildRawPayload({ event: anyEvent, purpose: "message" }).data.order };
    const body = JSON.stringify({
      ...delivery,
      data: { ...delivery.data, order: { ...order, redemptions: "here" } },
    });
    const { runs, unusable } = await handle(body.replace('"here"', "12345678901234567890"));
    expect([runs, unusable]).toEqual([["nonconforming invalid"], []]);
  });

  it("is quarantined for such a number after more inexact values than are listed", async () => {
    const ids = JSON.stringify(Array.from({ length: 150 }, () => 1)).replaceAll("1", "1e400");
    const body = withMetadata(ids).replace(/"amount":\d+/, '"amount":12345678901234567890');
    expect((await handle(body)).unusable).toMatchObject([{ reason: "unsafe_number" }]);
  });

  it("distinguishes deliveries whose numbers are equal in JavaScript", async () => {
    const { receiver, runs } = createRecordedReceiver();
    const first = withMetadata("12345678901234567");
    await deliver(receiver, signRequest(first));
    await deliver(receiver, signRequest(first.replace("12345678901234567", "12345678901234568")));
    expect(runs).toEqual(["handled message", "unusable id_conflict"]);
  });

  it("has warnings for onNonconforming and onUnsupported, too", async () => {
    const warnings: unknown[] = [];
    const { receiver } = createRecordedReceiver({
      handlers: {},
      onNonconforming: (_delivery, context) => void warnings.push(context.warnings),
      onUnsupported: (_delivery, context) => void warnings.push(context.warnings),
    });
    const { delivery } = buildAny();
    const custom = JSON.stringify({ ...delivery, data: { own: "x" } }).replace('"x"', "1e400");
    await deliver(receiver, signRequest(custom));
    await deliver(receiver, signRequest(withMetadata('"\\ud800"')));
    expect(warnings).toEqual([
      [{ kind: "unsafe_number", pointer: "/data/own" }],
      [{ kind: "unsafe_text", pointer: "/data/order/metadata/id" }],
    ]);
  });
});
