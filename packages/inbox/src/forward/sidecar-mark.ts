import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from "node:http";

/** Header of each response of a sidecar. It prevents that sidecars forward deliveries in a circle. */
const sidecarHeader = "order-webhooks-sidecar";

/** Adds the header to each response of a server. It runs before the server's own listeners. */
export function markResponses(server: Server): void {
  const mark = (_: IncomingMessage, response: ServerResponse) => {
    response.setHeader(sidecarHeader, "1");
  };
  for (const event of ["request", "checkContinue", "checkExpectation"]) {
    server.prependListener(event, mark);
  }
}

/** Checks whether a response comes from a sidecar, directly or through a proxy. */
export function isFromSidecar(headers: IncomingHttpHeaders): boolean {
  return headers[sidecarHeader] !== undefined;
}
