import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { EventType } from "@order-webhooks/types";
import { isEventType } from "@order-webhooks/validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDelivery, type SignedRequest, signRequest, testSecret } from "../src/testing.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");

/** The examples by their file names: the comment that each begins with. */
const examples = new Map(
  [...readme.matchAll(/```ts\n\/\/ (\S+)\n(.*?)```/gs)].map(([, name = "", code = ""]) => [
    name,
    code,
  ]),
);

const serverExamples = [...examples.keys()].filter((name) => !name.endsWith(".test.ts"));

/** Serves what exports `fetch` and leaves the port to its platform, as that would. */
const platform = `
import { serve } from "@hono/node-server";
import worker from "./worker.ts";
serve({ fetch: (request) => worker.fetch(request, process.env), port: Number(process.env.PORT) });
`;

let folder: string;

/** A repository of a user: the examples, and what they would have installed. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "receiver-readme-"));
  link("@order-webhooks/receiver", root);
  for (const name of ["@order-webhooks/types", "@hono/node-server", "express", "fastify", "hono"]) {
    link(name, join(root, "node_modules", name));
  }
  link("@types/express", join(root, "node_modules/@types/express"));
  link("@types/node", join(root, "../../node_modules/@types/node"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  for (const [name, code] of examples) writeFileSync(join(folder, name), code);
  writeFileSync(join(folder, "platform.js"), platform);
});

afterAll(() => rmSync(folder, { recursive: true }));

const tsconfig = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    module: "nodenext",
    target: "es2023",
    types: ["node"],
    skipLibCheck: true,
  },
};

function link(name: string, target: string): void {
  const path = join(folder, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "dir");
}

describe("the README's examples", () => {
  it("are all there", () => {
    expect([...examples.keys()]).toEqual([
      "server.ts",
      "express.ts",
      "fastify.ts",
      "hono.ts",
      "health.ts",
      "authentic.ts",
      "worker.ts",
      "handlers.test.ts",
    ]);
  });

  it("compile", async () => {
    const tsc = join(root, "../../node_modules/.bin/tsc");
    const { stdout } = await promisify(execFile)(tsc, ["-p", folder]);
    expect(stdout).toBe("");
  });

  it.each(serverExamples)("%s serves", async (name) => {
    const port = await findFreePort();
    const child = run(name === "worker.ts" ? "platform.js" : name, {
      PORT: String(port),
      WEBHOOK_SECRET: testSecret,
    });
    const url = `http://127.0.0.1:${port}/webhooks`;
    const output = collect(child);
    await waitFor(url);
    const statuses = [
      await post(url, buildDelivery({ event: namedEvent(), purpose: "unique_code" })),
      await post(url, signRequest("{}")),
      await post(url, signRequest("{}", "another secret")),
    ];
    await expect.poll(output, { timeout: 300_000 }).toMatch(/ord_\w+/);
    child.kill();
    await once(child, "exit");
    expect(statuses).toEqual([202, 202, 401]);
  });

  it("handlers.test.ts passes", async () => {
    const child = run("handlers.test.ts", {});
    const output = collect(child);
    const [code] = await once(child, "exit");
    expect([code, output()]).toEqual([0, ""]);
  });
});

/** The event that the examples have handlers for. */
function namedEvent(): EventType {
  const [, name] = /"([\w.]+)": {\n +promotion:/.exec(readme) ?? [];
  return isEventType(name) ? name : expect.fail("The README names no event that there is.");
}

function run(name: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [join(folder, name)], { env, stdio: ["ignore", "pipe", "pipe"] });
}

function collect(child: ChildProcess): () => string {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output += String(chunk);
    });
  }
  return () => output;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

/** Waits for an answer, because an example does not say when it listens. */
async function waitFor(url: string): Promise<void> {
  while (!(await fetch(url).catch(() => undefined))) await sleep(50);
}

async function post(url: string, { body, headers }: SignedRequest): Promise<number> {
  return (await fetch(url, { method: "POST", headers, body: new Uint8Array(body) })).status;
}
