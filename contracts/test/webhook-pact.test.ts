import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type ParseResult, parseDelivery, parseEventData } from "@order-webhooks/validator";
import {
  type PlannedDelivery,
  planDeliveries,
  readDeliverySources,
  recordedDestination,
  signatureHeader,
  tamperings,
  testSecret,
  toWebhookPact,
  type WebhookInteraction,
  type WebhookPact,
} from "@order-webhooks/verify/plan";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { webhookPactFile } from "../src/pacts.ts";

const forms = ["envelope", "raw"] as const;
const sources = await readDeliverySources();
const deliveries = planDeliveries(sources);
const committed = await readFile(webhookPactFile, "utf8");
const pact: WebhookPact = JSON.parse(committed);
const authentic = deliveries.filter(({ tampering }) => tampering === undefined);
function parse({ subject, body }: PlannedDelivery): ParseResult {
  const parsed: unknown = JSON.parse(body);
  return subject.form === "raw" ? parseEventData(subject.event, parsed) : parseDelivery(parsed);
}

function interactionOf({ key }: PlannedDelivery): WebhookInteraction {
  const found = pact.interactions.find((interaction) => interaction.key === key);
  if (found === undefined) throw new Error(`no interaction ${key}`);
  return found;
}

function sign(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

function orderIdOf({ subject, body }: PlannedDelivery): string {
  const parsed = JSON.parse(body);
  return (subject.form === "raw" ? parsed : parsed.data).order.id;
}

test("the committed pact is the printed form of the deliveries that a run plans", () => {
  const planned = toWebhookPact(deliveries, recordedDestination);
  expect(committed, "run npm run generate").toBe(`${JSON.stringify(planned, null, 2)}\n`);
});

test("a run plans the same deliveries with other IDs only", () => {
  const run = "7f3kQ0zB";
  const ofRun = JSON.stringify(planDeliveries(sources, run));
  expect(ofRun).not.toContain("recorded");
  expect(ofRun.replaceAll(`_${run}`, "_recorded")).toBe(JSON.stringify(deliveries));
});

test("each event, purpose, state and form has one interaction", () => {
  const { events } = sources.index;
  const wanted = Object.entries(events).flatMap(([event, { purposes }]) =>
    Object.keys(purposes).flatMap((purpose) =>
      ["null", "present"].flatMap((state) =>
        forms.map((form) => ({ event, purpose, form, referrer: state, redemption: state })),
      ),
    ),
  );
  expect(authentic.map(({ subject }) => subject)).toEqual(wanted);
});

test("each event and form has each tampered delivery once", () => {
  const hostile = deliveries.filter(({ tampering }) => tampering !== undefined);
  const seen = hostile.map(
    ({ subject, tampering }) => `${subject.event} ${subject.form} ${tampering}`,
  );
  const wanted = Object.keys(sources.index.events).flatMap((event) =>
    forms.flatMap((form) => tamperings.map((tampering) => `${event} ${form} ${tampering}`)),
  );
  expect(seen).toEqual(wanted);
});

test("no two deliveries share an ID", () => {
  const ids = deliveries.flatMap(({ body }) => [
    ...new Set(body.match(/\b(whs|evcus|ord)_recorded\d{4}\b/g)),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  const orders = deliveries.map(orderIdOf);
  expect(new Set(orders).size).toBe(deliveries.length);
});

test.each(authentic.map((delivery) => [delivery.description, delivery] as const))(
  "%s: has the recorded signature, the event and the purpose",
  (_, delivery) => {
    const { headers, body } = interactionOf(delivery).request;
    expect(headers[signatureHeader]).toEqual([sign(body.content, testSecret)]);
    const { event, purpose } = delivery.subject;
    expect(parse(delivery)).toMatchObject({ ok: true, webhook: { eventType: event, purpose } });
  },
);

test("a tampered delivery never has only the valid signature of its body", () => {
  for (const delivery of deliveries.filter(({ tampering }) => tampering !== undefined)) {
    const { headers, body } = interactionOf(delivery).request;
    expect(headers[signatureHeader]).not.toEqual([sign(body.content, testSecret)]);
  }
});

test("documented payloads are sent as published, except for the order's ID", () => {
  const documented = authentic.filter(({ evidence }) => evidence === "documented");
  expect(documented.length).toBeGreaterThan(0);
  for (const { subject, body } of documented) {
    const examples = sources.index.events[subject.event]?.purposes[subject.purpose]?.examples ?? [];
    const [published] = examples.filter(({ origin }) => origin === "documented");
    const data = published && sources.dataOf(published);
    const parsed = JSON.parse(body);
    const sent = subject.form === "raw" ? parsed : parsed.data;
    const orderId = JSON.parse(JSON.stringify(data)).order.id;
    expect({ ...sent, order: { ...sent.order, id: orderId } }).toEqual(data);
  }
});

test("the bodies have content that changes when a receiver reserializes JSON", () => {
  const bodies = authentic.map(({ body }) => body);
  const rewritten = bodies.filter((body) => JSON.stringify(JSON.parse(body)) !== body);
  expect(rewritten.length).toBeGreaterThan(authentic.length / 3);
  expect(bodies.some((body) => body.includes("\n  "))).toBe(true);
  expect(bodies.some((body) => body.includes(":10.0"))).toBe(true);
  expect(bodies.some((body) => body.includes("\\u"))).toBe(true);
  expect(bodies.some((body) => body.includes("東京 🎁"))).toBe(true);
});

test("it describes its scope and its limits", () => {
  expect(JSON.stringify(pact.metadata)).toMatch(/conformance suite.*nor verified by the vendor/);
});

describe("Pact's own verifier", () => {
  const received = new Map<string, { body: Buffer; headers: readonly string[] }>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      received.set(body.toString(), { body, headers: request.rawHeaders });
      const valid = [sign(body.toString(), testSecret)];
      const given = request.headersDistinct[signatureHeader] ?? [];
      response.writeHead(`${given}` === `${valid}` ? 200 : 403).end();
    });
  });

  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test("sends the committed pact byte for byte without code of this project", async () => {
    const { port } = server.address() as AddressInfo;
    const at = ["--hostname", "127.0.0.1", "--port", String(port)];
    const args = ["--file", fileURLToPath(webhookPactFile), ...at];
    const child = spawn("node_modules/.bin/pact-verifier", args, {
      cwd: fileURLToPath(new URL("..", import.meta.url)),
      stdio: "ignore",
    });
    expect(await once(child, "close")).toEqual([0, null]);
    for (const delivery of deliveries) {
      const { headers, body } = interactionOf(delivery).request;
      const sent = received.get(body.content);
      expect(sent?.body.equals(Buffer.from(body.content))).toBe(true);
      const names = sent?.headers.filter((_, at) => at % 2 === 0) ?? [];
      const signatures = names.filter((name) => name.toLowerCase() === signatureHeader);
      expect(signatures.length).toBe(headers[signatureHeader]?.length ?? 0);
    }
  });
});
