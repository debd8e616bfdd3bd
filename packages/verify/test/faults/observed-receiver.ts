import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { Handled } from "../../src/index.ts";
import { type Running, type Steps, startPlainReceiver } from "./plain-receiver.ts";

/** Sound receiver whose observation the test itself answers. */
export interface ObservedReceiver extends Pick<Running, "url" | "close"> {
  readonly observe: string;
  /** Number of times that the observation was asked for. */
  readonly reads: () => number;
}

/** Facts with which a test answers the observation. */
export interface Asked {
  readonly handled: readonly Handled[];
  /** Number of this request, from 1. */
  readonly nth: number;
  readonly response: Parameters<RequestListener>[1];
}

/** Starts a receiver, and a server for its observation. */
export async function startObservedReceiver(
  events: readonly string[],
  answer: (asked: Asked) => unknown,
  steps: Partial<Steps> = {},
): Promise<ObservedReceiver> {
  const handled: Handled[] = [];
  const handle: Steps["handle"] = (dispatched) => {
    const { event, purpose, data } = dispatched;
    handled.push({ event, purpose, orderId: data.order.id });
    return undefined;
  };
  const receiver = await startPlainReceiver(events, { handle, ...steps });
  let nth = 0;
  const observation = createServer((_, response) => {
    nth += 1;
    const document = answer({ handled: handled.slice(-100), nth, response });
    if (document !== undefined) response.end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => observation.listen(0, "127.0.0.1", resolve));
  return {
    url: receiver.url,
    observe: `http://127.0.0.1:${(observation.address() as AddressInfo).port}/observe`,
    reads: () => nth,
    close: async () => {
      observation.close();
      observation.closeAllConnections();
      await receiver.close();
    },
  };
}
