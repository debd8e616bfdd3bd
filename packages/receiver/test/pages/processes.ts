import { type ChildProcess, fork, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { testSecret } from "../../src/testing.ts";
import type { Invocation, Invoked } from "./platforms/invoke.ts";

/** The process of a server. */
export interface ServerProcess {
  /** The address of its webhooks. */
  readonly url: string;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts a server of a page. Resolves once it answers, because a page does not say when it listens. */
export async function startServer(
  path: string,
  moreEnv: NodeJS.ProcessEnv = {},
): Promise<ServerProcess> {
  const port = await findFreePort();
  const env = { PORT: String(port), WEBHOOK_SECRET: testSecret, NO_COLOR: "1", ...moreEnv };
  const child = spawn(process.execPath, [path], { env, stdio: ["ignore", "pipe", "pipe"] });
  const output = collect(child);
  const url = `http://127.0.0.1:${port}/webhooks`;
  while (!(await fetch(url).catch(() => undefined))) {
    if (isEnded(child)) throw new Error(`${path} ended: ${output()}`);
    await sleep(50);
  }
  return { url, output, stop: () => stop(child) };
}

/** Runs a file to its end. Resolves to its exit code and what it printed. */
export async function runToEnd(
  path: string,
  args: readonly string[] = [],
): Promise<{ code: unknown; output: string }> {
  const stdio: StdioOptions = ["ignore", "pipe", "pipe"];
  const child = spawn(process.execPath, [path, ...args], { env: { NO_COLOR: "1" }, stdio });
  const output = collect(child);
  const [code] = await once(child, "close");
  return { code, output: output() };
}

/** The process of a function. */
export interface FunctionProcess {
  readonly invoke: (invocation: Invocation) => Promise<Invoked>;
  readonly stop: () => Promise<void>;
}

const invoker = fileURLToPath(new URL("./platforms/invoke.ts", import.meta.url));

/** Starts a function of a page. Resolves once its module is imported. */
export async function startFunction(
  path: string,
  env: NodeJS.ProcessEnv = { WEBHOOK_SECRET: testSecret },
): Promise<FunctionProcess> {
  const child = fork(invoker, [path], { env, execArgv: [], silent: true });
  const output = collect(child);
  const ended = once(child, "exit").then(() => Promise.reject(new Error(output())));
  // It ends in the end, when no message is awaited.
  ended.catch(() => {});
  const next = async () => {
    const [message] = await Promise.race([once(child, "message"), ended]);
    return message;
  };
  await next();
  return {
    invoke: (invocation) => {
      child.send(invocation);
      return next();
    },
    stop: () => stop(child),
  };
}

/** Finds a port that nothing listens on. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
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

async function stop(child: ChildProcess): Promise<void> {
  if (isEnded(child)) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

function isEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
