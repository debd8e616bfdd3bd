import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { fileURLToPath } from "node:url";
import { type ServerType, serve } from "@hono/node-server";
import { createReceiver, type Receiver } from "@order-webhooks/receiver";
import { createExampleHandlers } from "@order-webhooks/receiver/example-handlers";
import { createFastifyPlugin, createNodeHandler } from "@order-webhooks/receiver/node";
import { eventTypes } from "@order-webhooks/validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Handled, signatureHeader, testSecret, verifyReceiver } from "../src/index.ts";
import { planDeliveries, readDeliverySources } from "../src/plan/deliveries.ts";
import { sign } from "../src/plan/signature.ts";

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const observationSchema = new URL("../observation.schema.json", import.meta.url);
const isObservation = new Ajv2020().compile(JSON.parse(await readFile(observationSchema, "utf8")));

test("the observation of the README and the schema's own are what the schema says", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const [, shown = ""] = /^```json\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  const { examples } = JSON.parse(await readFile(observationSchema, "utf8"));
  for (const one of [JSON.parse(shown), ...examples]) expect(isObservation(one)).toBe(true);
  expect(isObservation({ handled: [{ event: "x" }] })).toBe(false);
});

async function expectAccepted(origin: string): Promise<void> {
  const outcome = await verifyReceiver({
    url: `${origin}/webhooks`,
    rawUrls: Object.fromEntries(
      eventTypes.map((event) => [event, `${origin}/webhooks/raw/${event}`]),
    ),
    observe: `${origin}/observe`,
    secret: testSecret,
  });
  if (!outcome.ran) throw new Error(outcome.message);
  expect(isObservation(await (await fetch(`${origin}/observe`)).json())).toBe(true);
  const { passed, findings, counts } = outcome.report;
  expect({ passed, findings }).toEqual({ passed: true, findings: [] });
  expect(counts).toMatchObject({ answered: 0, failed: 0, skipped: 0 });
}

interface Served {
  readonly receiver: Receiver;
  /** Returns the answer of GET /observe, once everything that was answered has been handled. */
  readonly observation: () => Promise<{ readonly handled: readonly Handled[] }>;
}

function createServed(): Served {
  const handled: Handled[] = [];
  const receiver = createReceiver({
    secrets: testSecret,
    log: () => undefined,
    rawPaths: Object.fromEntries(eventTypes.map((event) => [`/webhooks/raw/${event}`, event])),
    handlers: createExampleHandlers(({ event, purpose, orderId }) => {
      handled.push({ event, purpose, orderId });
    }),
  });
  const observation = async () => {
    await receiver.idle();
    return { handled };
  };
  return { receiver, observation };
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("our receiver on node:http is accepted", async () => {
  const { receiver, observation } = createServed();
  const handler = createNodeHandler(receiver);
  const origin = await listen(async (request, response) => {
    if (request.url !== "/observe") return void handler(request, response);
    response.end(JSON.stringify(await observation()));
  });
  await expectAccepted(origin);
});

test("our receiver on Express is accepted", async () => {
  const { receiver, observation } = createServed();
  const app = express();
  app.get("/observe", async (_request, response) => void response.json(await observation()));
  app.post("/webhooks{/*rest}", createNodeHandler(receiver));
  await expectAccepted(await listen(app));
});

test("our receiver on Fastify is accepted", async () => {
  const { receiver, observation } = createServed();
  const app = Fastify();
  app.get("/observe", observation);
  app.register(createFastifyPlugin(receiver));
  closing.push(() => app.close());
  await expectAccepted(await app.listen({ port: 0, host: "127.0.0.1" }));
});

test("our receiver on Hono is accepted", async () => {
  const { receiver, observation } = createServed();
  const app = new Hono();
  app.get("/observe", async (context) => context.json(await observation()));
  app.post("/webhooks/*", (context) => receiver.fetch(context.req.raw));
  const origin = await new Promise<string>((resolve) => {
    const server: ServerType = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, (at) =>
      resolve(`http://127.0.0.1:${at.port}`),
    );
    closing.push(() => server.close());
  });
  await expectAccepted(origin);
});

