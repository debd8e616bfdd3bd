import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer as createHttp, type RequestListener, type Server } from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { testSecret, verifyReceiver } from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { isSigned, soundSteps, startPlainReceiver } from "../faults/plain-receiver.ts";

const [event = ""] = Object.keys((await readSchemaIndex()).events);
const bin = fileURLToPath(new URL("../../dist/cli/bin.js", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "verify-terminal-"));
const servers: Server[] = [];

afterAll(async () => {
  for (const server of servers) server.close();
  await rm(folder, { recursive: true });
});

const answer: RequestListener = async (request, response) => {
  const body = await soundSteps.readBody(request);
  const signed = isSigned(body, request.headers["x-voucherify-signature"]);
  response.writeHead(signed ? 202 : 401).end();
};

async function listen(server: Server, port = 0): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

interface Ended {
  readonly exit: number | null;
  readonly output: string;
}

function run(node: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [bin, ...args], {
      env: { ...process.env, GITHUB_ACTIONS: "", WEBHOOK_SECRET: testSecret, ...env },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("error", reject).on("close", (exit) => resolve({ exit, output }));
  });
}

test("a receiver that starts a second late is verified", async () => {
  const probe = createHttp();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  const url = `http://127.0.0.1:${port}/webhooks`;
  const verified = verifyReceiver({ url, secret: testSecret, events: [event] });
  await sleep(1_000);
  await listen(createHttp(answer), port);
  expect(await verified).toMatchObject({ ran: true, report: { passed: true } });
});

test("no proxy or broker from the environment is contacted", async () => {
  let contacts = 0;
  const elsewhere = createHttp((_, response) => {
    contacts += 1;
    response.writeHead(200).end();
  }).on("connection", () => {
    contacts += 1;
  });
  const proxy = `http://127.0.0.1:${await listen(elsewhere)}`;
  const receiver = await startPlainReceiver([event]);
  const args = ["--url", receiver.url, "--observe", receiver.observe, "--events", event];
  // Node reads these when it starts, so only a process of its own shows what they do.
  const { exit, output } = await run(process.execPath, args, {
    ...{ NODE_USE_ENV_PROXY: "1", NO_PROXY: "", no_proxy: "", PACT_BROKER_BASE_URL: proxy },
    ...{ HTTP_PROXY: proxy, http_proxy: proxy, ALL_PROXY: proxy, all_proxy: proxy },
  });
  await receiver.close();
  expect({ exit, output }).toMatchObject({ exit: 0, output: expect.stringContaining("accepted") });
  expect(contacts).toBe(0);
});

const certificate = await makeCertificate();
if (certificate === undefined) {
  process.stderr.write("NOT RUN: a receiver behind https, because there is no openssl here.\n");
}

test.skipIf(certificate === undefined)("https: a certificate must be trusted", async () => {
  const { key = "", cert = "", path = "" } = certificate ?? {};
  const port = await listen(createHttps({ key, cert }, answer));
  const args = ["--url", `https://127.0.0.1:${port}/webhooks`, "--events", event];
  const trusting = await run(process.execPath, args, { NODE_EXTRA_CA_CERTS: path });
  expect(trusting).toMatchObject({ exit: 0, output: expect.stringContaining("contract holds") });
  expect(await run(process.execPath, args)).toMatchObject({
    exit: 2,
    output: expect.stringMatching(
      /^\[receiver_unreachable\] https:[^\n]*NODE_EXTRA_CA_CERTS[^\n]*\n$/,
    ),
  });
});

/** Makes a self-signed certificate for the loopback address. Undefined without openssl. */
async function makeCertificate() {
  const [keyFile, path] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  try {
    await promisify(execFile)("openssl", [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=receiver"],
      ...["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", keyFile, "-out", path],
    ]);
  } catch {
    return undefined;
  }
  return { key: await readFile(keyFile, "utf8"), cert: await readFile(path, "utf8"), path };
}

const node20 = await findNode20();
if (node20 === undefined) {
  process.stderr.write("NOT RUN: the command on Node 20, because there is none in the PATH.\n");
}

test.skipIf(node20 === undefined)("the command runs on Node 20", async () => {
  expect(await run(node20 ?? "", ["--help"])).toMatchObject({ exit: 0 });
  const receiver = await startPlainReceiver([event]);
  const args = ["--url", receiver.url, "--observe", receiver.observe, "--events", event];
  const { exit, output } = await run(node20 ?? "", args);
  await receiver.close();
  expect({ exit, output }).toMatchObject({ exit: 0, output: expect.stringContaining("accepted") });
});

async function findNode20(): Promise<string | undefined> {
  for (const place of (process.env.PATH ?? "").split(delimiter)) {
    const node = join(place, "node");
    const version = await promisify(execFile)(node, ["--version"]).catch(() => undefined);
    if (version?.stdout.startsWith("v20.")) return node;
  }
  return undefined;
}
