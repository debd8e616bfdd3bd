import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { observerOf } from "../../src/receiver/observation.ts";

const running: { close: () => unknown }[] = [];

afterEach(() => {
  for (const { close } of running.splice(0)) close();
});

/** An observer of a document that a server of this test has. */
async function observe(document: unknown) {
  const server = createServer((_, response) => void response.end(JSON.stringify(document)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  running.push({ close: () => server.close() });
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/observe`);
  return observerOf({ url, headers: [], timeoutMs: 1_000, signal: undefined });
}

test("an observation counts how often a delivery was handled", async () => {
  const [one, other] = ["ord_1", "ord_2"].map((orderId) => ({
    event: "an.event",
    purpose: "message",
    orderId,
  }));
  if (one === undefined || other === undefined) throw new Error("There are two.");
  const observationOf = await (await observe({ handled: [one, other, one] })).read();
  expect(observationOf(one)).toEqual({ kind: "handled", times: 2 });
  expect(observationOf(other)).toEqual({ kind: "handled", times: 1 });
  expect(observationOf({ ...one, orderId: "ord_3" })).toEqual({ kind: "not_handled" });
});
