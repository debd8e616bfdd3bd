import { join } from "node:path";
import { findFreePort } from "@order-webhooks/test-setup/free-port";
import {
  readPage,
  type ServerProcess,
  startServer,
  UserFolder,
} from "@order-webhooks/test-setup/pages";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDelivery, type SignedRequest, signRequest } from "../../src/testing.ts";
import { anyEvent } from "../recorded-receiver.ts";

/** Sets up the SDK before the example, and serves the exported metrics. */
const sdk = `
import { createServer } from "node:http";
import { metrics } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";

const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
const provider = new MeterProvider({ readers: [reader] });
metrics.setGlobalMeterProvider(provider);

await import("./opentelemetry.ts");

createServer(async (_request, response) => {
  await provider.forceFlush();
  const exported = exporter.getMetrics().at(-1)?.scopeMetrics.flatMap(({ metrics }) => metrics) ?? [];
  const points = exported.flatMap(({ descriptor, dataPoints }) =>
    dataPoints.map(({ attributes, value }) => ({ name: descriptor.name, attributes, value })),
  );
  response.end(JSON.stringify(points));
}).listen(Number(process.env.METRICS_PORT), "127.0.0.1");
`;

const { snippets, blockCount } = readPage("docs/metrics.md");
const packages = ["@order-webhooks/types", "prom-client"];
packages.push("@opentelemetry/api", "@opentelemetry/sdk-metrics");

let folder: UserFolder;
const servers: ServerProcess[] = [];

beforeAll(() => {
  folder = new UserFolder(snippets, packages);
  folder.write("sdk.ts", sdk);
});

afterAll(async () => {
  for (const { stop } of servers) await stop();
  folder.remove();
});

/** Generous, because other tests may use the processor. */
const patience = { timeout: 300_000 };

async function post(url: string, { body, headers }: SignedRequest, more = {}): Promise<number> {
  const init = { method: "POST", headers: { ...headers, ...more }, body: new Uint8Array(body) };
  return (await fetch(url, init)).status;
}

/** Runs an example, and sends it deliveries of several kinds. Resolves to the address of its metrics. */
async function runWithDeliveries(name: string): Promise<string> {
  const metricsPort = String(await findFreePort());
  const server = await startServer(join(folder.path, name), { METRICS_PORT: metricsPort });
  servers.push(server);
  const { url } = server;
  const built = buildDelivery({ event: anyEvent, purpose: "message" });
  const statuses = [
    await post(url, built),
    await post(url, built),
    await post(url, built),
    await post(url, buildDelivery({ event: anyEvent, purpose: "promotion" })),
    await post(url, signRequest("no JSON")),
    await post(url, signRequest("no JSON either")),
    await post(url, signRequest("[]")),
    await post(url, signRequest("{}", "another secret")),
    await post(url, built, { "content-encoding": "gzip" }),
    await post(url, built, { "content-encoding": "gzip" }),
  ];
  expect(statuses).toEqual([202, 202, 202, 202, 202, 202, 202, 401, 415, 415]);
  return `http://127.0.0.1:${metricsPort}/metrics`;
}

/** The series that a receiver exports after these deliveries and the GET of `startServer`. */
const expected = {
  store_failed: 0,
  accepted: 2,
  duplicate: 2,
  handled: 2,
  "quarantined not_json": 2,
  "quarantined not_object": 1,
  "signature_rejected signature_mismatch": 1,
  "request_refused unsupported_encoding": 2,
};

describe("the examples of the page on metrics", () => {
  it("are all there", () => {
    expect([...snippets.keys()]).toEqual(["prometheus.ts", "opentelemetry.ts"]);
    expect(blockCount).toBe(snippets.size);
  });

  it("compile", async () => {
    expect(await folder.compile()).toBe("");
  });

  it("export to Prometheus", async () => {
    const url = await runWithDeliveries("prometheus.ts");
    const scrape = async () => (await (await fetch(url)).text()).split("\n");
    const event = (name: string, count: number) => {
      const [code, reason = ""] = name.split(" ");
      return `order_webhooks_events_total{code="${code}",reason="${reason}"} ${count}`;
    };
    const lines = Object.entries(expected).map(([name, count]) => event(name, count));
    const counted = async () =>
      (await scrape()).filter((line) => line.startsWith("order_webhooks_events_total"));
    await expect.poll(async () => (await counted()).sort(), patience).toEqual(lines.sort());
    const others = (await scrape()).filter((line) => /^order_webhooks_(?!events)/.test(line));
    expect(others).toEqual([
      'order_webhooks_refused_total{code="body_too_large"} 0',
      'order_webhooks_refused_total{code="method_not_allowed"} 1',
      'order_webhooks_refused_total{code="invalid_signature"} 1',
      'order_webhooks_refused_total{code="unsupported_encoding"} 2',
      'order_webhooks_deliveries{state="waiting"} 0',
      'order_webhooks_deliveries{state="running"} 0',
      'order_webhooks_deliveries{state="dead"} 0',
      'order_webhooks_deliveries{state="quarantined"} 3',
      "order_webhooks_oldest_seconds 0",
    ]);
  });

  it("export with OpenTelemetry", async () => {
    const url = await runWithDeliveries("sdk.ts");
    const collect = async (): Promise<object> => {
      const points: readonly Point[] = JSON.parse(await (await fetch(url)).text());
      return Object.fromEntries(points.map(toEntry));
    };
    const events = Object.entries(expected).map(([name, count]) => [`events ${name}`, count]);
    await expect.poll(collect, patience).toEqual({
      ...Object.fromEntries(events),
      "refused body_too_large": 0,
      "refused method_not_allowed": 1,
      "refused invalid_signature": 1,
      "refused unsupported_encoding": 2,
      "deliveries waiting": 0,
      "deliveries running": 0,
      "deliveries dead": 0,
      "deliveries quarantined": 3,
      oldest: 0,
    });
  });
});

interface Point {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly value: number;
}

function toEntry({ name, attributes, value }: Point): [string, number] {
  const words = [name.replace("order_webhooks.", ""), ...Object.values(attributes)];
  return [words.join(" "), value];
}
