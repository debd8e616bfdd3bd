import type { RequestListener } from "node:http";
import { isSamePath } from "../http/request.ts";
import { responses } from "../http/responses.ts";
import { endpointHeaders } from "./endpoint-headers.ts";

/** Options of a health endpoint. */
export interface HealthEndpoint {
  readonly path: string;
  /** Listener for all other requests. */
  readonly otherwise: RequestListener;
}

const methods: readonly unknown[] = ["GET", "HEAD"];

const healthy = JSON.stringify({ status: "ok" });

const headers = { ...endpointHeaders, "content-length": healthy.length };

/** Creates a listener that answers GET and HEAD on the endpoint's path at once, without using handlers or the inbox. */
export function createHealthListener({ path, otherwise }: HealthEndpoint): RequestListener {
  return (request, response) => {
    const { method, url = "" } = request;
    if (!isSamePath(url, path)) return otherwise(request, response);
    if (methods.includes(method)) return void response.writeHead(200, headers).end(healthy);
    const { status, body } = responses.method_not_allowed;
    response.writeHead(status, { ...endpointHeaders, allow: methods.join(", ") }).end(body);
  };
}
