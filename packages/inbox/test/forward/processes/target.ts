/** An application behind a sidecar. It verifies requests, acts and records them. Lines of its input make it fail. */
import { createHash, createHmac } from "node:crypto";
import { openSync, writeSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { createInterface } from "node:readline";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { signatureHeader } from "@order-webhooks/receiver";

/** Options of the application. */
export interface TargetOptions {
  /** 0 selects a free port. */
  readonly port: number;
  readonly secret: string;
  /** The file that gets a line for each request, with a {@link Noted} as JSON. */
  readonly file: string;
}

/** One request that the application received. */
export interface Noted {
  readonly isAuthentic: boolean;
  /** The SHA-256 of the body. */
  readonly hash: string;
  readonly key: string | undefined;
  readonly attempt: string | undefined;
  readonly event: string | undefined;
  readonly payload: string | undefined;
}

/** The modes of the application. */
export type TargetMode = keyof typeof modes;

/** In most modes it records the request first, which is its effect. */
const modes = {
  takes: (response: ServerResponse) => response.writeHead(204).end(),
  isSlow: async (response: ServerResponse) => {
    await sleep(200);
    response.writeHead(200).end("done");
  },
  neverAnswers: () => {},
  failsAfterwards: (response: ServerResponse) => response.writeHead(500).end("no"),
  hangsUpAfterwards: (response: ServerResponse) => response.destroy(),
  hangsUpInItsAnswer: (response: ServerResponse) => {
    response.writeHead(200, { "content-length": 10 }).write("half");
    response.socket?.end();
  },
  failsBefore: (response: ServerResponse) => response.writeHead(503).end(),
  redirects: (response: ServerResponse) => response.writeHead(302, { location: "/" }).end(),
};

const withoutEffect: readonly TargetMode[] = ["failsBefore", "redirects"];

const options: TargetOptions = JSON.parse(process.argv[2] ?? "");
const file = openSync(options.file, "a");
let mode: TargetMode = "takes";
const server = createServer(async (request, response) => {
  const body = await buffer(request).catch(() => undefined);
  if (!body) return;
  const { headers } = request;
  // As strict as an application may be: exactly these bytes.
  const signature = createHmac("sha256", options.secret).update(body).digest("hex");
  const readHeader = (name: string) => headers[name]?.toString();
  const noted: Noted = {
    isAuthentic: readHeader(signatureHeader) === signature,
    hash: createHash("sha256").update(body).digest("hex"),
    key: readHeader("order-webhooks-delivery-key"),
    attempt: readHeader("order-webhooks-attempt"),
    event: readHeader("order-webhooks-event"),
    payload: readHeader("order-webhooks-payload"),
  };
  if (!withoutEffect.includes(mode)) writeSync(file, `${JSON.stringify(noted)}\n`);
  await modes[mode](response);
});
server.listen(options.port, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : "");
});
createInterface({ input: process.stdin }).on("line", (line) => {
  // The proof sends only modes.
  mode = line as TargetMode;
  console.log(mode);
});
