import { VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { describeJson } from "../json/describe-json.ts";
import { isJsonObject, type JsonObject } from "../json/json.ts";
import { parseJson } from "../json/parse-json.ts";
import { readAddress } from "../options/addresses.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { quoteAddress } from "../text/show-url.ts";
import { type BrokerCredentials, credentialVariables } from "./credentials.ts";

/** Options about a Pact Broker: its URL, the pacts to read, and the publishing of results. */
export interface BrokerOptions {
  /** Base URL, without credentials. */
  readonly url: string;
  readonly credentials?: BrokerCredentials | undefined;
  /**
   * Selectors of consumer versions, as Pact documents them. Default: the main branch of each
   * consumer, and every version that is deployed or released.
   */
  readonly consumerVersionSelectors?: readonly JsonObject[];
  /** Branch of the provider version. Required by `includeWipPactsSince` and `publish`. */
  readonly providerBranch?: string;
  /**
   * Lets a pact that this branch has never satisfied fail without breaking the contract. Default:
   * false.
   */
  readonly enablePending?: boolean;
  /**
   * Adds pacts of other branches since this date, such as `2026-01-31`, as work in progress.
   * Requires `providerBranch`.
   */
  readonly includeWipPactsSince?: string;
  /** Lets Pact's verifier publish the results. Requires `providerBranch`. Default: false. */
  readonly publish?: boolean;
}

/** Validated options with every default filled in. */
export interface BrokerSettings {
  readonly url: URL;
  readonly credentials: BrokerCredentials | undefined;
  readonly selectors: readonly JsonObject[];
  readonly providerBranch: string | undefined;
  readonly enablePending: boolean;
  readonly wipSince: string | undefined;
  readonly publish: boolean;
}

// Selectors that Pact's documentation recommends for every provider.
const defaultSelectors: readonly JsonObject[] = [
  { mainBranch: true },
  { deployedOrReleased: true },
];

/** Validates the options. Throws at the first invalid one. */
export function toBrokerSettings(options: BrokerOptions): BrokerSettings {
  const { consumerVersionSelectors: given = [], includeWipPactsSince: wipSince } = options;
  const { providerBranch, publish = false, enablePending = false } = options;
  for (const selector of given) assertSelector(selector);
  if (providerBranch !== undefined && providerBranch.trim() === "")
    throw invalid({
      place: branchOption,
      expected: "a branch name",
      found: "an empty string",
      fix: "Name a branch, or omit the option.",
    });
  if (publish) assertBranch("--publish", providerBranch);
  if (wipSince !== undefined) {
    assertDate(wipSince);
    assertBranch("--include-wip-pacts-since", providerBranch);
  }
  return {
    ...{ url: readBaseUrl(options.url), credentials: options.credentials, providerBranch },
    selectors: given.length === 0 ? defaultSelectors : given,
    ...{ enablePending, wipSince, publish },
  };
}

/** Reads a selector from the command line. Throws unless it is one JSON object. */
export function parseSelector(text: string): JsonObject {
  const selector = parseJson(text);
  if (isJsonObject(selector)) return selector;
  const found =
    selector === undefined ? `"${toOneLine(text, mostOfQuote)}"` : describeJson(selector);
  throw invalid({
    ...{ place: selectorOption, expected: "a selector as one JSON object", found },
    // Pact's verifier silently ignores a list.
    fix: "Write one selector per option, such as '{\"mainBranch\":true}', and repeat the option.",
  });
}

const urlOption = "--broker-url";
const selectorOption = "--consumer-version-selectors";
const branchOption = "--provider-branch";

// A broker ignores an unknown key, and then selects unintended pacts.
const selectorKeys = [
  ...["mainBranch", "branch", "matchingBranch", "fallbackBranch", "latest", "tag", "fallbackTag"],
  ...["consumer", "deployed", "released", "deployedOrReleased", "environment"],
];

function assertSelector(selector: JsonObject): void {
  const unknown = Object.keys(selector).find((key) => !selectorKeys.includes(key));
  if (unknown === undefined) return;
  const found = `"${toOneLine(unknown, mostOfQuote)}"`;
  const expected = `keys of ${selectorKeys.join(", ")}`;
  throw invalid({ place: selectorOption, expected, found, fix: "Correct the key." });
}

function assertBranch(option: string, branch: string | undefined): void {
  if (branch !== undefined) return;
  const expected = `a branch, because ${option} is set`;
  throw invalid({ place: branchOption, expected, found: "none", fix: "Name the branch." });
}

function assertDate(text: string): void {
  if (/^\d{4}-\d\d-\d\d($|T)/.test(text) && !Number.isNaN(Date.parse(text))) return;
  throw invalid({
    ...{ place: "--include-wip-pacts-since", expected: "a date" },
    found: `"${toOneLine(text, mostOfQuote)}"`,
    fix: "Write a date such as 2026-01-31.",
  });
}

function readBaseUrl(given: string): URL {
  const url = readAddress(urlOption, given);
  const [place, found] = [urlOption, quoteAddress(given)];
  if (url.username !== "" || url.password !== "") {
    const { username, password, token } = credentialVariables;
    const fix = `Set ${username} and ${password}, or ${token}, and remove them from the URL.`;
    throw invalid({ place, expected: "a URL without credentials", found, fix });
  }
  if (url.search !== "" || url.hash !== "") {
    const fix = "Remove the query and the fragment.";
    throw invalid({ place, expected: "a URL without query and fragment", found, fix });
  }
  // A relative link of the index resolves below it, for brokers that a proxy serves below a path.
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

function invalid(details: VerifyErrorDetails): VerifyError {
  return new VerifyError("option_invalid", details);
}
