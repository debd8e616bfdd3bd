import type { IncomingMessage, RequestListener } from "node:http";
import { createNodeHandler } from "../adapters/node-handler.ts";
import { isSamePath } from "../http/request.ts";
import type { Receiver } from "../receiver.ts";
import { endpointHeaders } from "./endpoint-headers.ts";
import type { Observations } from "./observations.ts";

/** Configures an observation endpoint. */
export interface ObservationEndpoint {
  readonly path: string;
  readonly observations: Observations;
  /** Answers everything else. An observation waits until it has handled what it answered. */
  readonly receiver: Receiver;
}

/** Answers GET on the endpoint's path, once what was accepted before is handled. */
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
