import { once } from "node:events";
import { readdirSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { signRequest } from "@order-webhooks/receiver/testing";
import { describe, expect, it } from "vitest";
import { buildAny, buildUnsupported, writeHandlers } from "../cli/deliveries.ts";
import {
  end,
  makeFolder,
  patience,
  post,
  type Running,
  run,
  serve,
} from "../cli/running-command.ts";
import { scrape } from "./scrape.ts";

function metricsOf({ out }: Running): string {
  return /^Metrics at (\S+), readiness at \S+$/m.exec(out())?.[1] ?? "";
}

const inboxes = ["sqlite:./inbox.db", "memory:"];

describe.concurrent("serve --metrics-port", () => {
  it.for(inboxes)("shows the outcomes of deliveries of %s", async (inbox, { expect }) => {
    const folder = makeFolder();
    const args = ["--inbox", inbox, "--metrics-port", "0", "--handlers", writeHandlers(folder)];
    const server = await serve(folder, ...args);
    const metrics = metricsOf(server);
    expect(metrics).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
    const built = buildAny();
    const requests = [built, built, signRequest("no JSON"), signRequest("{}", "another secret")];
    const statuses = [];
    for (const request of requests) statuses.push(await post(server.url, request));
    expect(statuses).toEqual([202, 202, 202, 401]);
    const read = async () => Object.fromEntries(await scrape(metrics));
    const dead = 'order_webhooks_deliveries{state="dead"}';
    await expect.poll(async () => (await read())[dead], patience).toBe(1);
    expect(await read()).toMatchObject({
      'order_webhooks_deliveries{state="waiting"}': 0,
      'order_webhooks_deliveries{state="running"}': 0,
      'order_webhooks_deliveries{state="quarantined"}': 1,
      order_webhooks_oldest_seconds: 0,
      'order_webhooks_events_total{code="accepted",reason=""}': 1,
      'order_webhooks_events_total{code="duplicate",reason=""}': 1,
      'order_webhooks_events_total{code="dead_letter",reason="permanent_failure"}': 1,
      'order_webhooks_events_total{code="quarantined",reason="not_json"}': 1,
      'order_webhooks_events_total{code="signature_rejected",reason="signature_mismatch"}': 1,
      'order_webhooks_events_total{code="store_failed",reason=""}': 0,
      'order_webhooks_refused_total{code="body_too_large"}': 0,
      'order_webhooks_refused_total{code="invalid_signature"}': 1,
      'order_webhooks_puts_total{outcome="stored"}': 2,
      'order_webhooks_puts_total{outcome="duplicate"}': 1,
      'order_webhooks_puts_total{outcome="conflict"}': 0,
      'order_webhooks_puts_total{outcome="full"}': 0,
      'order_webhooks_puts_total{outcome="failed"}': 0,
      'order_webhooks_put_seconds_bucket{le="+Inf"}': 3,
      order_webhooks_put_seconds_count: 3,
      process_resident_memory_bytes: expect.any(Number),
    });
    expect((await end(server)).code).toBe(0);
  });

  it("shows no text of a sender, and no additional series, whatever the sender sends", async () => {
    const server = await serve(makeFolder(), "--metrics-port", "0");
    const metrics = metricsOf(server);
    await post(server.url, buildUnsupported("no.such.event"));
    const before = [...(await scrape(metrics)).keys()];
    const names = [
      'evil"} 7\norder_webhooks_deliveries{state="dead"} 99\n# HELP evil',
      "evil\u0000\u001b[2J\u202e",
      "evil".repeat(10_000),
      "__proto__",
      ...Array.from({ length: 200 }, (_, index) => `evil.number.${index}`),
    ];
    for (const name of names) {
      expect(await post(server.url, buildUnsupported(name, 'evil"}'))).toBe(202);
    }
    const text = await (await fetch(metrics)).text();
    expect(text).not.toMatch(/evil|__proto__|no\.such\.event/);
    expect([...(await scrape(metrics)).keys()]).toEqual(before);
    await end(server);
  });

  it("answers only GET and HEAD on its paths", async () => {
    const server = await serve(makeFolder(), "--inbox", "memory:", "--metrics-port", "0");
    const metrics = new URL(metricsOf(server));
    const ask = async (path: string, method = "GET") => {
      const response = await fetch(new URL(path, metrics), { method });
      return [response.status, (await response.text()).slice(0, 40)];
    };
    expect(await ask("/metrics?a=b")).toEqual([200, expect.stringMatching(/^# HELP /)]);
    expect(await ask("/metrics", "HEAD")).toEqual([200, ""]);
    expect(await ask("/readyz")).toEqual([200, '{"status":"ready"}']);
    expect(await ask("/readyz", "HEAD")).toEqual([200, ""]);
    expect(await ask("/livez")).toEqual([200, '{"status":"ok"}']);
    for (const path of ["/", "/webhooks", "/metrics/", "/metrics/a", "/constructor"]) {
      expect(await ask(path)).toEqual([404, '{"error":"not_found"}']);
    }
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      expect(await ask("/metrics", method)).toEqual([405, '{"error":"method_not_allowed"}']);
    }
    const { status, headers } = await fetch(metrics, { method: "POST" });
    expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    // The receiver's port serves none of these paths.
    for (const path of ["/metrics", "/readyz", "/livez"]) {
      expect((await fetch(new URL(path, server.url))).status).toBe(404);
    }
    await end(server);
  });

  it("limits the size and the time of a request", async () => {
    const server = await serve(makeFolder(), "--inbox", "memory:", "--metrics-port", "0");
    const metrics = metricsOf(server);
    const large = await fetch(metrics, { headers: { "x-large": "x".repeat(10_000) } });
    expect(large.status).toBe(431);
    const socket = connect(Number(new URL(metrics).port), "127.0.0.1");
    socket.write("GET /metrics HTTP/1.1\r\nhost: a\r\n");
    socket.resume();
    await once(socket, "close");
    expect((await fetch(metrics)).headers.get("connection")).toBe("close");
    await end(server);
  });

  it("on a port in use ends with one message, and creates no file", async () => {
    const folder = makeFolder();
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    // Only a pipe has another kind of address.
    const { port } = taken.address() as AddressInfo;
    for (const inbox of inboxes) {
      const args = ["serve", "--port", "0", "--inbox", inbox, "--metrics-port", String(port)];
      const { code, out, err } = await run(folder, args);
      expect([code, out]).toEqual([1, ""]);
      expect(err).toMatch(
        /^\[listen_failed\] --metrics-port: expected a free port, got EADDRINUSE [^\n]+\. Choose another --metrics-port\.\n$/,
      );
    }
    taken.close();
    expect(readdirSync(folder)).toEqual([]);
    const args = ["serve", "--port", "0", "--metrics-port", "0", "--metrics-host", "192.0.2.1"];
    const { code, err } = await run(folder, args);
    expect([code, err.split(":")[0]]).toEqual([1, "[listen_failed] --metrics-host"]);
  });

  it("does not change --health-path", async () => {
    const args = ["--inbox", "memory:", "--metrics-port", "0", "--health-path", "/healthz"];
    const server = await serve(makeFolder(), ...args);
    const healthy = await fetch(new URL("/healthz", server.url));
    expect([healthy.status, await healthy.json()]).toEqual([200, { status: "ok" }]);
    await end(server);
  });
});
