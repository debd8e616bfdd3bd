import { Agent, request as httpRequest } from "node:http";
import type { SignedRequest } from "@order-webhooks/receiver/testing";

/** Posts a signed request. Resolves to the status, or to 0 without an answer. It goes past any proxy that the environment names: nothing leaves the machine. */
export function post(url: URL, { headers, text }: SignedRequest): Promise<number> {
  return new Promise((resolve) => {
    const options = { method: "POST", headers, agent: new Agent({ keepAlive: false }) };
    const request = httpRequest(url, options, (response) => {
      response.resume().on("end", () => resolve(response.statusCode ?? 0));
    });
    request.on("error", () => resolve(0)).end(text);
  });
}
