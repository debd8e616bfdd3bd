import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import type { InboxStats } from "@order-webhooks/receiver";
import { type SignedRequest, signRequest } from "@order-webhooks/receiver/testing";
import { afterEach, describe, expect, it } from "vitest";
import { createSqliteInbox } from "../../src/sqlite.ts";
import { anyEvent, buildAny, buildUnsupported } from "../cli/deliveries.ts";
import { end, makeFolder, patience, post, run, runJson } from "../cli/running-command.ts";
import { createCertificate } from "./certificate.ts";
import type { Noted } from "./processes/target.ts";
import { openRawTarget } from "./raw-target.ts";
import { killSidecars, serveSidecar } from "./sidecar.ts";
import { forwardSecret, TargetProcess } from "./target-process.ts";
import { forms, hashOf, rawPath } from "./vendor.ts";

const targets: TargetProcess[] = [];
const servers: Server[] = [];

afterEach(async () => {
  killSidecars();
  for (const target of targets.splice(0)) await target.kill();
  for (const server of servers.splice(0)) server.close();
});

/** Starts an application, and a sidecar in front of it. */
async function startBoth(...args: readonly string[]) {
  const folder = makeFolder();
  const target = new TargetProcess(folder);
  targets.push(target);
  await target.start();
  const sidecar = await serveSidecar(folder, target.url, args);
  return { folder, target, sidecar };
}

/** Waits until the application has noted so many requests. Resolves to them. */
async function waitForNoted(target: TargetProcess, count: number): Promise<readonly Noted[]> {
  await expect.poll(() => target.read().length, patience).toBeGreaterThanOrEqual(count);
  return target.read();
}

/** Reads how many deliveries are in each state. */
async function count(folder: string): Promise<InboxStats> {
  // The seam: the shape is what the tests on JSON hold.
  return (await runJson(folder, "stats")) as InboxStats;
}

/** An address on which nothing listens. */
async function findFreeUrl(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // The seam: a server on a port has an address with a port.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}/webhooks`;
}

async function listenOn(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // The seam: a server on a port has an address with a port.
  return (server.address() as AddressInfo).port;
}

describe("the application gets", () => {
  it("every form of delivery as it came, signed, with its key, attempt and event", async () => {
    const { folder, target, sidecar } = await startBoth("--raw-path", `${anyEvent}=${rawPath}`);
    const deliveries = forms.map((build, number) => build(number));
    for (const delivery of deliveries) {
      expect(await post(String(new URL(delivery.path, sidecar.url)), delivery)).toBe(202);
    }
    const noted = await waitForNoted(target, deliveries.length);
    const events = [anyEvent, anyEvent, anyEvent, "no.such.event"];
    const wanted = deliveries.map(({ body, path }, index) => ({
      isAuthentic: true,
      hash: hashOf(body),
      key: expect.stringMatching(/^[0-9a-f/]{64,}$/),
      attempt: "1",
      event: events[index],
      payload: path === rawPath ? "raw" : "envelope",
    }));
    const inOrder = deliveries.map(({ body }) => noted.find(({ hash }) => hash === hashOf(body)));
    expect(inOrder).toEqual(wanted);
    await expect.poll(async () => (await count(folder)).done, patience).toBe(deliveries.length);
    const { out, err } = await end(sidecar);
    expect(err).toBe("");
    const lines = out.split("\n").filter((line) => line.startsWith("forwarded "));
    expect(lines.toSorted()).toEqual(
      noted
        .map(({ key, event }) => {
          const short = (key ?? "").split("/").map((part) => part.slice(0, 12));
          return `forwarded ${short.join("/")}: ${event}`;
        })
        .toSorted(),
    );
    expect(out).not.toContain("handled");
  });

  it("headers in ASCII alone, whatever an event is called", async () => {
    const target = await openRawTarget(
      ({ socket }) => void socket.write("HTTP/1.1 204 No Content\r\n\r\n"),
    );
    const sidecar = await serveSidecar(makeFolder(), target.url);
    const names = ["ordér.créated", "a\r\nx-evil: 1", "x".repeat(9_000), "two words", "a\u0000b"];
    for (const name of names) expect(await post(sidecar.url, buildUnsupported(name))).toBe(202);
    await expect.poll(() => target.requests.length, patience).toBe(names.length);
    for (const text of target.requests) {
      const [head = ""] = text.split("\r\n\r\n");
      expect(head).toMatch(/^POST \/webhooks HTTP\/1\.1\r\n[\x20-\x7e\r\n]+$/);
      expect(head).not.toMatch(/^(order-webhooks-event|x-evil):/m);
      expect(head).toMatch(/^content-type: application\/json\r$/m);
    }
    const { out } = await end(sidecar);
    expect(out.split("\n").filter((line) => line.startsWith("forwarded "))).toHaveLength(5);
    await target.close();
  });

  it("nothing that the receiver only quarantines, unless a replay finds it readable", async () => {
    const { folder, target, sidecar } = await startBoth();
    const { body, headers } = buildAny();
    const unannounced = { body, headers: { ...headers, "content-type": "text/plain" } };
    const unreadable: readonly SignedRequest[] = [
      signRequest("no JSON"),
      signRequest(""),
      signRequest('{"__proto__":{}}'),
    ];
    for (const delivery of [...unreadable, { text: "", ...unannounced }]) {
      expect(await post(sidecar.url, delivery)).toBe(202);
    }
    expect(await count(folder)).toMatchObject({ quarantined: 4 });
    expect(target.read()).toEqual([]);
    await run(folder, ["replay", "--all"]);
    expect(await waitForNoted(target, 1)).toMatchObject([{ hash: hashOf(body), attempt: "1" }]);
    await expect.poll(() => count(folder), patience).toMatchObject({ dead: 3, quarantined: 0 });
    await end(sidecar);
  });
});

