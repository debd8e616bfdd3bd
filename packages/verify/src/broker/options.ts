import { VerifyError } from "../errors.ts";
import { describeJson } from "../json/describe-json.ts";
import { isJsonObject, type JsonObject } from "../json/json.ts";
import { parseJson } from "../json/parse-json.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { quoteAddress } from "../text/show-url.ts";
import type { BrokerCredentials } from "./credentials.ts";

/** Pact Broker to read pacts from, which pacts, and what to do with the results. */
export interface BrokerOptions {
  /** Base URL, without credentials. */
  readonly url: string;
  readonly credentials?: BrokerCredentials | undefined;
  /**
   * Selectors of consumer versions, as Pact documents them. By default the main branch of each consumer, and
   * every version that is deployed or released.
   */
  readonly consumerVersionSelectors?: readonly JsonObject[];
  /** Branch of the provider that is verified. */
  readonly providerBranch?: string;
  /** Lets a pact that this branch has never satisfied fail without breaking the contract. */
  readonly enablePending?: boolean;
  /** Adds pacts of other branches that were made since this date, as work in progress. Needs a branch. */
  readonly includeWipPactsSince?: string;
  /** Lets Pact's verifier publish the results. Needs a branch. */
  readonly publish?: boolean;
}

/** The options, checked and with every default filled in. */
export interface BrokerSettings {
  readonly url: URL;
  readonly credentials: BrokerCredentials | undefined;
  readonly selectors: readonly JsonObject[];
  readonly providerBranch: string | undefined;
  readonly enablePending: boolean;
  readonly wipSince: string | undefined;
  readonly publish: boolean;
}

// What Pact's documentation recommends for every provider.
const defaultSelectors: readonly JsonObject[] = [
  { mainBranch: true },
  { deployedOrReleased: true },
];

/** Checks the options. Throws at the first that cannot be used. */
export function toBrokerSettings(options: BrokerOptions): BrokerSettings {
  const { consumerVersionSelectors: given = [], includeWipPactsSince: wipSince } = options;
  const { providerBranch, publish = false, enablePending = false } = options;
  for (const selector of given) assertSelector(selector);
  if (providerBranch !== undefined && providerBranch.trim() === "")
    throw invalid("--provider-branch", "the name of a branch", "an empty text", leaveOut);
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

/** Reads a selector as the command line has it: one JSON object. Throws at everything else. */
export function parseSelector(text: string): JsonObject {
  const selector = parseJson(text);
  if (isJsonObject(selector)) return selector;
  const found =
    selector === undefined ? `"${toOneLine(text, mostOfQuote)}"` : describeJson(selector);
  // Pact's verifier takes a list for no selector at all, without a word.
  const fix =
    "Write one selector an option, such as '{\"mainBranch\":true}', and repeat the option.";
  throw invalid(selectorOption, "a selector as one JSON object", found, fix);
}

const selectorOption = "--consumer-version-selectors";
const leaveOut = "Name one, or leave the option out.";

// A broker reads over a key that it does not know, and then selects other pacts than were meant.
const selectorKeys = [
  ...["mainBranch", "branch", "matchingBranch", "fallbackBranch", "latest", "tag", "fallbackTag"],
  ...["consumer", "deployed", "released", "deployedOrReleased", "environment"],
];

function assertSelector(selector: JsonObject): void {
  const unknown = Object.keys(selector).find((key) => !selectorKeys.includes(key));
  if (unknown === undefined) return;
  const found = `"${toOneLine(unknown, mostOfQuote)}"`;
  throw invalid(selectorOption, `keys of ${selectorKeys.join(", ")}`, found, "Correct the key.");
}

function assertBranch(option: string, branch: string | undefined): void {
  if (branch !== undefined) return;
  throw invalid("--provider-branch", `the branch that ${option} is for`, "none", "Name it.");
}

function assertDate(text: string): void {
  if (/^\d{4}-\d\d-\d\d($|T)/.test(text) && !Number.isNaN(Date.parse(text))) return;
  const found = `"${toOneLine(text, mostOfQuote)}"`;
  throw invalid("--include-wip-pacts-since", "a date", found, "Write it such as 2026-01-31.");
}

function readBaseUrl(given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    const fix = "Give the broker's base URL.";
    throw invalid(urlOption, "an address with http or https", quoteAddress(given), fix);
  }
  if (url.username !== "" || url.password !== "") {
    const fix =
      "Set PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD, or PACT_BROKER_TOKEN, and take them out.";
    throw invalid(urlOption, "an address without credentials", quoteAddress(given), fix);
  }
  if (url.search === "" && url.hash === "") return url;
  const fix = "Take the query and the fragment out.";
  throw invalid(urlOption, "an address without them", quoteAddress(given), fix);
}

const urlOption = "--broker-url";

function invalid(place: string, expected: string, found: string, fix: string): VerifyError {
  return new VerifyError("option_invalid", { place, expected, found, fix });
}
