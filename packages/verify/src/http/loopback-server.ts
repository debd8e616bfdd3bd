import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Server that only this machine can reach. */
export interface LoopbackServer {
  readonly origin: URL;
  readonly close: () => Promise<void>;
}

/** Request with its complete body, and the response to it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
}

/** Handlers that answer requests. */
export interface Answerer {
  readonly answer: (exchange: Exchange) => void | Promise<void>;
  /** Answers a request that could not be read, or for which `answer` threw an error. */
  readonly fail: (error: unknown, response: ServerResponse) => void;
}

/** Starts a server on a free port of 127.0.0.1. */
export async function startLoopbackServer({ answer, fail }: Answerer): Promise<LoopbackServer> {
  const server = createServer(async (request, response) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      await answer({ request, body: Buffer.concat(chunks), response });
    } catch (error) {
      fail(error, response);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  // A server that listens on TCP has an object as its address. A string is the path of a pipe.
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: new URL(`http://127.0.0.1:${port}`), close };
}
