import { type ClientRequest, Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { ownVersion } from "../version.ts";

/** Target of a request, with its additional headers. */
export interface Opening {
  readonly url: URL;
  /** Alternating names and values. */
  readonly headers: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** Opens a request without a proxy or a kept connection, independently of the environment. */
export function openRequest(
  method: "GET" | "POST",
  { url, headers, signal }: Opening,
): ClientRequest {
  const secure = url.protocol === "https:";
  const own = ["host", url.host, "user-agent", userAgent, ...authorization(url)];
  const options = {
    method,
    headers: [...own, ...headers, "connection", "close"],
    // The global agent would follow NODE_USE_ENV_PROXY.
    agent: secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
    ...(signal === undefined ? {} : { signal }),
  };
  const request = secure ? httpsRequest(url, options) : httpRequest(url, options);
  request.setNoDelay(true);
  return request;
}

/** User agent of this package. */
const userAgent = `order-webhooks-verify/${ownVersion}`;

/** Returns the authorization header of a URL. Node derives it only if the headers are an object, which cannot have duplicates. */
function authorization({ username, password }: URL): readonly string[] {
  if (username === "" && password === "") return [];
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return ["authorization", `Basic ${Buffer.from(credentials).toString("base64")}`];
}
