import type { IncomingMessage, RequestListener } from "node:http";
import type { EventType, Purpose } from "@order-webhooks/types";
import { createNodeHandler } from "../adapters/node-handler.ts";
import { pathOf } from "../http/request.ts";
import type { Receiver } from "../receiver.ts";

/** A delivery that a handler ran with, told without anything personal. */
export interface Observation {
  readonly event: EventType;
  readonly purpose: Purpose;
  readonly orderId: string;
}

/** What the observation endpoint answers. */
export interface ObservationReport {
  /** The newest last; a hundred at most. */
  readonly handled: readonly Observation[];
}

const maxObservations = 100;

/** Remembers what was handled last, so that a verifier can ask whether it was. */
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

/** What an observation endpoint serves. */
export interface ObservationEndpoint {
  readonly path: string;
  readonly observations: Observations;
  /** Answers everything else, and has handled what it answered before an observation is told. */
  readonly receiver: Receiver;
}

/** Answers GET on the endpoint's path, once what was accepted before is handled. */
export function createObservationListener(endpoint: ObservationEndpoint): RequestListener {
  const { observations, receiver } = endpoint;
  const handle = createNodeHandler(receiver);
  return async (request, response) => {
    if (!isAsked(request, endpoint)) return handle(request, response);
    await receiver.idle();
    response.writeHead(200, headers).end(JSON.stringify(observations.report()));
  };
}

/** Anyone may ask, so nobody gets to keep a connection for it. */
const headers = {
  connection: "close",
  "content-type": "application/json",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

function isAsked({ method, url = "" }: IncomingMessage, { path }: ObservationEndpoint): boolean {
  return method === "GET" && pathOf({ path: url }) === path;
}
