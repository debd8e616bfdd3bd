import { createHash, createHmac } from "node:crypto";
import { expect } from "vitest";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import { createNodeHandler } from "../../src/node.ts";
import type { ReceiverOptions } from "../../src/options/options.ts";
import { PermanentFailure } from "../../src/permanent-failure.ts";
import type { Receiver } from "../../src/receiver.ts";
import { type SignedRequest, signBody, signRequest, testSecret } from "../../src/testing.ts";
import { createGate } from "../gate.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { buildAny } from "../recorded-receiver.ts";
import { deliver, resign, send } from "../sending.ts";
import { quarantine, quarantines } from "./quarantines.ts";

/** Text of a sender, which must not appear in a code or a reason. */
export const marker = "Zofia";

/** Creates a receiver whose log is recorded. */
export type Create = (options?: Partial<ReceiverOptions>) => Receiver;

const fail = () => Promise.reject(new Error(marker));

async function causeQuarantines(create: Create): Promise<void> {
  for (const each of quarantines) await quarantine(create(each.options), each);
}

function withSignature(signature: string | null): SignedRequest {
  const { text, body, headers } = buildAny();
  const { "x-voucherify-signature": _own, ...others } = headers;
  const signed = signature === null ? others : { ...others, "x-voucherify-signature": signature };
  // This cast is needed for a request without the signature header.
  return { text, body, headers: signed as SignedRequest["headers"] };
}

async function causeRejections(create: Create): Promise<void> {
  const headers = [null, "a,b", `sha256=${"0".repeat(64)}`, "A".repeat(43), "0".repeat(40), marker];
  for (const header of headers) await deliver(create(), withSignature(header));
  const padded = create({ secrets: `${testSecret}\n` });
  await deliver(padded, buildAny());
  await deliver(create({ secrets: `"${testSecret}"` }), buildAny());
  const text = JSON.stringify({ marker: "ż/" });
  const spaced = `{ ${text.slice(1)}`;
  const sent: readonly (readonly [body: string, signature: string])[] = [
    [text, signBody(text, `other ${marker}`)],
    ["x".repeat(70_000), signBody("x")],
    [Buffer.from(text).toString("base64"), signBody(text)],
    [text, signBody(text.replace("/", "\\/"))],
    ["[object Object]", signBody(text)],
    [text, createHmac("sha256", "").update(text).digest("hex")],
    [text, createHash("sha256").update(text).digest("hex")],
    [text, signBody(Buffer.from(text, "latin1"))],
    [`\ufeff${text}`, signBody(text)],
    [spaced.replace("ż", "\\u017c"), signBody(text)],
  ];
  for (const [body, signature] of sent) {
    const signed = signRequest(body);
    const headers = { ...signed.headers, "x-voucherify-signature": signature };
    await deliver(create(), { ...signed, headers });
  }
}

async function causeRefusals(create: Create): Promise<void> {
  const built = buildAny();
  const receiver = create({ limits: { maxBodyBytes: 10_000, bodyTimeoutMs: 1 } });
  const zipped = { ...built, headers: { ...built.headers, "content-encoding": marker } };
  await deliver(receiver, zipped);
  await deliver(receiver, signRequest("x".repeat(10_001)));
  await deliver(receiver, {
    ...built,
    headers: { ...built.headers, [marker]: "x".repeat(20_000) },
  });
  await receiver.fetch(toStreamed(new ReadableStream({})));
  await receiver.fetch(toStreamed(new ReadableStream({ start: (it) => it.error(marker) })));
  await deliver(receiver, built, `/${marker}`);
  await receiver.close();
  await deliver(receiver, built);
}

function toStreamed(body: ReadableStream): Request {
  const { headers } = buildAny();
  return new Request("http://localhost/webhooks", {
    method: "POST",
    headers,
    body,
    duplex: "half",
  });
}

