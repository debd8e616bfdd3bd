import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createReceiver } from "../../../src/receiver.ts";
import { buildDelivery, signRequest, testSecret } from "../../../src/testing.ts";
import { anyEvent } from "../../recorded-receiver.ts";
import { deliver } from "../../sending.ts";
import { type FunctionProcess, startFunction } from "../processes.ts";
import { UserFolder } from "../user-folder.ts";
import { buildCases, notJson } from "./deliveries.ts";
import type { Invocation, Invoked } from "./invoke.ts";
import {
  albEvent,
  albMultiValueEvent,
  type FunctionRequest,
  functionUrlEvent,
  httpApiEvent,
  restApiEvent,
} from "./lambda-events.ts";
import { nextStandIn } from "./next-stand-in.ts";
import { pickSnippets } from "./snippets.ts";

const route = "app/webhooks/route.ts";
const files = ["lambda.ts", "lambda-rest.ts", route];

let folder: UserFolder;
const processes = new Map<string, FunctionProcess>();

beforeAll(async () => {
  folder = new UserFolder(pickSnippets(files));
  nextStandIn(folder);
  for (const file of files) processes.set(file, await startFunction(join(folder.path, file)));
});

afterAll(async () => {
  for (const running of processes.values()) await running.stop();
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

const behind = lambdas.flatMap((lambda) =>
  encodings.map((encoding) => ({ ...lambda, ...encoding })),
);

describe.each(behind)("$file, $platform, $encoding", ({ file, toEvent, isBase64Encoded }) => {
  function invoke(signed: FunctionRequest["signed"]) {
    return invokeIn(file, { kind: "event", event: toEvent({ signed, isBase64Encoded }) });
  }

  it.each(buildCases())("$name: $status", async ({ signed, status, printed }) => {
    const invoked = await invoke(signed);
    expect(invoked).toMatchObject({ result: { statusCode: status }, printed });
    expect(invoked.result.body).toBe(status === 202 ? "" : '{"error":"invalid_signature"}');
  });

  it("quarantines what is not JSON", async () => {
    expect(await invoke(notJson)).toMatchObject({ result: { statusCode: 202 }, printed: [] });
  });

  it("answers in headers of the kind that came", async () => {
    const { result } = await invoke({ ...notJson, headers: {} });
    const name = toEvent === albMultiValueEvent ? "multiValueHeaders" : "headers";
    const type = "application/json";
    const value = name === "headers" ? type : [type];
    expect(result[name]).toMatchObject({ "content-type": value });
    expect("headers" in result && "multiValueHeaders" in result).toBe(false);
  });
});

it.each(lambdas)("$file, $platform, takes an event without a body", async ({ file, toEvent }) => {
  for (const body of [null, undefined]) {
    const event = { ...toEvent({ signed: signRequest(""), isBase64Encoded: false }), body };
    const { result } = await invokeIn(file, { kind: "event", event });
    expect(result.statusCode).toBe(202);
  }
});

describe(route, () => {
  it.each(buildCases())("$name: $status", async ({ signed, status, printed }) => {
    const { headers, text: body } = signed;
    const init = { method: "POST", headers, body };
    const url = "https://shop.example/webhooks";
    expect(await invokeIn(route, { kind: "route", url, init })).toMatchObject({
      result: { statusCode: status },
      printed,
    });
  });

  it("is imported without a secret, as the build does", async () => {
    const built = await startFunction(join(folder.path, route), {});
    await built.stop();
  });
});

it("answers 202 though the handler failed, and is idle before its retry", async () => {
  let calls = 0;
  const handlers = () => {
    calls += 1;
    throw new Error("The queue is closed.");
  };
  const receiver = createReceiver({ secrets: testSecret, handlers, log: () => {} });
  const built = buildDelivery({ event: anyEvent, purpose: "message" });
  const status = await deliver(receiver, built);
  const { waiting } = await receiver.stats();
  expect({ status, calls, waiting }).toEqual({ status: 202, calls: 1, waiting: 1 });
  await receiver.close();
});

function invokeIn(file: string, invocation: Invocation): Promise<Invoked> {
  const running = processes.get(file);
  return running ? running.invoke(invocation) : expect.fail(`${file} does not run.`);
}
