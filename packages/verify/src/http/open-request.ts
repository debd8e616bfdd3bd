import { type ClientRequest, Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { ownVersion } from "../version.ts";

/** Target of a request, and the headers that it has besides those of every request. */
export interface Opening {
  readonly url: URL;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** Opens a request. Neither a proxy nor a kept connection is used, whatever the environment says. */
export function openRequest(
  method: "GET" | "POST",
  { url, headers, signal }: Opening,
): ClientRequest {
  const secure = url.protocol === "https:";
  const own = ["host", url.host, "user-agent", userAgent, ...authorization(url)];
  const options = {
    method,
    headers: [...own, ...headers, "connection", "close"],
    // An agent of our own: the global one follows NODE_USE_ENV_PROXY.
    agent: secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
    ...(signal === undefined ? {} : { signal }),
  };
  const request = secure ? httpsRequest(url, options) : httpRequest(url, options);
  request.setNoDelay(true);
  return request;
}

/** The name by which receivers see this command. */
const userAgent = `order-webhooks-verify/${ownVersion}`;

/** Node makes this of an address only where the headers are an object, in which none can be twice. */
function authorization({ username, password }: URL): readonly string[] {
  if (username === "" && password === "") return [];
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return ["authorization", `Basic ${Buffer.from(credentials).toString("base64")}`];
}
