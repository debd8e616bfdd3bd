import type { IncomingMessage, RequestListener } from "node:http";
import type { EventType, Purpose } from "@order-webhooks/types";
import { createNodeHandler } from "../adapters/node-handler.ts";
import { isSamePath } from "../http/request.ts";
import type { Receiver } from "../receiver.ts";
import { endpointHeaders } from "./endpoint-headers.ts";

/** A delivery that a handler ran with, without anything personal. */
export interface Observation {
  readonly event: EventType;
  readonly purpose: Purpose;
  readonly orderId: string;
}

/** The response of the observation endpoint. */
export interface ObservationReport {
  /** The newest last. A hundred at most. */
  readonly handled: readonly Observation[];
}

const maxObservations = 100;

/** Remembers what was handled last, so that a verifier can ask for it. */
export class Observations {
  readonly #handled: Observation[] = [];

  add(observation: Observation): void {
    this.#handled.push(observation);
    if (this.#handled.length > maxObservations) this.#handled.shift();
  }

  report(): ObservationReport {
    return { handled: this.#handled };
  }
}

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
