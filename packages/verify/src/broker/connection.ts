import { VerifyError } from "../errors.ts";
import { readText, type TextAnswer } from "../http/read-text.ts";
import { isJsonObject, type JsonObject } from "../json/json.ts";
import { parseJson } from "../json/parse-json.ts";
import { showUrl } from "../text/show-url.ts";
import { hideCredentials, toAuthorization } from "./credentials.ts";
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
    fix: "Give the base URL of a Pact Broker, with its path if it is served below one.",
  });
}

/** Names an address in a message: a broker may repeat a secret in its links, too. */
export function toPlace(url: URL, { credentials }: BrokerConnection): string {
  return hideCredentials(showUrl(url), credentials);
}

// A pact of a large consumer has a few million.
const mostCharacters = 50_000_000;

const mostMs = 30_000;

function noAnswer(
  place: string,
  answer: Exclude<TextAnswer, { kind: "text" }>,
  timeoutMs: number,
): VerifyError {
  if (answer.kind === "too-large") {
    const expected = `at most ${mostCharacters} characters`;
    return unexpected({ place, expected, found: "more", fix: "Check the address." });
  }
  const found = answer.kind === "timeout" ? `none within ${timeoutMs / 1000} seconds` : answer.code;
  return new VerifyError("broker_unreachable", {
    ...{ place, expected: "an answer of the Pact Broker", found },
    fix: "Check the address, and that this machine reaches it: no proxy is used. For a certificate authority of your own set NODE_EXTRA_CA_CERTS.",
  });
}
