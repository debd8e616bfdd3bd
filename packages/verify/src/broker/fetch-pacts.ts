import { VerifyError } from "../errors.ts";
import { isJsonArray, type Json, type JsonObject, valueAt } from "../json/json.ts";
import { schemasParticipant } from "../plan/pact-names.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import type { BrokerNotice, BrokerPact } from "./broker-pact.ts";
import { askBroker, toPlace } from "./connection.ts";
import { hideCredentials } from "./credentials.ts";
import { fillTemplate, findLink, toAddress } from "./links.ts";
import type { BrokerSettings } from "./options.ts";
import { refusalOf, unexpected } from "./refusals.ts";
import type { BrokerConnection } from "./resource.ts";

/**
 * Fetches the pacts to verify with three kinds of requests: the broker's index, the list for the
 * selectors, and each document by its own link. Throws if there are no pacts.
 */
export async function fetchPacts(
  connection: BrokerConnection,
  settings: BrokerSettings,
): Promise<readonly BrokerPact[]> {
  const index = await askBroker(connection, { url: connection.base });
  const template = findLink(index, "pb:provider-pacts-for-verification");
  const href = fillTemplate(template, { provider: schemasParticipant });
  const url = toAddress({ href, from: index.url }, connection);
  const place = toPlace(url, connection);
  const { json } = await askBroker(connection, {
    ...{ url, body: toQuestion(settings) },
    notFound: (text) => notFound(text, place, connection),
  });
  const listed = valueAt(json, "_embedded", "pacts");
  if (!isJsonArray(listed)) throw notListed(place, "a list of pacts");
  if (listed.length === 0) throw noneSelected(place, settings);
  const pacts: BrokerPact[] = [];
  for (const one of unite(listed.map((each) => readListed(each, url, connection)))) {
    const resource = await askBroker(connection, { url: one.url });
    // Pact's verifier follows these links with the credentials.
    const followed = settings.publish ? ["pb:publish-verification-results", "pb:provider"] : [];
    for (const link of followed)
      toAddress({ href: findLink(resource, link), from: one.url }, connection);
    const { file, ...facts } = one;
    pacts.push({ ...facts, document: { file, text: resource.text } });
  }
  return pacts;
}

/**
 * Returns the body of the request. It always has `includePendingStatus`, because a missing value
 * would mean true.
 */
function toQuestion(settings: BrokerSettings): JsonObject {
  const { selectors, providerBranch, enablePending, wipSince } = settings;
  return {
    consumerVersionSelectors: selectors,
    includePendingStatus: enablePending,
    ...(providerBranch !== undefined && { providerVersionBranch: providerBranch }),
    ...(wipSince !== undefined && { includeWipPactsSince: wipSince }),
  };
}

function notFound(text: string, place: string, { credentials }: BrokerConnection): VerifyError {
  if (!/No provider with name/.test(text))
    return refusalOf({ place, status: 404, text, credentials });
  return new VerifyError("pact_missing", {
    ...{ place, expected: `a pact whose provider is ${schemasParticipant}`, found: "none" },
    fix: "Name this provider in the consumer's test, and publish the pact first.",
  });
}

function noneSelected(place: string, { selectors }: BrokerSettings): VerifyError {
  const shown = toOneLine(JSON.stringify(selectors), 3 * mostOfQuote);
  return new VerifyError("pact_missing", {
    ...{ place, expected: `a pact for the selectors ${shown}`, found: "none" },
    fix: "Publish a pact with such a branch or deployment, or set other --consumer-version-selectors.",
  });
}

/** Entry of the list: a pact whose document is not read yet. */
interface ListedPact extends Omit<BrokerPact, "document"> {
  readonly file: string;
}

function readListed(listed: Json, list: URL, connection: BrokerConnection): ListedPact {
  const href = valueAt(listed, "_links", "self", "href");
  if (typeof href !== "string") throw notListed(toPlace(list, connection), "a link to each pact");
  const url = toAddress({ href, from: list }, connection);
  const properties = valueAt(listed, "verificationProperties");
  const wip = valueAt(properties, "wip") === true;
  return {
    ...{ url, wip, file: showDocument(url, connection) },
    pending: wip || valueAt(properties, "pending") === true,
    notices: readNotices(valueAt(properties, "notices"), connection),
  };
}

function notListed(place: string, expected: string): VerifyError {
  return unexpected({
    place,
    expected,
    found: "none",
    fix: "Check that --broker-url is the base URL of a Pact Broker.",
  });
}

/**
 * Keeps each pact once. If a pact is listed several times, an entry that is not pending takes
 * precedence, else the first one.
 */
function unite(listed: readonly ListedPact[]): readonly ListedPact[] {
  const byAddress = new Map<string, ListedPact>();
  for (const one of listed) {
    const address = withoutReason(one.url.href);
    const other = byAddress.get(address);
    if (other === undefined || (other.pending && !one.pending)) byAddress.set(address, one);
  }
  return [...byAddress.values()];
}

/** Omits the reason for the selection, which is long and does not help people. */
function showDocument(url: URL, connection: BrokerConnection): string {
  return withoutReason(toPlace(url, connection));
}

function withoutReason(address: string): string {
  return address.replace(/\/metadata\/[^/?]*$/, "");
}

function readNotices(
  value: Json | undefined,
  { credentials }: BrokerConnection,
): readonly BrokerNotice[] {
  const notices = isJsonArray(value) ? value : [];
  return notices.flatMap((notice) => {
    const [when, text] = [valueAt(notice, "when"), valueAt(notice, "text")];
    if (typeof when !== "string" || typeof text !== "string") return [];
    return [{ when, text: hideCredentials(text, credentials) }];
  });
}