async function causeFailures(create: Create): Promise<void> {
  const failing = create({
    secrets: ["newer", testSecret],
    handlers: fail,
    retry: { attempts: 2, firstDelayMs: 0 },
    onUnusable: fail,
    onRejected: fail,
    onDrift: fail,
    onDeadLetter: fail,
  });
  await deliver(failing, signRequest(marker));
  await deliver(failing, signRequest("{}", marker));
  await deliver(failing, resign(buildAny(), { [marker]: marker }));
  await expect.poll(failing.stats).toMatchObject({ dead: 1 });
  await failing.idle();
  const lost = create({ handlers: fail, retry: { firstDelayMs: 60_000 } });
  await deliver(lost, buildAny());
  await lost.close();
  const inbox = { ...bind(createMemoryInbox()), put: fail };
  await deliver(create({ inbox }), buildAny());
}

async function causeMistakes(create: Create): Promise<void> {
  const receiver = create({ secrets: [testSecret, `${testSecret} `] });
  const { headers, body } = buildAny();
  const head = { method: "POST", path: "/webhooks", headers };
  // @ts-expect-error: what JavaScript can pass
  await receiver.handle({ ...head, body: { marker } });
  // @ts-expect-error: what JavaScript can pass
  await receiver.handle({ body });
  const throwing = {
    ...head,
    get body(): Uint8Array {
      throw new Error(marker);
    },
  };
  await receiver.handle(throwing);
  // @ts-expect-error: what JavaScript can pass
  await createNodeHandler(receiver)({ marker }, {}, () => {});
  await receiver.idle();
}

/** Fills the slots and the queue of the callbacks, so that others are skipped. */
async function causeSkips(create: Create): Promise<void> {
  const gate = createGate();
  const receiver = create({ concurrency: 1, onUnusable: () => gate.promise });
  const sent = Array.from({ length: 1_003 }, (_, index) => signRequest(`${marker} ${index}`));
  const requests = sent.map((signed) => {
    const { headers, body } = signed;
    return receiver.handle({ method: "POST", path: "/webhooks", headers, body });
  });
  await Promise.all(requests);
  gate.open();
  await receiver.idle();
}

async function causeSuccess(create: Create): Promise<void> {
  const receiver = create();
  const built = buildAny();
  await deliver(receiver, built);
  await deliver(receiver, built);
  const { event } = built.delivery;
  const huge = (id: string) => JSON.stringify({ ...built.delivery, event: { ...event, id } });
  await deliver(receiver, signRequest(huge("a").replace("{", '{"more":12345678901234567890,')));
  await deliver(receiver, signRequest(huge("b").replace("{", '{"more":"\\u0000",')));
}

/** Causes every outcome of deliveries whose handlers run before the response. */
async function causeFailuresFirst(create: Create): Promise<void> {
  const processing = "before-response";
  const refused = create({
    processing,
    handlers: () => Promise.reject(new PermanentFailure(marker)),
  });
  await deliver(refused, buildAny());
  let now = 0;
  const inbox = createMemoryInbox({ now: () => now });
  await deliver(create({ processing, inbox, handlers: fail }), buildAny());
  now = 25 * 3_600_000;
  await create({ processing, inbox }).idle();
  await causeBusy(create);
}

/** Uses all the memory for deliveries that are handled before the response. */
async function causeBusy(create: Create): Promise<void> {
  const built = buildAny();
  const { byteLength } = built.body;
  const begun = createGate();
  const end = createGate();
  const receiver = create({
    processing: "before-response",
    limits: { maxBodyBytes: byteLength, maxBufferedBytes: byteLength },
    handlers: () => {
      begun.open();
      return end.promise;
    },
  });
  const holding = deliver(receiver, built);
  await begun.promise;
  await send(receiver, buildAny());
  end.open();
  await holding;
}

const causes = [
  causeSuccess,
  causeQuarantines,
  causeRejections,
  causeRefusals,
  causeFailures,
  causeFailuresFirst,
  causeMistakes,
  causeSkips,
];

/** Causes every event that a receiver logs. */
export async function causeEveryEvent(create: Create): Promise<void> {
  for (const cause of causes) await cause(create);
}
