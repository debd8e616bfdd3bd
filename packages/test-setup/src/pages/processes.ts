import { setTimeout as sleep } from "node:timers/promises";
import { execaNode, type Options } from "execa";
import { findFreePort } from "../free-port.ts";

/** The default secret with which `@order-webhooks/receiver/testing` signs. */
const testSecret = "order-webhooks-test-secret";

/** A server process. */
export interface ServerProcess {
  /** URL for its deliveries. */
  readonly url: string;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/**
 * The program gets only the variables of the call, and none of the options with which vitest starts Node. Its stdout and
 * stderr are one output.
 */
const options = {
  all: true,
  extendEnv: false,
  ipc: false,
  nodeOptions: [],
  reject: false,
} as const satisfies Options;

/** Starts a server of a page. Resolves once it answers, because a page does not report that its server listens. */
export async function startServer(
  path: string,
  moreEnv: NodeJS.ProcessEnv = {},
  cwd: string = process.cwd(),
): Promise<ServerProcess> {
  const port = await findFreePort();
  const env = { PORT: String(port), WEBHOOK_SECRET: testSecret, NO_COLOR: "1", ...moreEnv };
  const child = execaNode(path, { ...options, cwd, env, stdin: "ignore" });
  let output = "";
  child.all.on("data", (chunk) => {
    output += String(chunk);
  });
  const url = `http://127.0.0.1:${port}/webhooks`;
  while (!(await fetch(url).catch(() => undefined))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`${path}: expected a server, got its end. Its output: ${output}`);
    }
    await sleep(50);
  }
  const stop = async () => {
    child.kill("SIGKILL");
    await child;
  };
  return { url, output: () => output, stop };
}

/** Runs a file to its end. Resolves to its exit code and its output. */
export async function runToEnd(
  path: string,
  args: readonly string[] = [],
): Promise<{ code: unknown; output: string }> {
  const running = { ...options, env: { NO_COLOR: "1" }, stripFinalNewline: false };
  const { exitCode, all } = await execaNode(path, args, { ...running, stdin: "ignore" });
  return { code: exitCode, output: all };
}
