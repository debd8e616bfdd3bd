import { VerifyError } from "../errors.ts";
import { readText, type TextAnswer } from "../http/read-text.ts";
import { isJsonObject, type JsonObject } from "../json/json.ts";
import { parseJson } from "../json/parse-json.ts";
import { showUrl } from "../text/show-url.ts";
import { hideCredentials, toAuthorization } from "./credentials.ts";
import { refusalOf, unexpected } from "./refusals.ts";
import type { BrokerConnection, Resource } from "./resource.ts";

/** Request to a broker. */
export interface BrokerRequest {
  readonly url: URL;
  /** JSON body of a POST. Without it, the request is a GET. */
  readonly body?: JsonObject;
  /** Makes the error of a 404. Default: the URL is unknown. */
  readonly notFound?: (text: string) => VerifyError;
}

/**
 * Requests a resource from a broker and returns its text and JSON. Follows no redirects. Throws
 * unless the answer is a JSON object with status 200.
 */
export async function askBroker(
  connection: BrokerConnection,
  { url, body, notFound }: BrokerRequest,
): Promise<Resource> {
  const { credentials, signal, timeoutMs = mostMs } = connection;
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
  const place = toPlace(url, connection);
  if (answer.kind !== "text") throw noAnswer(place, answer, timeoutMs);
  const { status, text } = answer;
  if (status === 404 && notFound !== undefined) throw notFound(text);
  if (status !== 200) throw refusalOf({ place, status, text, credentials });
  const json = parseJson(text);
  if (isJsonObject(json)) return { url, text, json };
  throw unexpected({
    ...{ place, expected: "a JSON object" },
    found: /^\s*</.test(text) ? "an HTML page" : "other text",
    fix: "Set --broker-url to the base URL of a Pact Broker, including its path.",
  });
}

/**
 * Returns a URL for messages. Hides credentials, because a broker may repeat a secret in its links.
 */
export function toPlace(url: URL, { credentials }: BrokerConnection): string {
  return hideCredentials(showUrl(url), credentials);
}

// The pact of a large consumer has a few million characters.
const mostCharacters = 50_000_000;

const mostMs = 30_000;

function noAnswer(
  place: string,
  answer: Exclude<TextAnswer, { kind: "text" }>,
  timeoutMs: number,
): VerifyError {
  if (answer.kind === "too-large") {
    const expected = `at most ${mostCharacters} characters`;
    return unexpected({ place, expected, found: "more", fix: "Check the URL." });
  }
  const found = answer.kind === "timeout" ? `none within ${timeoutMs / 1000} seconds` : answer.code;
  return new VerifyError("broker_unreachable", {
    ...{ place, expected: "an answer from the Pact Broker", found },
    fix: "Check the URL, and that this machine can reach it without a proxy. For your own certificate authority, set NODE_EXTRA_CA_CERTS.",
  });
}
