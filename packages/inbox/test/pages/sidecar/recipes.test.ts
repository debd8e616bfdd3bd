import { createHmac, randomUUID } from "node:crypto";
import { type SignedRequest, signRequest } from "@order-webhooks/receiver/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { buildAny, buildUnsupported } from "../../cli/deliveries.ts";
import { end, makeFolder, patience, post, runJson } from "../../cli/running-command.ts";
import { serveSidecar } from "../../forward/sidecar.ts";
import { forwardSecret } from "../../forward/target-process.ts";
import {
  type Application,
  breakOnce,
  isRunnable,
  readShop,
  recipes,
  startApplication,
} from "./recipe.ts";

async function startBoth(starting: Promise<Application>) {
  const application = await starting;
  onTestFinished(() => application.stop());
  const folder = makeFolder();
  const sidecar = await serveSidecar(folder, application.url, ["--max-delay", "1"]);
  onTestFinished(async () => void (await end(sidecar)));
  return { application, sidecar, folder };
}

type Both = Awaited<ReturnType<typeof startBoth>>;

/** Waits until `count` deliveries are forwarded or dead. Resolves to the counts of the inbox. */
async function settle({ sidecar, folder }: Both, count = 1): Promise<unknown> {
  const countEnded = () => {
    return `${sidecar.out()}${sidecar.err()}`.match(/^(forwarded|dead_letter) /gm)?.length;
  };
  await expect.poll(countEnded, patience).toBe(count);
  // The line is printed before the inbox stores the state.
  const read = () => runJson(folder, "stats");
  await expect.poll(read, patience).toMatchObject({ waiting: 0, claimed: 0 });
  return read();
}

async function send(url: string, body: string, headers: Record<string, string>): Promise<number> {
  return (await fetch(url, { method: "POST", headers, body })).status;
}

function sign(body: string, secret = forwardSecret): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

function orderIdOf({ text }: SignedRequest): string {
  const { data }: { readonly data: { readonly order: { readonly id: string } } } = JSON.parse(text);
  return data.order.id;
}

const keyHeader = "order-webhooks-delivery-key";
const signatureHeader = "x-voucherify-signature";

