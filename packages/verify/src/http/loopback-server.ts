import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that this machine alone can reach. */
export interface LoopbackServer {
  readonly origin: URL;
  readonly close: () => Promise<void>;
}

/** One request, its body read to the end, and the response to it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
}

/** Answers requests. */
export interface Answerer {
  readonly answer: (exchange: Exchange) => void | Promise<void>;
  /** Answers a request that could not be read, or that `answer` threw at. */
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
  // The address of a server that listens on TCP is an object. A text is the address of a pipe.
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: new URL(`http://127.0.0.1:${port}`), close };
}
