import type { Socket } from "node:net";
import { createReceiver, type LogEvent } from "@order-webhooks/receiver";
import { createTestRequest, testSecret } from "@order-webhooks/receiver/testing";
import { describe, expect, it } from "vitest";
import { createForwarding } from "../../src/forward/forwarding.ts";
import { TargetClient } from "../../src/forward/target-client.ts";
import { buildAny } from "../cli/deliveries.ts";
import { patience } from "../cli/running-command.ts";
import { openRawTarget, type RawExchange } from "./raw-target.ts";

type Answer = (exchange: RawExchange) => void;

/** Forwards one delivery to a target, with a single attempt. Resolves to the outcome in the log. */
async function handOver(answer: Answer, { deliveries = 1, attempts = 1, timeoutMs = 60_000 } = {}) {
  const target = await openRawTarget(answer);
  const logs: LogEvent[] = [];
  const taken: string[] = [];
  const turns: string[] = [];
  const receiver = createReceiver({
    secrets: testSecret,
    ...createForwarding({
      target: target.url,
      secret: "secret",
      onTaken: ({ deliveryKey }) => void taken.push(deliveryKey),
      onAway: (_, why) => void turns.push(why),
      onBack: () => void turns.push("back"),
    }),
    retry: { attempts, firstDelayMs: 1 },
    limits: { handlerTimeoutMs: timeoutMs },
    log: (event) => void logs.push(event),
    onDeadLetter: () => {},
  });
  for (let count = 1; count <= deliveries; count++) {
    expect((await receiver.fetch(createTestRequest(buildAny()))).status).toBe(202);
    await expect
      .poll(() => logs.filter(({ code }) => isEnd(code)).length, { ...patience, interval: 2 })
      .toBe(count);
  }
  await receiver.close();
  await target.close();
  const ends = logs.filter(({ code }) => isEnd(code));
  const failures = logs.filter(({ error }) => error instanceof Error);
  return {
    ends: ends.map(({ code, reason }) => reason ?? code),
    messages: failures.map(({ error }) => String(error)),
    requests: target.requests,
    connections: target.connections(),
    taken,
    turns,
  };
}

function isEnd(code: string): boolean {
  return code === "handled" || code === "dead_letter";
}

/** Answers with these bytes, and keeps the connection open. */
const says =
  (text: string): Answer =>
  ({ socket }) =>
    void socket.write(text);

const status = (line: string, ...headers: readonly string[]) =>
  says([`HTTP/1.1 ${line}`, "content-length: 0", ...headers, "", ""].join("\r\n"));

/** Writes without an end, as long as the client reads. */
function writeForever(socket: Socket, text: string): void {
  if (socket.destroyed) return;
  if (socket.write(text)) setImmediate(() => writeForever(socket, text));
  else socket.once("drain", () => writeForever(socket, text));
}

const chunkedHead = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