describe.each(recipes)("the recipe for $name, behind a sidecar", (recipe) => {
  const test = it.runIf(isRunnable(recipe));

  test("processes each delivery once", async () => {
    const both = await startBoth(startApplication(recipe));
    const { application, sidecar } = both;
    const built = buildAny();
    expect([await post(sidecar.url, built), await post(sidecar.url, built)]).toEqual([202, 202]);
    expect(await settle(both)).toMatchObject({ done: 1, dead: 0, quarantined: 0 });
    const { keys, orders } = readShop(application);
    expect([keys.length, orders]).toEqual([1, [{ id: orderIdOf(built), deliveries: 1 }]]);
  });

  test("refuses a forged signature, and a delivery without a key", async () => {
    const application = await startApplication(recipe);
    onTestFinished(() => application.stop());
    const body = buildAny().text;
    const key = { [keyHeader]: "key" };
    const forgeries = [
      undefined,
      "",
      "0".repeat(64),
      sign(body, "another secret"),
      sign(`${body} `),
      sign(body).slice(0, 63),
      `${sign(body)}, ${sign(body)}`,
      sign(body, ""),
      "\u00e9".repeat(64),
    ];
    for (const forgery of forgeries) {
      const signature = forgery === undefined ? {} : { [signatureHeader]: forgery };
      expect(await send(application.url, body, { ...key, ...signature }), forgery).toBe(401);
    }
    expect(await send(application.url, body, { [signatureHeader]: sign(body) })).toBe(400);
    expect(readShop(application)).toEqual({ keys: [], orders: [] });
  });

  test("has the effect of a repeated delivery once", async () => {
    const application = await startApplication(recipe);
    onTestFinished(() => application.stop());
    const built = buildAny();
    const { text } = built;
    const headers = { [keyHeader]: "key", [signatureHeader]: sign(text) };
    const repeated = await Promise.all(
      Array.from({ length: 8 }, () => send(application.url, text, headers)),
    );
    expect([...new Set(repeated)]).toEqual([204]);
    expect(await send(application.url, text, headers)).toBe(204);
    const id = orderIdOf(built);
    expect(readShop(application)).toEqual({ keys: ["key"], orders: [{ id, deliveries: 1 }] });
  });

  test.each(["effect", "answer"] as const)(
    "has the effect once if the first attempt fails after the %s",
    async (where) => {
      const code = breakOnce(recipe, where);
      const both = await startBoth(startApplication(recipe, code));
      const { application, sidecar } = both;
      const built = buildAny();
      expect(await post(sidecar.url, built)).toBe(202);
      expect(await settle(both)).toMatchObject({ done: 1, dead: 0 });
      expect(sidecar.out()).toContain("at attempt 2");
      const id = orderIdOf(built);
      expect(readShop(application)).toMatchObject({ orders: [{ id, deliveries: 1 }] });
    },
  );

  test("accepts deliveries that it does not need, and gives up an order that it cannot read", async () => {
    const both = await startBoth(startApplication(recipe));
    const { application, sidecar, folder } = both;
    expect(await post(sidecar.url, buildUnsupported("no.such.event"))).toBe(202);
    const { delivery } = buildAny();
    for (const data of [{}, { order: null }, { order: 5 }, { order: { id: ["a"] } }]) {
      const event = { ...delivery.event, id: randomUUID() };
      const body = JSON.stringify({ ...delivery, event, data });
      expect(await post(sidecar.url, signRequest(body))).toBe(202);
    }
    expect(await settle(both, 5)).toMatchObject({ done: 3, dead: 2 });
    const dead = { state: "dead", reason: "permanent_failure" };
    expect(await runJson(folder, "list")).toMatchObject({ deliveries: Array(2).fill(dead) });
    const { keys, orders } = readShop(application);
    expect([keys.length, orders]).toEqual([3, []]);
  });

  test("never answers 500, whatever the shape of the body", async () => {
    const application = await startApplication(recipe);
    onTestFinished(() => application.stop());
    const unneeded = [
      ...["null", "5", '"order"', "[]", "[{}]", "{}", '{"data":5}', '{"data":"order"}'],
      ...['{"data":[]}', '{"data":{}}', '{"data":{"order":null}}', '{"order":null}'],
    ];
    const unreadable = [
      ...["", "no JSON", "{", "\u00e9", '{"order":[]}', '{"order":"id"}', '{"order":false}'],
      ...['{"order":{}}', '{"order":{"id":5}}', '{"order":{"id":null}}', '{"order":{"id":{}}}'],
      ...['{"order":{"id":"a","status":["x"]}}', '{"order":{"id":"a","status":5}}'],
      ...['{"order":{"id":"\\ud800"}}', '{"order":{"id":"a","status":"\\udc00"}}'],
      `{"order":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    ];
    const answer = (body: string, index: number) => {
      const headers = { [keyHeader]: `key ${index}`, [signatureHeader]: sign(body) };
      return send(application.url, body, headers);
    };
    for (const [index, body] of unneeded.entries()) {
      expect(await answer(body, index), body).toBe(204);
    }
    for (const body of unreadable) {
      expect(await answer(body, unneeded.length), body.slice(0, 80)).toBe(410);
    }
    const { keys, orders } = readShop(application);
    expect([keys.length, orders]).toEqual([unneeded.length, []]);
  });

  test("accepts nothing without a secret", async () => {
    const body = buildAny().text;
    for (const env of [{}, { FORWARD_SECRET: "" }, { FORWARD_SECRET: " " }]) {
      const starting = startApplication(recipe, undefined, env);
      const application = await starting.catch(() => undefined);
      if (application === undefined) continue;
      onTestFinished(() => application.stop());
      const secret = env.FORWARD_SECRET ?? "";
      // An empty key would let anyone sign.
      const headers = { [keyHeader]: "key", [signatureHeader]: sign(body, secret) };
      expect(await send(application.url, body, headers)).toBe(500);
    }
  });
});
