import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Handled } from "../../src/index.ts";
import { isSigned, purposeOf } from "./plain-receiver.ts";

/** Moment at which the process exits: before its answer, after it, or at the next connection. */
export type Death = "while" | "after" | "later";

/** Behavior of a receiver whose process ends. */
export interface Mortality {
  /** Decides by the body and its number from 1, copies of this command among them. */
  readonly dies: (body: string, nth: number) => Death | undefined;
  /** Time until it restarts. Default: never. */
  readonly backAfterMs?: number;
  /** True if it only stops listening: its connections end normally. */
  readonly lives?: boolean;
}

/** Receiver that loses its list of handled deliveries when its process exits. */
export interface MortalReceiver {
  readonly url: string;
  readonly observe: string;
  readonly starts: () => number;
  readonly close: () => Promise<void>;
}

/** Starts a receiver whose process exits. To a sender, a process consists of its connections. */
export async function startMortalReceiver(mortality: Mortality): Promise<MortalReceiver> {
  const state = { port: 0, starts: 0, requests: 0, isClosed: false };
  let server: Server | undefined;

  const die = (): void => {
    server?.close();
    if (!mortality.lives) server?.closeAllConnections();
    if (mortality.backAfterMs === undefined || state.isClosed) return;
    setTimeout(() => void start(), mortality.backAfterMs);
  };

  const start = async (): Promise<void> => {
    if (state.isClosed) return;
    state.starts += 1;
    const handled: Handled[] = [];
    const known = new Set<string>();
    let isDying = false;
    const handle = (body: string): void => {
      if (!known.has(body)) handled.push(toHandled(body));
      known.add(body);
    };
    const own = createServer(async (request, response) => {
      if (request.method === "GET") return void response.end(JSON.stringify({ handled }));
      const body = await readBody(request);
      state.requests += 1;
      const death = mortality.dies(body.toString(), state.requests);
      if (death === "while") return die();
      const isAuthentic = isSigned(body, request.headers["x-voucherify-signature"]);
      if (isAuthentic && death === undefined) handle(body.toString());
      response.writeHead(isAuthentic ? 202 : 401).end(() => {
        if (death === "after") die();
        isDying ||= death === "later";
      });
    });
    own.on("connection", (socket) => {
      if (!isDying) return;
      socket.destroy();
      die();
    });
    server = own;
    await new Promise<void>((resolve) => own.listen(state.port, "127.0.0.1", resolve));
    state.port = (own.address() as AddressInfo).port;
  };

  await start();
  const origin = `http://127.0.0.1:${state.port}`;
  return {
    url: `${origin}/webhooks`,
    observe: `${origin}/observe`,
    starts: () => state.starts,
    close: async () => {
      state.isClosed = true;
      server?.close();
      server?.closeAllConnections();
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function toHandled(body: string): Handled {
  const { event, data } = JSON.parse(body);
  return { event: event.type, purpose: purposeOf(data), orderId: data.order.id };
}