describe("the receiver in Python", () => {
  let python: Started | undefined;

  beforeAll(async () => {
    // With an ASCII locale, names must be printed anyway.
    python = await startPython({ PYTHONIOENCODING: "ascii" });
    // Vitest does not print the names of skipped tests.
    if (python === undefined) {
      process.stderr.write("NOT RUN: the receiver in Python, because there is no python3 here.\n");
    }
  });

  afterAll(() => python?.stop());

  test("is accepted", async ({ skip }) => {
    await expectAccepted(python?.origin ?? skip());
  });

  test("handles what failed when it comes again, and once only", async ({ skip }) => {
    const origin = python?.origin ?? skip();
    const [delivery] = planDeliveries(await readDeliverySources());
    const whole = JSON.parse(delivery?.body ?? "");
    const { customer: _, ...data } = whole.data;
    for (const body of [{ ...whole, data }, whole, whole]) {
      const text = JSON.stringify(body);
      const headers = { [signatureHeader]: sign(text, testSecret) };
      const { status } = await fetch(`${origin}/webhooks`, { method: "POST", body: text, headers });
      expect(status).toBe(202);
    }
    const { handled } = JSON.parse(await (await fetch(`${origin}/observe`)).text());
    const orderId = whole.data.order.id;
    expect(handled.filter((entry: Handled) => entry.orderId === orderId)).toHaveLength(1);
  });

  // Requests whose body is not read to its end. The rest must not count as the next request.
  test.for([
    ["an address that is not there", 404, "POST /other HTTP/1.1", "content-length: 0"],
    ["no length", 400, "POST /webhooks HTTP/1.1", "content-length: x"],
    ["a signed length", 400, "POST /webhooks HTTP/1.1", "content-length: -1"],
    ["no size of a chunk", 400, "POST /webhooks HTTP/1.1", "transfer-encoding: chunked"],
    ["too much", 413, "POST /webhooks HTTP/1.1", "content-length: 1048577"],
  ] as const)("answers %s with %i and closes", async ([, status, line, header], { skip }) => {
    const origin = python?.origin ?? skip();
    const next = "zz\r\nGET /observe HTTP/1.1\r\nhost: x\r\n\r\n";
    const answered = await exchange(origin, `${line}\r\nhost: x\r\n${header}\r\n\r\n${next}`);
    expect(answered.match(/HTTP\/1\.1 \d+/g)).toEqual([`HTTP/1.1 ${status}`]);
    expect(answered).toMatch(/connection: close/i);
  });
});

/** Returns everything that a server answers to these bytes until it closes the connection. */
function exchange(origin: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    let answered = "";
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    // Unread bytes may turn the close into a reset.
    socket.on("error", () => {}).on("close", () => resolve(answered));
    socket.setEncoding("latin1").on("data", (text: string) => {
      answered += text;
    });
  });
}

interface Started {
  readonly origin: string;
  readonly stop: () => void;
}

// Exit codes for a missing program: that of shells and version managers, and that of Windows.
const notFound = [127, 9009];

/** Starts the receiver of examples/python. Undefined without Python. */
function startPython(env: NodeJS.ProcessEnv): Promise<Started | undefined> {
  const script = fileURLToPath(new URL("../examples/python/receiver.py", import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn("python3", [script, "--port", "0", "--observe"], {
      env: { ...process.env, WEBHOOK_SECRET: testSecret, ...env },
      stdio: ["ignore", "pipe", "ignore"],
    });
    child.on("error", () => resolve(undefined));
    child.on("exit", (code) => {
      if (notFound.includes(code ?? 0)) resolve(undefined);
      else reject(new Error(`the Python receiver ended with ${code}`));
    });
    child.stdout.setEncoding("utf8").once("data", (text: string) => {
      const origin = /http:\/\/[\d.:]+/.exec(text)?.[0] ?? "";
      child.removeAllListeners("exit");
      // All output must be read, because the receiver would block on a full pipe.
      child.stdout.resume();
      resolve({ origin, stop: () => void child.kill() });
    });
  });
}
