import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { signatureHeader } from "@order-webhooks/receiver";
import { findDrift, parseDelivery } from "@order-webhooks/validator";
import { afterAll, describe, expect, test } from "vitest";
import { listBuilds, receiverName } from "../src/candidates/builds.ts";
import { writeDocumented } from "../src/deliveries/documented.ts";
import { DeliveryMaker, secret, toRawRequest } from "../src/deliveries/signed.ts";
import { Subject } from "../src/handle/subject.ts";
import { Client } from "../src/load/client.ts";
import { readResponse } from "../src/load/response.ts";
import { ServerProcess } from "../src/load/server-process.ts";

// No time is asserted: a busy machine must not make a test fail.

const [{ folder } = { folder: "" }] = listBuilds(receiverName);

describe("deliveries", () => {
  test.each([0, 4_000, 64_000])("of %i bytes or more are valid and without drift", (least) => {
    const text = writeDocumented(least);
    const result = parseDelivery(JSON.parse(text));
    expect(result.ok && findDrift(result.webhook)).toEqual([]);
    expect(text.length).toBeGreaterThanOrEqual(least);
    expect(text.length).toBeLessThan(least + 1_500);
  });

  test("are signed, of one size, and each another event", () => {
    const maker = new DeliveryMaker(writeDocumented());
    const made = [...maker.make(2), maker.makeOne()];
    const bodies = made.map(({ body }) => JSON.parse(body.toString()));
    expect(new Set(bodies.map(({ event }) => event.id)).size).toBe(3);
    expect(new Set(bodies.map(({ id }) => id)).size).toBe(3);
    for (const delivery of made) {
      const { body, signature, request } = delivery;
      expect(body.length).toBe(maker.bytes);
      expect(signature).toBe(createHmac("sha256", secret).update(body).digest("hex"));
      expect(request.toString()).toContain(`\r\n${signatureHeader}: ${signature}\r\n`);
      expect(request.toString().endsWith(`\r\n\r\n${body}`)).toBe(true);
      expect(toRawRequest(delivery).headers).toMatchObject({ [signatureHeader]: signature });
    }
  });
});

describe("a response is read", () => {
  const head = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\nconnection: close\r\n\r\n";

  test.each([head.slice(0, 20), head.slice(0, -1), `${head}abc`])("not from a part: %j", (part) => {
    expect(readResponse(part)).toBeUndefined();
  });

  test("with its status, and the end of its connection", () => {
    expect(readResponse(`${head}abcd`)).toEqual({ status: 503, isLast: true });
    const open = "HTTP/1.1 202 Accepted\r\nConnection: keep-alive\r\ncontent-length: 0\r\n\r\n";
    expect(readResponse(open)).toEqual({ status: 202, isLast: false });
  });
});

describe("a client", () => {
  const servers: Server[] = [];
  afterAll(() => {
    for (const server of servers) server.close().closeAllConnections();
  });

  test("counts responses by their class, and connections that break", async () => {
    const statuses = [202, 401, 503, 0, 202, 500, 202, 202, 0, 202];
    let requests = 0;
    const client = await connect((request, response) => {
      const status = statuses[requests] ?? 404;
      requests += 1;
      request.resume().on("end", () => {
        if (status === 0) response.destroy();
        else response.writeHead(status, { connection: "close" }).end("body");
      });
    });
    const sending = await client.send(makeRequests(statuses.length));
    expect(sending).toMatchObject({ accepted: 5, refused: 1, failed: 2, lost: 2 });
    expect(requests).toBe(statuses.length);
    client.close();
  });

  test("keeps its connections", async () => {
    const ports = new Set<number | undefined>();
    const client = await connect((request, response) => {
      ports.add(request.socket.remotePort);
      request.resume().on("end", () => response.writeHead(202).end());
    });
    expect(await client.send(makeRequests(8))).toMatchObject({ accepted: 8, lost: 0 });
    expect(await client.send(makeRequests(8))).toMatchObject({ accepted: 8, lost: 0 });
    expect(ports.size).toBe(2);
    client.close();
  });

  async function connect(listener: RequestListener): Promise<Client> {
    const server = createServer(listener).listen(0, "127.0.0.1");
    servers.push(server);
    await once(server, "listening");
    // The seam: a server that listens on an address and a port has an AddressInfo.
    const client = new Client((server.address() as AddressInfo).port, 2);
    await client.open();
    return client;
  }
});

test("while a receiver is held, no handler runs", async () => {
  const subject = await Subject.create(folder, { handledBefore: 3 });
  const requests = new DeliveryMaker(writeDocumented()).make(4).map(toRawRequest);
  subject.hold();
  await subject.handle(requests);
  await subject.idle();
  expect(subject.counts).toEqual({ sent: 4, accepted: 4, handled: 0 });
  await subject.release();
  expect(subject.counts).toEqual({ sent: 4, accepted: 4, handled: 4 });
});

test("a bare server answers as a receiver does, so that responses have one size", async () => {
  const servers = [
    await ServerProcess.start({ kind: "bare" }),
    await ServerProcess.start({ kind: "receiver", folder, handledBefore: 0 }),
  ];
  const [bare, receiver] = await Promise.all(servers.map(({ port }) => answerOf(port)));
  expect(bare).toMatchObject({ status: 202, "content-length": "0" });
  expect(receiver).toEqual(bare);
  await Promise.all(servers.map((server) => server.stop()));
});

async function answerOf(port: number) {
  const { body, signature } = new DeliveryMaker(writeDocumented()).makeOne();
  const { status, headers } = await fetch(`http://127.0.0.1:${port}/webhooks`, {
    method: "POST",
    headers: { "content-type": "application/json", [signatureHeader]: signature },
    body: new Uint8Array(body),
  });
  return { status, ...Object.fromEntries(headers), date: headers.get("date")?.length };
}

function makeRequests(count: number): readonly Buffer[] {
  return new DeliveryMaker(writeDocumented()).make(count).map(({ request }) => request);
}
