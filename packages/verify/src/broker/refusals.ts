import { VerifyError } from "../errors.ts";
import { isJsonArray, isJsonObject, type Json, valueAt } from "../json/json.ts";
import { parseJson } from "../json/parse-json.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { type BrokerCredentials, credentialVariables, hideCredentials } from "./credentials.ts";

/** An answer of a broker that is no success. */
export interface Refusal {
  readonly place: string;
  readonly status: number;
  readonly text: string;
  /** What was sent along. */
  readonly credentials: BrokerCredentials | undefined;
}

/** Makes the error of an answer that is no success, with the broker's own words if there are some. */
export function refusalOf(refusal: Refusal): VerifyError {
  const { place, status, credentials } = refusal;
  if (status === 401 || status === 403) return noAccess(refusal);
  const words = wordsOf(refusal);
  const found = words === "" ? `status ${status}` : `status ${status}: "${words}"`;
  if (status === 400 && words === "" && credentials?.kind === "token") {
    const fix = `An open source broker takes no token: set ${userAndPassword} instead.`;
    return refused(place, "a broker that takes a bearer token", found, fix);
  }
  if (status >= 300 && status < 400)
    return unexpected(place, "an answer", `${found}, a redirect`, notFollowed);
  if (status === 400) return refused(place, "to take the request", found, correctOptions);
  if (status === 404) return unexpected(place, "a resource of a Pact Broker", found, checkBase);
  if (status >= 500)
    return unexpected(place, "an answer", found, "See the broker's log, or try again.");
  return unexpected(place, "status 200", found, checkBase);
}

/** Makes the error of a broker that does not answer as a Pact Broker does. */
export function unexpected(
  place: string,
  expected: string,
  found: string,
  fix: string,
): VerifyError {
  return new VerifyError("broker_unexpected", { place, expected, found, fix });
}

const { username, password, token } = credentialVariables;
const userAndPassword = `${username} and ${password}`;
const notFollowed =
  "None is followed: it could take credentials elsewhere. Give the address that it leads to as --broker-url.";
const correctOptions = "Correct the selectors, the branch or the date.";
const checkBase =
  "Check that --broker-url is the base URL of a Pact Broker, without a path behind it.";

function noAccess({ place, status, credentials }: Refusal): VerifyError {
  const found = `status ${status} ${credentials === undefined ? "without credentials" : "for these"}`;
  const set = `Set ${userAndPassword}, or ${token}.`;
  const correct = `Correct the value of ${credentials?.kind === "token" ? token : userAndPassword}.`;
  return refused(
    place,
    "to take the credentials",
    found,
    credentials === undefined ? set : correct,
  );
}

function refused(place: string, expected: string, found: string, fix: string): VerifyError {
  return new VerifyError("broker_refused", { place, expected, found, fix });
}

// Enough for the reason: a list may name every selector.
const mostOfWords = 3 * mostOfQuote;

/** The words of an error: of `error`, a text or an object, or of `errors`, a list or lists by key. */
function wordsOf({ text, credentials }: Refusal): string {
  const body = parseJson(text);
  const texts = [valueAt(body, "error"), valueAt(body, "errors")].flatMap(textsIn);
  return toOneLine(hideCredentials(texts.join("; "), credentials), mostOfWords);
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  if (isJsonArray(value)) return value.flatMap(textsIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, own]) => textsIn(own).map((one) => `${key}: ${one}`));
}
