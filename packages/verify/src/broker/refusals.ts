import { VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { isJsonArray, isJsonObject, type Json, valueAt } from "../json/json.ts";
import { parseJson } from "../json/parse-json.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { type BrokerCredentials, credentialVariables, hideCredentials } from "./credentials.ts";

/** Answer from a broker that is no success. */
export interface Refusal {
  readonly place: string;
  readonly status: number;
  readonly text: string;
  /** Credentials of the request. */
  readonly credentials: BrokerCredentials | undefined;
}

/**
 * Makes the error of an answer that is no success, with the broker's own reason if it gives one.
 */
export function refusalOf(refusal: Refusal): VerifyError {
  const { place, status, credentials } = refusal;
  if (status === 401 || status === 403) return noAccess(refusal);
  const words = wordsOf(refusal);
  const found = words === "" ? `status ${status}` : `status ${status}: "${words}"`;
  if (status === 400 && words === "" && credentials?.kind === "token") {
    const fix = `An open source broker accepts no token. Set ${userAndPassword} instead.`;
    return refused({ place, expected: "a broker that accepts a bearer token", found, fix });
  }
  if (status === 400)
    return refused({
      place,
      expected: "the broker to accept the request",
      found,
      fix: correctOptions,
    });
  const isRedirect = status >= 300 && status < 400;
  const known = isRedirect ? redirected : explainStatus(status);
  return unexpected({ place, found: isRedirect ? `${found}, a redirect` : found, ...known });
}

function explainStatus(status: number): Pick<VerifyErrorDetails, "expected" | "fix"> {
  if (status === 404) return { expected: "a resource of a Pact Broker", fix: checkBase };
  if (status >= 500) return { expected: "an answer", fix: "See the broker's log, or try again." };
  return { expected: "status 200", fix: checkBase };
}

/** Makes the error of a server that does not answer as a Pact Broker does. */
export function unexpected(details: VerifyErrorDetails): VerifyError {
  return new VerifyError("broker_unexpected", details);
}

const { username, password, token } = credentialVariables;
const userAndPassword = `${username} and ${password}`;
const redirected = {
  expected: "an answer",
  fix: "Redirects are not followed, because they could send credentials elsewhere. Set --broker-url to the target URL.",
};
const correctOptions = "Correct the selectors, the branch or the date.";
const checkBase = "Check that --broker-url is the base URL of a Pact Broker, including its path.";

function noAccess({ place, status, credentials }: Refusal): VerifyError {
  const found = `status ${status} ${credentials === undefined ? "without credentials" : "for these credentials"}`;
  const set = `Set ${userAndPassword}, or ${token}.`;
  const correct = `Correct the value of ${credentials?.kind === "token" ? token : userAndPassword}.`;
  const fix = credentials === undefined ? set : correct;
  return refused({ place, expected: "the broker to accept the credentials", found, fix });
}

function refused(details: VerifyErrorDetails): VerifyError {
  return new VerifyError("broker_refused", details);
}

// Enough for the reason. A list may contain every selector.
const mostOfWords = 3 * mostOfQuote;

/**
 * Returns the error texts in a broker's JSON, joined in one line. The key `error` has a string or
 * an object. The key `errors` has a list, or an object of lists.
 */
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
