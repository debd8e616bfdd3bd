import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** The secret that `@order-webhooks/receiver/testing` signs with unless it gets another one. */
const testSecret = "order-webhooks-test-secret";

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
  cwd: string = process.cwd(),
): Promise<ServerProcess> {
  const port = await findFreePort();
  const env = { PORT: String(port), WEBHOOK_SECRET: testSecret, NO_COLOR: "1", ...moreEnv };
  const child = spawn(process.execPath, [path], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
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

/** Finds a port that nothing listens on, below those that systems give to outgoing connections and to port 0. */
export async function findFreePort(): Promise<number> {
  const port = 20_000 + Math.floor(12_000 * Math.random());
  const server = createServer().listen(port, "127.0.0.1");
  const isFree = await once(server, "listening").then(
    () => true,
    () => false,
  );
  server.close();
  return isFree ? port : findFreePort();
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