describe("a delivery that the application", () => {
  it("does not take comes again with the same key and the next attempt, and is never dead", async () => {
    const { folder, target, sidecar } = await startBoth("--max-delay", "1");
    await target.behave("failsAfterwards");
    expect(await post(sidecar.url, buildAny())).toBe(202);
    const failed = await waitForNoted(target, 4);
    await target.behave("takes");
    await expect.poll(async () => (await count(folder)).done, patience).toBe(1);
    const noted = target.read();
    expect(noted.map(({ attempt }) => attempt)).toEqual(noted.map((_, index) => `${index + 1}`));
    expect(new Set(noted.map(({ key }) => key)).size).toBe(1);
    expect(failed.length).toBeLessThanOrEqual(noted.length);
    const { out, err } = await end(sidecar);
    expect(out).toMatch(
      new RegExp(`\nforwarded [0-9a-f]{12}: ${anyEvent}, at attempt ${noted.length}\n`),
    );
    expect(err.split("\n")[0]).toMatch(
      /^handler_failed [0-9a-f]{12}: The target did not take it\. It is sent again in \d+ ms\. It answered 500\.$/,
    );
  });

  it("was begun far more often than any handler may fail, by processes that ended", async () => {
    const folder = makeFolder();
    const url = await findFreeUrl();
    const first = await serveSidecar(folder, url);
    expect(await post(first.url, buildAny())).toBe(202);
    first.child.kill("SIGKILL");
    await first.ended;
    const inbox = await createSqliteInbox({ file: join(folder, "inbox.db") });
    for (let times = 0; times < 25; times++) {
      const [claim] = await inbox.claim({ limit: 1, leaseMs: 60_000 });
      if (claim) await inbox.retry(claim, 0);
    }
    await inbox.close?.();
    const target = new TargetProcess(folder);
    targets.push(target);
    await target.start();
    const second = await serveSidecar(folder, target.url);
    const [noted] = await waitForNoted(target, 1);
    expect(Number(noted?.attempt)).toBeGreaterThan(25);
    await expect.poll(() => count(folder), patience).toMatchObject({ dead: 0, done: 1 });
    await end(second);
  });

  it("refuses with 410 is a dead letter, which a replay sends again", async () => {
    const folder = makeFolder();
    let status = 410;
    const port = await listenOn(
      createServer((incoming, response) => {
        incoming.resume();
        response.writeHead(status).end();
      }),
    );
    const sidecar = await serveSidecar(folder, `http://127.0.0.1:${port}/`);
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await expect
      .poll(sidecar.err, patience)
      .toMatch(
        /^dead_letter [0-9a-f]{12}: The target refused it for good\. The delivery is a dead letter, and waits for a replay\. It answered 410\.\n$/,
      );
    expect(await count(folder)).toMatchObject({ dead: 1 });
    status = 200;
    await run(folder, ["replay", "--reason", "permanent_failure"]);
    await expect.poll(() => count(folder), patience).toMatchObject({ dead: 0, done: 1 });
    await end(sidecar);
  });

  it("does not answer in time is cut off, and comes again", async () => {
    const { folder, target, sidecar } = await startBoth("--handler-timeout", "1");
    await target.behave("neverAnswers");
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await expect
      .poll(sidecar.err, patience)
      .toMatch(/sent again in \d+ ms\. It did not answer within 1000 ms\.\n/);
    await target.behave("takes");
    await expect.poll(async () => (await count(folder)).done, patience).toBe(1);
    await end(sidecar);
  });

  it("has when the sidecar is asked to end is cut short after ten seconds, and kept", async () => {
    const { folder, target, sidecar } = await startBoth();
    await target.behave("neverAnswers");
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await waitForNoted(target, 1);
    const { code, err } = await end(sidecar);
    expect(code).toBe(0);
    expect(err).toMatch(
      /^handler_failed [0-9a-f]{12}: The request to the target was cut short while the receiver closes\. It is sent again, at the next start at the latest\.\n$/,
    );
    expect(await count(folder)).toMatchObject({ waiting: 1 });
  });
});

