import { findDrift, parseDelivery, parseEventData } from "@order-webhooks/validator";
import { describe, expect, test } from "vitest";
import { sendDelivery, signatureHeader, testSecret } from "../../src/index.ts";
import { hmac } from "../faults/plain-receiver.ts";
import { accept, catcher, event, examples, none, purpose, send, sources } from "./sending.ts";

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

test("a caller may stop", async () => {
  const { url } = await catcher(() => {});
  const stop = new AbortController();
  const outcome = sendDelivery({ url, event, purpose, secret: testSecret, signal: stop.signal });
  stop.abort();
  expect(await outcome).toMatchObject({ ran: false, code: "stopped" });
});
