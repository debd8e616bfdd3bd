import { describe, expect, it } from "vitest";
import { buildAny, createRecordedReceiver } from "../recorded-receiver.ts";

const { headers, body } = buildAny();
const request = { method: "POST", path: "/webhooks", headers, body };

describe("a signed request that is refused", () => {
  it("is logged if it may have been authentic", async () => {
    const { receiver, logs } = createRecordedReceiver();
    const zipped = { ...headers, "content-encoding": "gzip" };
    expect((await receiver.handle({ ...request, headers: zipped })).status).toBe(415);
    expect(logs).toMatchObject([{ code: "request_refused", reason: "unsupported_encoding" }]);
  });

  it("is only counted if its method is wrong, because it cannot be a webhook", async () => {
    const { receiver, logs } = createRecordedReceiver();
    expect((await receiver.handle({ ...request, method: "PUT" })).status).toBe(405);
    expect(logs).toEqual([]);
    expect((await receiver.stats()).refused).toEqual({ method_not_allowed: 1 });
  });
});
