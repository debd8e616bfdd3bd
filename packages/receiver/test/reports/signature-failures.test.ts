import { afterEach, expect, it, vi } from "vitest";
import { buildDelivery, signRequest, testSecret } from "../../src/testing.ts";
import { anyEvent, createRecordedReceiver } from "../recorded-receiver.ts";
import { deliver } from "../sending.ts";

afterEach(() => void vi.restoreAllMocks());

it("a padded secret is found after any number of made-up signatures in the same minute", async () => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const { receiver, rejections } = createRecordedReceiver({ secrets: `${testSecret}\n` });
  for (let count = 0; count < 40; count += 1) {
    // The receiver examines ten a second of all causes together.
    if (count % 10 === 0) now += 1_000;
    await deliver(receiver, signRequest(`{"made":"up ${count}"}`, "made up"));
  }
  now += 1_000;
  const built = buildDelivery({ event: anyEvent, purpose: "message", secret: testSecret });
  expect(await deliver(receiver, built)).toBe(401);
  const causes = rejections.map(({ cause }) => cause);
  expect(causes).toEqual([...Array(10).fill("signature_mismatch"), "secret_whitespace"]);
  expect(now).toBeLessThan(60_000);
});

it("requests without a signature do not use the limit of those with one", async () => {
  vi.spyOn(performance, "now").mockReturnValue(0);
  const { receiver, rejections, logs } = createRecordedReceiver({ secrets: `${testSecret}\n` });
  const built = buildDelivery({ event: anyEvent, purpose: "message", secret: testSecret });
  const unsigned = { ...built, headers: { "content-type": "application/json" } };
  for (let count = 0; count < 40; count += 1) await deliver(receiver, unsigned);
  await deliver(receiver, built);
  expect(rejections.at(-1)).toMatchObject({ cause: "secret_whitespace" });
  const [wrong = expect.fail("It was not logged.")] = logs.filter(
    ({ reason }) => reason === "secret_whitespace",
  );
  expect(wrong.suppressed).toBe(undefined);
});
