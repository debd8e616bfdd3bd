import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import type { InboxStats } from "@order-webhooks/receiver";
import { type SignedRequest, signRequest, testSecret } from "@order-webhooks/receiver/testing";
import { findFreePort } from "@order-webhooks/test-setup/free-port";
import { afterAll, describe, expect, it, vi } from "vitest";
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

afterAll(async () => {
  killSidecars();
  for (const target of targets) await target.kill();
  for (const server of servers) server.close();
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

/** Waits until the application has recorded a number of requests. Resolves to them. */
async function waitForNoted(target: TargetProcess, count: number): Promise<readonly Noted[]> {
  await vi.waitUntil(() => target.read().length >= count, patience);
  return target.read();
}

/** Reads the number of deliveries in each state. */
async function count(folder: string): Promise<InboxStats> {
  // The cast is safe, because the tests on JSON check the shape.
  return (await runJson(folder, "stats")) as InboxStats;
}

/** Reserves an address on which nothing listens, so that no concurrent test gets it by chance. */
async function findFreeUrl(): Promise<string> {
  return `http://127.0.0.1:${await findFreePort()}/webhooks`;
}

async function listenOn(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server on a port has an address with a port.
  return (server.address() as AddressInfo).port;
}

describe.concurrent("the application gets", () => {
  it("every form of delivery unchanged, signed, with its key, attempt and event", async ({
    expect,
  }) => {
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

  it("only ASCII headers, whatever the name of the event", async ({ expect }) => {
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

  it("no quarantined delivery, except if a replay can read it", async ({ expect }) => {
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

describe.concurrent("a delivery that the application", () => {
  it("does not accept is retried with the same key and the next attempt, and never dies", async ({
    expect,
  }) => {
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
      /^not_taken [0-9a-f]{12}: The application answered 500\. The delivery is sent again in 1 s\.$/,
    );
  });

  it("was attempted far more often than any handler may fail, by processes that ended", async ({
    expect,
  }) => {
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

  it("refuses with 410 is a dead letter, which a replay sends again", async ({ expect }) => {
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
        /^dead_letter [0-9a-f]{12}: The application answered 410\. The delivery is a dead letter, and waits for a replay\.\n$/,
      );
    expect(await count(folder)).toMatchObject({ dead: 1 });
    status = 200;
    await run(folder, ["replay", "--reason", "permanent_failure"]);
    await expect.poll(() => count(folder), patience).toMatchObject({ dead: 0, done: 1 });
    await end(sidecar);
  });

  it("does not answer in time is interrupted and retried", async ({ expect }) => {
    const { folder, target, sidecar } = await startBoth("--handler-timeout", "1");
    await target.behave("neverAnswers");
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await expect
      .poll(sidecar.err, patience)
      .toMatch(
        /^not_taken \w+: The application did not answer within 1 s\. The delivery is sent again in 1 s\.\n/m,
      );
    await target.behave("takes");
    await expect.poll(async () => (await count(folder)).done, patience).toBe(1);
    await end(sidecar);
  });

  it("processes when the sidecar ends is interrupted after ten seconds, and kept", async () => {
    const { folder, target, sidecar } = await startBoth();
    await target.behave("neverAnswers");
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await waitForNoted(target, 1);
    const { code, err } = await end(sidecar);
    expect(code).toBe(0);
    expect(err).toMatch(
      /^not_taken [0-9a-f]{12}: The request to the application was cut short while the receiver was closing\. The delivery is sent again, at the next start at the latest\.\n$/,
    );
    expect(await count(folder)).toMatchObject({ waiting: 1 });
  });
});

describe.concurrent("with --processing before-response", () => {
  it("the vendor gets 503 until the application accepts it, however often", async () => {
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
    expect(err).toMatch(
      /^application away since \S+Z: The application answered 503\.\nnot_taken \w+: The application answered 503\. The vendor must send the delivery again\.\n/,
    );
  });
});

describe.concurrent("a sidecar never forwards deliveries to a sidecar", () => {
  /** Forwards each request, like a proxy. */
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

  it("to itself through a proxy, even if that answers 202", async ({ expect }) => {
    const folder = makeFolder();
    let own = "";
    const port = await openProxy(() => own);
    // With one secret for both, the sidecar would treat its own requests as resends.
    const secret = "order-webhooks-test-secret";
    const sidecar = await serveSidecar(folder, `http://127.0.0.1:${port}/`, [], {
      FORWARD_SECRET: secret,
    });
    own = sidecar.url;
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await expect
      .poll(sidecar.err, patience)
      .toContain(
        "A sidecar, this one or another, answered instead of the application. Set --forward to the address of the application.",
      );
    expect(await count(folder)).toMatchObject({ done: 0, dead: 0 });
    expect(sidecar.out()).not.toContain("forwarded");
    await end(sidecar);
  });

  it("and marks all of its responses, unlike other receivers", async () => {
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

describe.concurrent("over TLS", () => {
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

  it("a certificate that NODE_EXTRA_CA_CERTS names is trusted", async ({ expect }) => {
    const folder = makeFolder();
    const { url, ca } = await serveSecure(folder);
    const sidecar = await serveSidecar(folder, url, [], { NODE_EXTRA_CA_CERTS: ca });
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await expect.poll(sidecar.out, patience).toContain(`: ${anyEvent}\n`);
    expect((await end(sidecar)).err).toBe("");
  });

  it("another certificate is not", async ({ expect }) => {
    const folder = makeFolder();
    const { url } = await serveSecure(folder);
    const sidecar = await serveSidecar(folder, url);
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await expect
      .poll(sidecar.err, patience)
      .toMatch(/The application's certificate is not trusted \([A-Z_]+\)\./);
    await end(sidecar);
  });

  it("a target without TLS fails", async ({ expect }) => {
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
      .toMatch(/The TLS connection to the application failed \(\w+\)\./);
    await end(sidecar);
  });
});

describe.concurrent("the lines", () => {
  it("are few while the application is down, and quote no secret, address or body", async ({
    expect,
  }) => {
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
    const cause = "Nothing listens at the application's address \\(ECONNREFUSED\\)\\.";
    expect(lines[0]).toMatch(new RegExp(`^application away since [-\\d]+T[\\d:.]+Z: ${cause}$`));
    const attempt = new RegExp(`^not_taken \\w+: ${cause} The delivery is sent again in \\d s\\.$`);
    expect(lines.slice(1, 11)).toEqual(Array(10).fill(expect.stringMatching(attempt)));
    expect(lines.slice(11).join("\n")).toMatch(
      new RegExp(`^not_taken \\d+ more lines were left out within a minute: ${cause}$`),
    );
    for (const secret of ["path-secret", "query-secret", forwardSecret, 'order"']) {
      expect(out + err).not.toContain(secret);
    }
  });

  it("report when the application is away and when it is back, and hide no other failure", async ({
    expect,
  }) => {
    const url = await findFreeUrl();
    const sidecar = await serveSidecar(makeFolder(), url, ["--max-delay", "1"]);
    for (let times = 0; times < 20; times++) {
      expect(await post(sidecar.url, buildAny())).toBe(202);
    }
    const countAttempts = () => sidecar.err().match(/^not_taken \w+: Nothing listens/gm)?.length;
    await expect.poll(countAttempts, patience).toBeGreaterThanOrEqual(10);
    let status = 500;
    const application = createServer((incoming, response) => {
      incoming.resume();
      response.writeHead(status).end();
    });
    servers.push(application);
    application.listen(Number(new URL(url).port), "127.0.0.1");
    await expect
      .poll(sidecar.err, patience)
      .toMatch(/^not_taken \w+: The application answered 500\. /m);
    expect(sidecar.err()).not.toContain("application back");
    status = 204;
    await expect.poll(() => sidecar.out().match(/^forwarded /gm)?.length, patience).toBe(20);
    const { err } = await end(sidecar);
    const turns = err.split("\n").filter((line) => line.startsWith("application "));
    expect(turns).toEqual([
      expect.stringMatching(/^application away since \S+Z: Nothing listens .+\(ECONNREFUSED\)\.$/),
      expect.stringMatching(/^application back: it accepts deliveries again, after \d+ [sm]\.$/),
    ]);
  });

  it("report that a host name has no address", async ({ expect }) => {
    const sidecar = await serveSidecar(makeFolder(), "http://app.invalid/");
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await expect
      .poll(sidecar.err, patience)
      .toMatch(/The host name of the application has no address \(E\w+\)\./);
    await end(sidecar);
  });

  it("warn about a secret with a line break from its file", async () => {
    const env = { FORWARD_SECRET: `${forwardSecret}\n` };
    const sidecar = await serveSidecar(makeFolder(), "http://app.invalid/", [], env);
    expect((await end(sidecar)).err).toBe(
      "Warning: FORWARD_SECRET begins or ends with whitespace. The command uses it unchanged.\n",
    );
  });

  it("warn about a secret that the webhook uses, too", async () => {
    const env = { FORWARD_SECRET: testSecret };
    const sidecar = await serveSidecar(makeFolder(), "http://app.invalid/", [], env);
    expect((await end(sidecar)).err).toBe(
      "Warning: FORWARD_SECRET has the same value as WEBHOOK_SECRET. The application therefore also accepts deliveries that bypass this command. Set another secret.\n",
    );
  });
});
