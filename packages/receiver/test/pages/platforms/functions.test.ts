import { join } from "node:path";
import { UserFolder } from "@order-webhooks/test-setup/pages";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SignedRequest, signRequest } from "../../../src/testing.ts";
import { buildCases, buildOrder } from "./deliveries.ts";
import {
  type RunningFunction,
  type RunningLambda,
  type RunningServer,
  type ServerPlatform,
  startLambda,
  startServerFunction,
} from "./freezing/functions.ts";
import {
  albEvent,
  albMultiValueEvent,
  functionUrlEvent,
  httpApiEvent,
  restApiEvent,
} from "./lambda-events.ts";
import { inboxModule, SharedInbox } from "./shared-inbox.ts";
import { Shop } from "./shop.ts";
import { pickSnippets } from "./snippets.ts";

// Each platform here runs the page's recipe in a process that is stopped in the very call that hands its response over. What the
// shop has by then came before the response, and what comes later would need a process that runs.

const files = ["lambda.ts", "lambda-rest.ts", "cloud-run.ts", "scheduled.ts"];
const routes = ["app/webhooks/route.ts", "api/webhooks.ts"];

let folder: UserFolder;
let shop: Shop;
let env: NodeJS.ProcessEnv;
const running = new Set<() => Promise<void>>();

beforeAll(async () => {
  folder = new UserFolder(pickSnippets([...files, ...routes, "webhooks.ts"]));
  folder.write("inbox.ts", inboxModule);
  shop = new Shop();
  env = { SHOP_URL: await shop.listen() };
});

afterAll(async () => {
  for (const end of running) await end();
  shop.close();
  folder.remove();
});

const lambdas = [
  { file: "lambda.ts", platform: "a function URL", toEvent: functionUrlEvent },
  { file: "lambda.ts", platform: "an HTTP API", toEvent: httpApiEvent },
  { file: "lambda-rest.ts", platform: "a REST API", toEvent: restApiEvent },
  { file: "lambda-rest.ts", platform: "a load balancer", toEvent: albEvent },
  { file: "lambda-rest.ts", platform: "multi-value headers", toEvent: albMultiValueEvent },
];

const encodings = [
  { encoding: "text", isBase64Encoded: false },
  { encoding: "base64", isBase64Encoded: true },
];

const front = { "x-forwarded-for": "192.0.2.1", "x-forwarded-proto": "https" };

const vercel: ServerPlatform = {
  launcher: "serve-route.ts",
  headers: {
    ...front,
    "x-forwarded-host": "shop.example",
    "x-real-ip": "192.0.2.1",
    "x-vercel-deployment-url": "shop-abc123.vercel.app",
    "x-vercel-id": "fra1::abcde-1795946400000-0123456789ab",
  },
};

const cloudRun: ServerPlatform = {
  launcher: null,
  headers: {
    ...front,
    forwarded: 'for="192.0.2.1";proto=https',
    traceparent: "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01",
    "x-cloud-trace-context": "0123456789abcdef0123456789abcdef/81985529216486895;o=1",
  },
};

const platforms: readonly {
  readonly name: string;
  readonly start: () => Promise<RunningFunction>;
}[] = [
  ...lambdas.flatMap(({ file, platform, toEvent }) =>
    encodings.map(({ encoding, isBase64Encoded }) => ({
      name: `${file}, ${platform}, ${encoding}`,
      start: async () => {
        const { invoke, end } = await start(file);
        const send = async (signed: SignedRequest) => {
          const { statusCode, body } = await invoke(toEvent({ signed, isBase64Encoded }));
          return { status: statusCode, body };
        };
        return { send, end };
      },
    })),
  ),
  { name: "api/webhooks.ts", start: () => startServer("api/webhooks.ts", vercel) },
  { name: "app/webhooks/route.ts", start: () => startServer("app/webhooks/route.ts", vercel) },
  { name: "cloud-run.ts", start: () => startServer("cloud-run.ts", cloudRun) },
];

async function start(file: string, moreEnv: NodeJS.ProcessEnv = {}): Promise<RunningLambda> {
  const lambda = await startLambda(join(folder.path, file), { ...env, ...moreEnv });
  running.add(lambda.end);
  return lambda;
}

async function startServer(file: string, platform: ServerPlatform): Promise<RunningServer> {
  const server = await startServerFunction(platform, join(folder.path, file), env);
  running.add(server.end);
  return server;
}

/** Sends a request, and returns the outcome at the time when the process was frozen. */
async function observe({ send }: RunningFunction, signed: SignedRequest) {
  const before = shop.taken.length;
  const { status } = await send(signed);
  return { status, kinds: shop.taken.slice(before).map(({ kind }) => kind) };
}