describe("with --processing before-response", () => {
  it("the vendor gets 503 until the application takes it, however often", async () => {
    const { folder, target, sidecar } = await startBoth("--processing", "before-response");
    await target.behave("failsBefore");
    const delivery = buildAny();
    for (let sending = 1; sending <= 8; sending++) {
      expect(await post(sidecar.url, delivery)).toBe(503);
    }
    expect(await count(folder)).toMatchObject({ dead: 0, waiting: 1 });
    await target.behave("takes");
    expect(await post(sidecar.url, delivery)).toBe(202);
    expect(target.read()).toMatchObject([{ hash: hashOf(delivery.body), attempt: "9" }]);
    expect(await count(folder)).toMatchObject({ dead: 0, done: 1 });
    const { err } = await end(sidecar);
    expect(err).toMatch(/^handler_failed \w+: The target did not take it before the response\. /);
  });
});

describe("a sidecar never hands deliveries to a sidecar", () => {
  /** Passes each request on, as a proxy does. */
  async function openProxy(findUrl: () => string): Promise<number> {
    return listenOn(
      createServer((incoming, response) => {
        const { method, headers } = incoming;
        const passed = request(findUrl(), { method, headers, agent: false }, (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        });
        passed.on("error", () => response.destroy());
        incoming.pipe(passed);
      }),
    );
  }

  it("to itself through a proxy, though that answers 202", async () => {
    const folder = makeFolder();
    let own = "";
    const port = await openProxy(() => own);
    // With one secret for both it takes what it sends itself for another sending.
    const secret = "order-webhooks-test-secret";
    const sidecar = await serveSidecar(folder, `http://127.0.0.1:${port}/`, [], {
      FORWARD_SECRET: secret,
    });
    own = sidecar.url;
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await expect
      .poll(sidecar.err, patience)
      .toContain(
        "A sidecar answered in its place, this one or another. Point --forward at the application.",
      );
    expect(await count(folder)).toMatchObject({ done: 0, dead: 0 });
    expect(sidecar.out()).not.toContain("forwarded");
    await end(sidecar);
  });

  it("and marks all of its responses, as no other receiver does", async () => {
    const { sidecar } = await startBoth("--health-path", "/health");
    const delivery = buildAny();
    const responses = [
      await fetch(sidecar.url, { method: "POST", headers: delivery.headers, body: delivery.text }),
      await fetch(sidecar.url, { method: "POST", body: "forged" }),
      await fetch(sidecar.url),
      await fetch(new URL("/other", sidecar.url)),
      await fetch(new URL("/health", sidecar.url)),
    ];
    expect(responses.map(({ status }) => status)).toEqual([202, 401, 405, 404, 200]);
    for (const { headers } of responses) expect(headers.get("order-webhooks-sidecar")).toBe("1");
    await end(sidecar);
  });
});

