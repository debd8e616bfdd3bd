import type { IncomingMessage, RequestListener } from "node:http";
import { createNodeHandler } from "../adapters/node-handler.ts";
import { isSamePath } from "../http/request.ts";
import type { Receiver } from "../receiver.ts";
import { endpointHeaders } from "./endpoint-headers.ts";
import type { Observations } from "./observations.ts";

/** Options of an observation endpoint. */
export interface ObservationEndpoint {
  readonly path: string;
  readonly observations: Observations;
  /** Receiver of all other requests. An observation waits until it has handled the deliveries that it acknowledged. */
  readonly receiver: Receiver;
}

/** Creates a listener that answers GET on the endpoint's path, after all accepted deliveries are handled. */
export function createObservationListener(endpoint: ObservationEndpoint): RequestListener {
  const { observations, receiver } = endpoint;
  const handle = createNodeHandler(receiver);
  return async (request, response) => {
    if (!isAsked(request, endpoint)) return handle(request, response);
    await receiver.idle();
    response.writeHead(200, endpointHeaders).end(JSON.stringify(observations.report()));
  };
}

function isAsked({ method, url = "" }: IncomingMessage, { path }: ObservationEndpoint): boolean {
  return method === "GET" && isSamePath(url, path);
}
