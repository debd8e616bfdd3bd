import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyPacts } from "@order-webhooks/verify";
import { deliveryState, planMessages } from "@order-webhooks/verify/plan";
import { Matchers, Pact } from "@pact-foundation/pact";
import { afterAll, describe, expect, it } from "vitest";

const { like, atMostLike, eachLike } = Matchers;
const folder = await mkdtemp(join(tmpdir(), "raw-consumer-"));
afterAll(() => rm(folder, { recursive: true }));

const [first] = await planMessages();
if (first === undefined) throw new Error("events: expected at least one, got none");

/** Writes the pact of a consumer with pact-js, like the consumer's own test, and verifies the pact. */
async function verify(name: string, form: string | undefined, content: object) {
  const dir = join(folder, name);
  const params = { ...first?.variant, ...(form === undefined ? {} : { form }) };
  const names = { consumer: name, provider: "order-webhooks-schemas" };
  await new Pact({ ...names, dir, logLevel: "error" })
    .addAsynchronousInteraction()
    .given(deliveryState, params)
    .expectsToReceive("a message", (message) => {
      message.withJSONContent(content);
    })
    .executeTest(async () => {});
  return verifyPacts({ paths: [dir], payloads: 50, seed: 1 });
}

async function findingsOn(name: string, form: string | undefined, content: object) {
  const outcome = await verify(name, form, content);
  if (!outcome.ran) throw new Error(outcome.message);
  return outcome.report.pacts.flatMap(({ interactions }) =>
    interactions.flatMap((one) => one.findings),
  );
}

const read = { order: { id: like("ord_1") }, customer: { id: like("cust_1") } };

describe("a consumer of raw payloads, in a pact of pact-js,", () => {
  it("is verified with the data alone", async () => {
    expect(await findingsOn("raw", "raw", read)).toEqual([]);
  });

  it("is recognized without the parameter", async () => {
    expect(await findingsOn("unnamed", undefined, read)).toMatchObject([
      {
        pointer: "",
        text: "This looks like a raw payload",
        remedy: expect.stringContaining('form: "raw"'),
      },
    ]);
  });
});

describe("a list of pact-js", () => {
  const inOrder = (items: unknown) => ({ data: { order: { id: like("ord_1"), items } } });

  it.each([
    ["eachLike", eachLike({ quantity: like(1) })],
    ["atMostLike", atMostLike({ quantity: like(1) }, 500)],
  ])("gets the same advice if it may be absent, null or empty: %s", async (name, items) => {
    expect(await findingsOn(name, undefined, inOrder(items))).toMatchObject([
      {
        pointer: "/data/order/items",
        remedy: expect.stringContaining(
          "let this list be absent, null or empty. Read it as optional and remove it from the pact",
        ),
      },
    ]);
    const { items: _taken, ...rest } = inOrder(items).data.order;
    expect(await findingsOn(`${name}-fixed`, undefined, { data: { order: rest } })).toEqual([]);
  });
});
