import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "@order-webhooks/test-setup/free-port";
import type { SignedRequest } from "../../../../src/testing.ts";
import { FrozenProcess } from "./frozen-process.ts";

/** The answer to a request. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A process of a function on its platform, which is frozen between two requests. */
export interface RunningFunction {
  /** Continues the process and sends a request. Resolves once the process has answered and is frozen. */
  readonly send: (signed: SignedRequest) => Promise<Answer>;
  readonly end: () => Promise<void>;
}

/** A process of a server. */
export interface RunningServer extends RunningFunction {
  /** Asks the process to end, as its platform does before it kills the process. */
  readonly terminate: () => void;
}

/** The result of a Lambda, as the gateways read it. */
export interface LambdaResult {
  readonly statusCode: number;
  readonly body: string;
  readonly headers?: unknown;
  readonly multiValueHeaders?: unknown;
}

/** A process of a Lambda. */
export interface RunningLambda {
  /** Continues the process for an event. Resolves to its result once the process is frozen. */
  readonly invoke: (event: object) => Promise<LambdaResult>;
  readonly end: () => Promise<void>;
}

/** Starts a Lambda and its Runtime API. */
export async function startLambda(path: string, env: NodeJS.ProcessEnv): Promise<RunningLambda> {
  const api = new RuntimeApi();
  const origin = await api.listen();
  const running = new FrozenProcess("lambda-runtime.ts", path, {
    ...env,
    AWS_LAMBDA_RUNTIME_API: origin,
  });
  return {
    invoke: async (event) => {
      const result = api.invoke(event);
      running.thaw();
      const answered = await running.until(result);
      await running.frozen();
      return JSON.parse(answered);
    },
    end: async () => {
      await running.end();
      api.close();
    },
  };
}

/** The part of Lambda's Runtime API that a runtime needs: the next event, and the result. */
class RuntimeApi {
  readonly #server = createServer(async (request, response) => {
    const [last] = request.url?.split("/").slice(-1) ?? [];
    if (last === "next") return this.#poll(response);
    this.#answered?.(await text(request));
    response.writeHead(202).end('{"status":"OK"}');
  });
  #event: object | undefined;
  #polling: ServerResponse | undefined;
  #answered: ((result: string) => void) | undefined;
  #count = 0;

  async listen(): Promise<string> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    // A server that listens on a port has such an address.
    const { port } = this.#server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  invoke(event: object): Promise<string> {
    const answered = new Promise<string>((resolve) => {
      this.#answered = resolve;
    });
    this.#event = event;
    if (this.#polling) this.#poll(this.#polling);
    return answered;
  }

  /** Answers a poll, or holds it until there is an event. */
  #poll(response: ServerResponse): void {
    this.#polling = this.#event ? undefined : response;
    if (!this.#event) return;
    this.#count += 1;
    response.setHeader("lambda-runtime-aws-request-id", `request-${this.#count}`);
    response.end(JSON.stringify(this.#event));
    this.#event = undefined;
  }
}

/** Describes how a platform runs a server, and what its front end adds to each request. */
export interface ServerPlatform {
  /** Null for a program that listens itself. */
  readonly launcher: string | null;
  readonly headers: { readonly [name: string]: string };
}

/** Starts a server. Resolves once it listens. */
export async function startServerFunction(
  platform: ServerPlatform,
  path: string,
  env: NodeJS.ProcessEnv,
): Promise<RunningServer> {
  const port = await findFreePort();
  const running = new FrozenProcess(platform.launcher, path, { ...env, PORT: String(port) });
  // A response would freeze the process.
  while (!(await isListening(port))) await running.until(sleep(10));
  return {
    send: async (signed) => {
      running.thaw();
      const answer = await running.until(post(port, signed, platform));
      await running.frozen();
      return answer;
    },
    terminate: () => running.terminate(),
    end: () => running.end(),
  };
}

async function post(
  port: number,
  { headers, body }: SignedRequest,
  platform: ServerPlatform,
): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${port}/webhooks`, {
    method: "POST",
    headers: { ...headers, ...platform.headers },
    body: new Uint8Array(body),
  });
  return { status: response.status, body: await response.text() };
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
