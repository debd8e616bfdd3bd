import { VerifyError } from "../errors.ts";
import { readText, type TextAnswer } from "../http/read-text.ts";
import { isJsonObject, type JsonObject } from "../json/json.ts";
import { parseJson } from "../json/parse-json.ts";
import { showUrl } from "../text/show-url.ts";
import { toAuthorization } from "./credentials.ts";
import { refusalOf, unexpected } from "./refusals.ts";
import type { BrokerConnection, Resource } from "./resource.ts";

/** One question to a broker. */
export interface BrokerRequest {
  readonly url: URL;
  /** Sent by POST. Without it, it is a GET. */
  readonly body?: JsonObject;
  /** Makes the error of a 404. By default the address is unknown. */
  readonly notFound?: (text: string) => VerifyError;
}

/** Asks a broker for a resource. Follows no redirect. Throws if what comes back is no object with links. */
export async function askBroker(
  connection: BrokerConnection,
  { url, body, notFound }: BrokerRequest,
): Promise<Resource> {
  const { credentials, signal } = connection;
  const authorization =
    credentials === undefined ? [] : ["authorization", toAuthorization(credentials)];
  const answer = await readText({
    ...{ url, signal, mostCharacters, timeoutMs, accept: "application/hal+json" },
    headers: authorization,
    ...(body && {
      method: "POST",
      body: { type: "application/json", text: JSON.stringify(body) },
    }),
  });
  const place = showUrl(url);
  if (answer.kind !== "text") throw noAnswer(place, answer);
  const { status, text } = answer;
  if (status === 404 && notFound !== undefined) throw notFound(text);
  if (status !== 200) throw refusalOf({ place, status, text, credentials });
  const json = parseJson(text);
  if (isJsonObject(json)) return { url, text, json };
  throw unexpected(
    place,
    "a JSON object",
    /^\s*</.test(text) ? "an HTML page" : "other text",
    ofBroker,
  );
}

// A pact of a large consumer has a few million.
const mostCharacters = 50_000_000;

const timeoutMs = 30_000;

const ofBroker =
  "Give the base URL of a Pact Broker, as a browser shows it without a path behind it.";

function noAnswer(place: string, answer: Exclude<TextAnswer, { kind: "text" }>): VerifyError {
  if (answer.kind === "too-large")
    return unexpected(place, `at most ${mostCharacters} characters`, "more", "Check the address.");
  const found = answer.kind === "timeout" ? `none within ${timeoutMs / 1000} seconds` : answer.code;
  return new VerifyError("broker_unreachable", {
    ...{ place, expected: "an answer of the Pact Broker", found },
    fix: "Check the address, and that this machine reaches it: no proxy is used. For a certificate authority of your own set NODE_EXTRA_CA_CERTS.",
  });
}
