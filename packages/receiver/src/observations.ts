import type { IncomingMessage, RequestListener } from "node:http";
import type { EventType, Purpose } from "@order-webhooks/types";
import { pathOf } from "./admission.ts";

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
  readonly path: string | undefined;
  readonly observations: Observations;
  /** Resolves once everything that was answered has been handled. */
  readonly settled: () => Promise<void>;
}

/** Answers GET on the endpoint's path, once what was accepted before is handled; else not found. */
export function createObservationListener(endpoint: ObservationEndpoint): RequestListener {
  return async (request, response) => {
    if (!isAsked(request, endpoint)) {
      response.writeHead(404, headers).end('{"error":"not_found"}');
      return;
    }
    await endpoint.settled();
    response.writeHead(200, headers).end(JSON.stringify(endpoint.observations.report()));
  };
}

const headers = {
  "content-type": "application/json",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

function isAsked({ method, url = "" }: IncomingMessage, { path }: ObservationEndpoint): boolean {
  return method === "GET" && path !== undefined && pathOf({ path: url }) === path;
}
