import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from "node:http";

/** The header of each response of a sidecar, so that none hands deliveries to itself or another in a circle. */
const sidecarHeader = "order-webhooks-sidecar";

/** Marks each response of a server. It runs before the server's own listeners. */
export function markResponses(server: Server): void {
  const mark = (_: IncomingMessage, response: ServerResponse) => {
    response.setHeader(sidecarHeader, "1");
  };
  for (const event of ["request", "checkContinue", "checkExpectation"]) {
    server.prependListener(event, mark);
  }
}

/** Recognizes the response of a sidecar, also through a proxy. */
export function isFromSidecar(headers: IncomingHttpHeaders): boolean {
  return headers[sidecarHeader] !== undefined;
}