describe("an answer marks the delivery as handled", () => {
  const rows: readonly (readonly [name: string, answer: Answer])[] = [
    ...["200 OK", "201 Created", "202 Accepted", "204 No Content", "299 Odd"].map(
      (line) =>
        [line, line.startsWith("204") ? says(`HTTP/1.1 ${line}\r\n\r\n`) : status(line)] as const,
    ),
    [
      "after 100",
      says("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"),
    ],
    [
      "after 103, several times",
      says(
        `${"HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n".repeat(5)}HTTP/1.1 204 No Content\r\n\r\n`,
      ),
    ],
    ["of HTTP/1.0", ({ socket }) => void socket.end("HTTP/1.0 200 OK\r\n\r\nhello")],
    [
      "with a body that ends too early",
      ({ socket }) => void socket.end("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf"),
    ],
    [
      "with a connection that is reset in its body",
      ({ socket }) =>
        void socket.write("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf", () =>
          socket.resetAndDestroy(),
        ),
    ],
    ["with a chunk that is none", says(`${chunkedHead}zz\r\nhello`)],
    ["with a body that never comes", says(chunkedHead)],
    [
      "with a body without an end",
      ({ socket }) => {
        socket.write(chunkedHead);
        writeForever(socket, `400\r\n${"x".repeat(1_024)}\r\n`);
      },
    ],
    [
      "with a body of 100 MB",
      ({ socket }) => {
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${100_000_000}\r\n\r\n`);
        writeForever(socket, "x".repeat(65_536));
      },
    ],
    ["twice", says("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 500 Failed\r\n\r\n")],
  ];

  it.each(rows)("%s", async (_name, answer) => {
    const { ends, messages, requests, taken } = await handOver(answer);
    expect([ends, messages, requests.length, taken.length]).toEqual([["handled"], [], 1, 1]);
  });
});

describe("an answer causes a retry", () => {
  const location = "location: http://127.0.0.1:9/other";
  const rows: readonly (readonly [name: string, answer: Answer, message: string])[] = [
    ...["301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"].map(
      (line) =>
        [
          `${line}, which is not followed`,
          status(line, location),
          `The application answered ${line.slice(0, 3)}. Redirects are not followed.`,
        ] as const,
    ),
    ...["304", "400", "401", "403", "404", "408", "409", "413", "429", "500", "502", "503"].map(
      (code) => [code, status(`${code} X`), `The application answered ${code}.`] as const,
    ),
    ["of a status that is none", status("000 X"), "The application answered 0."],
    ["of a status without meaning", status("999 X"), "The application answered 999."],
    [
      "of another sidecar",
      status("202 Accepted", "order-webhooks-sidecar: 1"),
      "A sidecar, this one or another, answered instead of the application. Set --forward to the address of the application.",
    ],
    [
      "of another sidecar that refuses for good",
      status("410 Gone", "Order-Webhooks-Sidecar: 1"),
      "A sidecar, this one or another, answered instead of the application. Set --forward to the address of the application.",
    ],
    [
      "of another protocol",
      says("SSH-2.0-x\r\n"),
      "The application's response is not HTTP (HPE_INVALID_CONSTANT)",
    ],
    [
      "with two lengths",
      says("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\nok"),
      "The application's response is not HTTP (HPE_INVALID_TRANSFER_ENCODING)",
    ],
    [
      "that switches the protocol",
      says("HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n"),
      "The application switched to another protocol (an upgrade)",
    ],
    [
      "with headers without an end",
      ({ socket }) => {
        socket.write("HTTP/1.1 200 OK\r\n");
        writeForever(socket, "a: b\r\n");
      },
      "The headers of the application's response are too large (HPE_HEADER_OVERFLOW)",
    ],
    [
      "that ends in its headers",
      ({ socket }) => void socket.end("HTTP/1.1 200 OK\r\ncont"),
      "The connection to the application ended before a response (ECONNRESET)",
    ],
    [
      "that does not arrive",
      ({ socket }) => void socket.resetAndDestroy(),
      "The connection to the application ended before a response (ECONNRESET)",
    ],
  ];

  it.each(rows)("%s", async (_name, answer, message) => {
    const { ends, messages, requests, taken, turns } = await handOver(answer);
    expect([ends, requests.length, taken]).toEqual([["handler_failed"], 1, []]);
    expect(messages).toHaveLength(1);
    // The application is away if no answer arrived, or a proxy's.
    const isAway = !/answered (?!something|50[234])|in place of/.test(message);
    expect(turns).toEqual(isAway ? [messages[0]?.replace(/^Error: /, "")] : []);
    expect(messages[0]).toContain(message);
  });

  it.each<readonly [string, Answer]>([
    ["that never comes", () => {}],
    ["of nothing but 103", ({ socket }) => writeForever(socket, "HTTP/1.1 103 X\r\n\r\n")],
  ])("%s, when the time of a handler has passed", async (_name, answer) => {
    const { ends, messages, taken, turns } = await handOver(answer, { timeoutMs: 300 });
    expect([ends, taken]).toEqual([["handler_failed"], []]);
    expect(turns).toEqual(["The application did not answer in time."]);
    expect(messages[0]).toContain("[timed_out]");
  });
});

it("410 makes a dead letter at once", async () => {
  const { ends, messages, requests } = await handOver(status("410 Gone"), { attempts: 5 });
  expect([ends, requests.length]).toEqual([["permanent_failure"], 1]);
  expect(messages).toEqual(["PermanentFailure: The application answered 410."]);
});

it.each([
  ["of 100 MB", "HTTP/1.1 200 OK\r\ncontent-length: 100000000\r\n\r\n", "x".repeat(65_536)],
  ["without end", chunkedHead, `400\r\n${"x".repeat(1_024)}\r\n`],
])("a body %s is cut", async (_name, head, part) => {
  let socket: Socket | undefined;
  const target = await openRawTarget((exchange) => {
    socket = exchange.socket;
    socket.write(head);
    writeForever(socket, part);
  });
  const body = Buffer.from("{}");
  const { signal } = new AbortController();
  const answer = await new TargetClient(target.url).post({ headers: {}, body, signal });
  expect(answer).toMatchObject({ kind: "response", status: 200 });
  // The client closes the connection. The target would keep writing.
  await expect.poll(() => socket?.destroyed, patience).toBe(true);
  expect(socket?.bytesWritten).toBeLessThan(100_000_000);
  await target.close();
});

describe("a connection", () => {
  const taken = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

  it("is reused", async () => {
    const { ends, connections } = await handOver(says(taken), { deliveries: 5 });
    expect([ends.length, connections]).toEqual([5, 1]);
  });

  it("that the target had closed is replaced at once, without a failed attempt", async () => {
    const answer: Answer = ({ socket, turn }) => {
      if (turn === 1) socket.write(taken);
      else socket.resetAndDestroy();
    };
    const { ends, messages, connections } = await handOver(answer, { deliveries: 2 });
    expect([ends, messages, connections]).toEqual([["handled", "handled"], [], 2]);
  });

  it("that ends in the middle of a second answer is a failure", async () => {
    const answer: Answer = ({ socket, turn }) => {
      if (turn === 1) socket.write(taken);
      else socket.end("HTTP/1.1 20");
    };
    const { ends, requests } = await handOver(answer, { deliveries: 2 });
    expect([ends, requests.length]).toEqual([["handled", "handler_failed"], 2]);
  });

  it("that is new and ends without an answer is a failure", async () => {
    const { ends, requests } = await handOver(({ socket }) => void socket.end());
    expect([ends, requests.length]).toEqual([["handler_failed"], 1]);
  });

  it("with a body that does not end is not reused, and few bodies are read at the same time", async () => {
    let reading = 0;
    let most = 0;
    const answer: Answer = ({ socket }) => {
      reading += 1;
      most = Math.max(most, reading);
      socket.once("close", () => {
        reading -= 1;
      });
      socket.write(chunkedHead);
    };
    const { ends } = await handOver(answer, { deliveries: 40 });
    expect(ends).toHaveLength(40);
    expect(most).toBeLessThan(30);
  });
});