describe("over TLS", () => {
  const { cert, key } = createCertificate();

  async function serveSecure(
    folder: string,
  ): Promise<{ readonly url: string; readonly ca: string }> {
    const ca = join(folder, "ca.pem");
    writeFileSync(ca, cert);
    const server = createSecureServer({ cert, key }, (incoming, response) => {
      incoming.resume();
      response.writeHead(204).end();
    });
    return { url: `https://127.0.0.1:${await listenOn(server)}/webhooks`, ca };
  }

  it("a certificate that NODE_EXTRA_CA_CERTS names is trusted", async () => {
    const folder = makeFolder();
    const { url, ca } = await serveSecure(folder);
    const sidecar = await serveSidecar(folder, url, [], { NODE_EXTRA_CA_CERTS: ca });
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await expect.poll(sidecar.out, patience).toContain(`: ${anyEvent}\n`);
    expect((await end(sidecar)).err).toBe("");
  });

  it("another one is not", async () => {
    const folder = makeFolder();
    const { url } = await serveSecure(folder);
    const sidecar = await serveSidecar(folder, url);
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await expect
      .poll(sidecar.err, patience)
      .toMatch(/It did not answer: its certificate is not trusted \([A-Z_]+\)\.\n/);
    await end(sidecar);
  });

  it("a target without it is no target", async () => {
    const plain = await findFreeUrl();
    const { port } = new URL(plain);
    const server = createServer((_, response) => response.end());
    servers.push(server);
    server.listen(Number(port), "127.0.0.1");
    await once(server, "listening");
    const sidecar = await serveSidecar(makeFolder(), plain.replace("http:", "https:"));
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await expect
      .poll(sidecar.err, patience)
      .toMatch(/It did not answer: it does not speak TLS as it should \(\w+\)\.\n/);
    await end(sidecar);
  });
});

describe("the lines", () => {
  it("are few while the application is down, and quote no secret, address or body", async () => {
    const folder = makeFolder();
    const url = `${await findFreeUrl()}/path-secret?token=query-secret`;
    const sidecar = await serveSidecar(folder, url, ["--max-delay", "1"]);
    const deliveries = Array.from({ length: 40 }, buildAny);
    for (const delivery of deliveries) expect(await post(sidecar.url, delivery)).toBe(202);
    const listAttempts = async () => {
      const inbox = (await runJson(folder, "list", "--state", "waiting")) as {
        readonly deliveries: readonly { readonly attempts: number }[];
      };
      return Math.min(...inbox.deliveries.map(({ attempts }) => attempts));
    };
    await expect.poll(listAttempts, patience).toBeGreaterThan(1);
    const { out, err } = await end(sidecar);
    expect(out.split("\n")).toHaveLength(5);
    const lines = err.trim().split("\n");
    expect(lines.slice(0, 10)).toEqual(
      Array.from({ length: 10 }, () =>
        expect.stringMatching(
          /^handler_failed \w+: .+ It did not answer: nothing listens at its address \(ECONNREFUSED\)\.$/,
        ),
      ),
    );
    expect(lines.slice(10).join("\n")).toMatch(
      /^handler_failed \d+ more lines were left out within a minute\.$/,
    );
    for (const secret of ["path-secret", "query-secret", forwardSecret, 'order"']) {
      expect(out + err).not.toContain(secret);
    }
  });

  it("say that the name of a host has no address", async () => {
    const sidecar = await serveSidecar(makeFolder(), "http://app.invalid/");
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await expect
      .poll(sidecar.err, patience)
      .toMatch(/It did not answer: the name of its host has no address \(E\w+\)\.\n/);
    await end(sidecar);
  });

  it("warn of a secret with a line break of its file", async () => {
    const env = { FORWARD_SECRET: `${forwardSecret}\n` };
    const sidecar = await serveSidecar(makeFolder(), "http://app.invalid/", [], env);
    expect((await end(sidecar)).err).toBe(
      "Warning: FORWARD_SECRET begins or ends with whitespace, and is used like that.\n",
    );
  });
});
