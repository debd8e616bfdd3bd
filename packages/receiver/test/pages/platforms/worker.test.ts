import { join } from "node:path";
import type { Readable } from "node:stream";
import { UserFolder } from "@order-webhooks/test-setup/pages";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SignedRequest, testSecret } from "../../../src/testing.ts";
import { buildCases, buildOrder } from "./deliveries.ts";
import { Shop } from "./shop.ts";
import { pickSnippets } from "./snippets.ts";

// The worker of the page, bundled and run by the runtime of Cloudflare. That cancels what a request began as soon as it has
// answered, unless `waitUntil` has it. What a test ends after the response has no time for anything at all.

let folder: UserFolder;
let shop: Shop;
let shopUrl: string;
let worker: Miniflare;
let printed = "";

beforeAll(async () => {
  folder = new UserFolder(pickSnippets(["receiving-worker.ts", "webhooks.ts"]));
  shop = new Shop();
  shopUrl = await shop.listen();
  worker = await startWorker("receiving-worker.ts");
});

afterAll(async () => {
  await worker?.dispose();
  shop.close();
  folder.remove();
});

async function send(to: Miniflare, { headers, text: body }: SignedRequest): Promise<number> {
  const request = { method: "POST", headers, body };
  return (await to.dispatchFetch("http://worker/webhooks", request)).status;
}

/** Sends a request to a worker, and returns the outcome at the time of its response. */
async function observe(signed: SignedRequest) {
  const before = shop.taken.length;
  const status = await send(worker, signed);
  return { status, kinds: shop.taken.slice(before).map(({ kind }) => kind) };
}

it.each(buildCases())("$name: $status, and the owner's code has run", async (each) => {
  expect(await observe(each.signed)).toEqual({ status: each.status, kinds: [each.kind] });
});

it("a failing handler: 503, and the resend is handled", async () => {
  const signed = buildOrder("ord_failing");
  shop.orderStatus = 500;
  expect(await observe(signed)).toEqual({ status: 503, kinds: [] });
  shop.orderStatus = 200;
  expect(await observe(signed)).toEqual({ status: 202, kinds: ["orders"] });
});

it("PermanentFailure: 202, and the owner's callback got the dead letter", async () => {
  shop.orderStatus = 422;
  expect(await observe(buildOrder("ord_refused"))).toEqual({ status: 202, kinds: ["dead"] });
  shop.orderStatus = 200;
});

it("each request has its own receiver, so a duplicate is handled again", async () => {
  const signed = buildOrder("ord_repeated");
  for (let sending = 1; sending <= 2; sending += 1)
    expect(await observe(signed)).toEqual({ status: 202, kinds: ["orders"] });
  const [first, second] = shop.taken.slice(-2).map(({ content }) => content.deliveryKey);
  expect(first).toBe(second);
});

it("a worker that ends after its response loses nothing that it acknowledged", async () => {
  const ending = await startWorker("receiving-worker.ts");
  const status = await send(ending, buildOrder("ord_acknowledged"));
  await ending.dispose();
  expect(status).toBe(202);
  expect(shop.orders).toContain("ord_acknowledged");
});

it("warns of failures, though the runtime has no process warnings", async () => {
  await expect.poll(() => printed, { timeout: 300_000 }).toContain("[handler_failed]");
});

describe("what before-response replaces: a worker that answers first", () => {
  beforeAll(() => {
    const text = folder.read("webhooks.ts");
    folder.write("after.ts", text.replace("before-response", "after-response"));
    const recipe = folder.read("receiving-worker.ts");
    folder.write("after-worker.ts", recipe.replace("./webhooks.ts", "./after.ts"));
    folder.write("waiting-worker.ts", waiting);
  });

  it("loses what it acknowledged: the runtime cancels the handler", async () => {
    const ending = await startWorker("after-worker.ts");
    // The order does not arrive before the worker has answered.
    shop.orderStatus = null;
    const status = await send(ending, buildOrder("ord_canceled"));
    await ending.dispose();
    shop.orderStatus = 200;
    shop.answerHeld();
    expect(status).toBe(202);
    expect(shop.orders).not.toContain("ord_canceled");
  });

  it("loses it with waitUntil as well, if the handler failed once", async () => {
    const ending = await startWorker("waiting-worker.ts");
    shop.orderStatus = 500;
    const asked = shop.nextAsked();
    const status = await send(ending, buildOrder("ord_failed"));
    await asked;
    await ending.dispose();
    shop.orderStatus = 200;
    expect(status).toBe(202);
    expect(shop.orders).not.toContain("ord_failed");
  });
});

const waiting = `
import { createReceiver } from "@order-webhooks/receiver";
import { options } from "./after.ts";

export default {
  async fetch(request, env, context) {
    const receiver = createReceiver(options);
    const response = await receiver.fetch(request);
    context.waitUntil(receiver.idle());
    return response;
  },
};
`;

async function startWorker(file: string): Promise<Miniflare> {
  const { outputFiles } = await build({
    entryPoints: [join(folder.path, file)],
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*"],
    write: false,
  });
  return new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? "",
    compatibilityDate: "2025-09-01",
    compatibilityFlags: ["nodejs_compat"],
    bindings: { WEBHOOK_SECRET: testSecret, SHOP_URL: shopUrl },
    handleRuntimeStdio: (...streams: readonly Readable[]) => {
      for (const stream of streams) stream.on("data", print);
    },
  });
}

function print(chunk: Buffer): void {
  printed += String(chunk);
}