function countDead(): number {
  return shop.taken.filter(({ kind }) => kind === "dead").length;
}

let orders = 0;

/** Builds a delivery of an order that no other test uses. */
function buildOwn() {
  orders += 1;
  const id = `ord_${orders}`;
  return { id, signed: buildOrder(id) };
}

describe.each(platforms)("$name", ({ start: startFunction }) => {
  let warm: RunningFunction;

  beforeAll(async () => {
    warm = await startFunction();
  });

  afterAll(() => warm.end());

  it.each(buildCases())("$name: $status, and the owner's code has run", async (each) => {
    expect(await observe(warm, each.signed)).toEqual({ status: each.status, kinds: [each.kind] });
  });

  it("a failing handler: 503, and the resend is handled", async () => {
    const { signed } = buildOwn();
    shop.orderStatus = 500;
    expect(await observe(warm, signed)).toEqual({ status: 503, kinds: [] });
    shop.orderStatus = 200;
    expect(await observe(warm, signed)).toEqual({ status: 202, kinds: ["orders"] });
    expect(await observe(warm, signed)).toEqual({ status: 202, kinds: [] });
  });

  it("PermanentFailure: 202, and a dead letter that the owner's callback got", async () => {
    const { id, signed } = buildOwn();
    shop.orderStatus = 422;
    expect(await observe(warm, signed)).toEqual({ status: 202, kinds: ["dead"] });
    expect(await observe(warm, signed)).toEqual({ status: 202, kinds: [] });
    expect(shop.asked.filter((asked) => asked === id)).toHaveLength(1);
    shop.orderStatus = 200;
  });

  it("a process that ends while it is frozen loses nothing that it acknowledged", async () => {
    const sent = [200, 500, 422, 200, 500].map((status) => ({ status, ...buildOwn() }));
    const refused: typeof sent = [];
    const before = countDead();
    const frozen = await startFunction();
    for (const each of sent) {
      shop.orderStatus = each.status;
      if ((await frozen.send(each.signed)).status !== 202) refused.push(each);
    }
    await frozen.end();
    shop.orderStatus = 200;
    expect(refused.map(({ status }) => status)).toEqual([500, 500]);
    for (const { signed } of refused) expect((await warm.send(signed)).status).toBe(202);
    const ids = sent.filter(({ status }) => status !== 422).map(({ id }) => id);
    expect(shop.orders.filter((id) => ids.includes(String(id))).sort()).toEqual(ids.sort());
    expect(countDead() - before).toBe(1);
  });

  it("a process that ends before its response acknowledges nothing: the resend is handled", async () => {
    const { id, signed } = buildOwn();
    const ending = await startFunction();
    shop.orderStatus = null;
    const asked = shop.nextAsked();
    const sending = ending.send(signed).catch(() => "no answer");
    await Promise.race([asked, sending]);
    await ending.end();
    expect(await sending).toBe("no answer");
    shop.answerHeld();
    shop.orderStatus = 200;
    expect(await observe(warm, signed)).toEqual({ status: 202, kinds: ["orders"] });
    expect(shop.asked.filter((each) => each === id)).toHaveLength(2);
  });
});

describe.each(lambdas)("$file, $platform", ({ file, toEvent }) => {
  it("answers with headers of the same kind as the request", async () => {
    const { invoke, end } = await start(file);
    const signed = { ...signRequest("{}"), headers: {} };
    const result: object = await invoke(toEvent({ signed, isBase64Encoded: false }));
    const name = toEvent === albMultiValueEvent ? "multiValueHeaders" : "headers";
    const type = "application/json";
    const value = name === "headers" ? type : [type];
    expect(result).toMatchObject({ [name]: { "content-type": value } });
    expect("headers" in result && "multiValueHeaders" in result).toBe(false);
    await end();
  });

  it("takes an event without a body", async () => {
    const { invoke, end } = await start(file);
    for (const body of [null, undefined]) {
      const event = { ...toEvent({ signed: signRequest(""), isBase64Encoded: false }), body };
      expect(await invoke(event)).toMatchObject({ statusCode: 202 });
    }
    await end();
  });
});

it("cloud-run.ts answers pending requests when its instance ends", async () => {
  const { signed } = buildOwn();
  const ending = await startServer("cloud-run.ts", cloudRun);
  shop.orderStatus = null;
  const asked = shop.nextAsked();
  const sending = ending.send(signed);
  await Promise.race([asked, sending]);
  ending.terminate();
  shop.orderStatus = 200;
  shop.answerHeld();
  expect(await sending).toEqual({ status: 202, body: "" });
  await ending.end();
});

it("app/webhooks/route.ts is imported without a secret, as the build does", async () => {
  const path = join(folder.path, "app/webhooks/route.ts");
  const built = await startServerFunction(vercel, path, { WEBHOOK_SECRET: "" });
  await built.end();
});

describe("processes that share an inbox", () => {
  let shared: SharedInbox;
  let inboxEnv: NodeJS.ProcessEnv;

  beforeAll(async () => {
    change("lambda.ts", "shared.ts", [
      ["createReceiver(options)", "createReceiver({ ...options, inbox: await openInbox() })"],
      ["import {", 'import { openInbox } from "./inbox.ts";\nimport {'],
    ]);
    shared = new SharedInbox();
    inboxEnv = { INBOX_URL: await shared.listen() };
  });

  afterAll(() => shared.close());

  /** Sends a request to a new process, and ends the process. Resolves to the status. */
  async function sendToNew(signed: SignedRequest): Promise<number> {
    const { invoke, end } = await start("shared.ts", inboxEnv);
    const { statusCode } = await invoke(functionUrlEvent({ signed, isBase64Encoded: false }));
    await end();
    return statusCode;
  }

  it("drop a duplicate in every process", async () => {
    const { id, signed } = buildOwn();
    expect(await sendToNew(signed)).toBe(202);
    expect(await sendToNew(signed)).toBe(202);
    expect(shop.asked.filter((each) => each === id)).toHaveLength(1);
  });

  it("answer 202 to the fifth failure, and keep a dead letter, which a schedule replays", async () => {
    const { id, signed } = buildOwn();
    shop.orderStatus = 500;
    const statuses: number[] = [];
    for (let sending = 1; sending <= 6; sending += 1) statuses.push(await sendToNew(signed));
    expect(statuses).toEqual([503, 503, 503, 503, 202, 202]);
    shop.orderStatus = 200;
    const letter = { state: "dead", reason: "handler_failed", attempts: 5 };
    expect(await shared.inbox.list()).toMatchObject([letter]);
    expect(await shared.inbox.replay({ state: "dead" })).toBe(1);
    const { invoke, end } = await start("scheduled.ts", inboxEnv);
    await invoke({ source: "aws.events", "detail-type": "Scheduled Event", detail: {} });
    expect(shop.orders).toContain(id);
    await end();
  });

  it("make a dead letter of a delivery that the vendor gave up, by the schedule", async () => {
    const { signed } = buildOwn();
    shop.orderStatus = 500;
    expect(await sendToNew(signed)).toBe(503);
    shop.orderStatus = 200;
    shared.now += 25 * 3_600_000;
    const { invoke, end } = await start("scheduled.ts", inboxEnv);
    await invoke({ source: "aws.events", "detail-type": "Scheduled Event", detail: {} });
    expect(await shared.inbox.list()).toMatchObject([{ reason: "sender_gave_up" }]);
    expect(shop.taken.at(-1)).toMatchObject({ kind: "dead" });
    await end();
  });
});

describe("what before-response replaces: a recipe that answers first", () => {
  const after = 'processing: "after-response"';

  beforeAll(() => {
    change("webhooks.ts", "after.ts", [['processing: "before-response"', after]]);
    change("lambda.ts", "lambda-after.ts", [["./webhooks.ts", "./after.ts"]]);
    change("lambda-after.ts", "lambda-idle.ts", [
      ["  return {", "  await receiver.idle();\n  return {"],
    ]);
  });

  it("loses an acknowledged delivery if the process ends before the handler", async () => {
    const { id, signed } = buildOwn();
    // The order does not arrive before the process is frozen.
    shop.orderStatus = null;
    const { invoke, end } = await start("lambda-after.ts");
    const { statusCode } = await invoke(functionUrlEvent({ signed, isBase64Encoded: false }));
    await end();
    shop.orderStatus = 200;
    shop.answerHeld();
    expect(statusCode).toBe(202);
    expect(shop.orders).not.toContain(id);
  });

  it("loses it with idle() as well, if the handler failed once", async () => {
    const { id, signed } = buildOwn();
    shop.orderStatus = 500;
    const { invoke, end } = await start("lambda-idle.ts");
    const { statusCode } = await invoke(functionUrlEvent({ signed, isBase64Encoded: false }));
    shop.orderStatus = 200;
    await end();
    expect(statusCode).toBe(202);
    expect(shop.asked).toContain(id);
    expect(shop.orders).not.toContain(id);
  });
});

/** Writes a variant of a module of the page. */
function change(file: string, name: string, changes: readonly (readonly [string, string])[]): void {
  let text = folder.read(file);
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  folder.write(name, text);
}
