import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  valueAt,
} from "../../src/json/json.ts";
import {
  type BrokerState,
  hash,
  type Pacticipant,
  type Publication,
  touchPacticipant,
  touchVersion,
  type Version,
  withIds,
} from "./broker-state.ts";
import { type Selected, selectPacts } from "./for-verification.ts";
import { toMatrix } from "./matrix.ts";

/** Name of a fact in facts.md. */
export type Fact = `F${number}`;

/** A response, and the fact that it follows. Without a body it is empty. */
export interface Reply {
  readonly fact: Fact;
  readonly status: number;
  readonly body?: Json;
  readonly headers?: { readonly [name: string]: string };
}

/** A request that a route matched. */
export interface Asked {
  readonly state: BrokerState;
  /** The decoded values of the names of the path. */
  readonly names: readonly string[];
  readonly body: JsonObject;
  /** The configured base URL: F2. */
  readonly origin: string;
  readonly pathname: string;
  readonly query: string;
}

interface Route {
  /** Method and path. */
  readonly on: RegExp;
  readonly answer: (asked: Asked) => Reply;
}

/** Everything that the stand-in answers, the first that matches. */
export const routes: readonly Route[] = [
  { on: /^GET \/$/, answer: showIndex },
  { on: /^POST \/contracts\/publish$/, answer: publishContracts },
  {
    on: /^(?:GET|POST) \/pacts\/provider\/([^/]+)\/for-verification$/,
    answer: listForVerification,
  },
  {
    on: /^GET \/pacts\/provider\/([^/]+)\/consumer\/([^/]+)\/pact-version\/([^/]+)(?:\/metadata\/[^/]+)?$/,
    answer: showPact,
  },
  {
    on: /^POST \/pacts\/provider\/([^/]+)\/consumer\/([^/]+)\/pact-version\/([^/]+)(?:\/metadata\/[^/]+)?\/verification-results$/,
    answer: takeResult,
  },
  { on: /^GET \/pacticipants\/([^/]+)$/, answer: showPacticipant },
  { on: /^PUT \/pacticipants\/([^/]+)\/branches\/([^/]+)\/versions\/([^/]+)$/, answer: putVersion },
  { on: /^GET \/pacticipants\/([^/]+)\/versions\/([^/]+)$/, answer: showVersion },
  { on: /^GET \/matrix$/, answer: showMatrix },
  { on: /^GET \/environments$/, answer: listEnvironments },
  { on: /^POST \/environments$/, answer: makeEnvironment },
  {
    on: /^POST \/pacticipants\/([^/]+)\/versions\/([^/]+)\/deployed-versions\/environment\/([^/]+)$/,
    answer: recordDeployment,
  },
];

function showIndex({ origin }: Asked): Reply {
  const templates = {
    "pb:publish-contracts": "/contracts/publish",
    "pb:provider-pacts-for-verification": "/pacts/provider/{provider}/for-verification",
    "pb:pacticipant": "/pacticipants/{pacticipant}",
    "pb:pacticipant-version": "/pacticipants/{pacticipant}/versions/{version}",
    "pb:pacticipant-branch-version":
      "/pacticipants/{pacticipant}/branches/{branch}/versions/{version}",
    "pb:environments": "/environments",
  };
  const links = Object.entries(templates).map(([name, path]) => {
    return [name, { href: origin + path, templated: path.includes("{") }] as const;
  });
  return { fact: "F1", status: 200, body: { _links: Object.fromEntries(links) } };
}

function publishContracts({ state, body, origin }: Asked): Reply {
  const number = textAt(body, "pacticipantVersionNumber");
  const branch = valueAt(body, "branch");
  const contracts = isJsonArray(body.contracts) ? body.contracts : [];
  const published = contracts.map((contract): Publication => {
    const text = Buffer.from(textAt(contract, "content"), "base64").toString("utf8");
    const content: Json = JSON.parse(text);
    if (!isJsonObject(content)) throw new Error("no pact");
    const provider = textAt(contract, "providerName");
    const consumer = textAt(contract, "consumerName");
    return {
      consumer,
      consumerVersion: number,
      provider,
      sha: hash(text),
      content: withIds(content),
    };
  });
  const conflict = published.some((one) =>
    state.publications.some((other) => isChanged(one, other)),
  );
  if (conflict) {
    const text = "Cannot change the content of the pact for this version";
    const notices = [{ type: "error", text }];
    return { fact: "F12", status: 409, body: { notices, errors: { contracts: [text] } } };
  }
  const consumer = touchPacticipant(state, textAt(body, "pacticipantName"));
  // F14 is in here.
  touchVersion(consumer, number, typeof branch === "string" ? branch : undefined);
  for (const one of published) touchPacticipant(state, one.provider);
  state.publications.push(...published);
  const notices = [{ type: "success", text: "The pact has been published." }];
  return {
    ...{ fact: "F11", status: 200 },
    body: {
      ...{ notices, logs: [] },
      _embedded: {
        pacticipant: { name: consumer.name, _links: { self: linkTo(origin, consumer.name) } },
        version: { number, _links: { self: linkTo(origin, number) } },
      },
      _links: {
        "pb:pacticipant": linkTo(origin, consumer.name),
        "pb:pacticipant-version": linkTo(origin, number),
        "pb:pacticipant-version-tags": [],
        "pb:contracts": published.map((one) => linkTo(origin + pathOf(one), one.provider)),
      },
    },
  };
}

function linkTo(href: string, name: string): JsonObject {
  return { href, title: name, name };
}

function isChanged(one: Publication, other: Publication): boolean {
  const isSame = (["consumer", "provider", "consumerVersion"] as const).every(
    (key) => one[key] === other[key],
  );
  return isSame && one.sha !== other.sha;
}

// F25: a GET is answered as well.
function listForVerification({
  state,
  names: [provider = ""],
  body,
  origin,
  pathname,
}: Asked): Reply {
  if (!state.publications.some((one) => one.provider === provider)) {
    const error = `No provider with name '${provider}' found`;
    return { fact: "F16", status: 404, body: { error } };
  }
  const selection = selectPacts(state, provider, body);
  if (!selection.ok) {
    const fact = "includeWipPactsSince" in selection.errors ? "F27" : "F24";
    return { fact, status: 400, body: { errors: selection.errors } };
  }
  const pacts = selection.pacts.map((one) => describeSelected(one, origin));
  const fact = pacts.length === 0 ? "F17" : "F15";
  const self = { href: origin + pathname };
  return { fact, status: 200, body: { _embedded: { pacts }, _links: { self } } };
}

// F19, F22, F23 and F26 are in here.
function describeSelected({ publication, reason, pending, wip }: Selected, origin: string): Json {
  const metadata = Buffer.from(`w=${wip === true}&p=${pending === true}`).toString("base64url");
  const href = `${origin}${pathOf(publication)}/metadata/${metadata}`;
  const { consumer, provider, consumerVersion } = publication;
  return {
    shortDescription: "latest",
    verificationProperties: {
      ...(pending !== undefined && { pending }),
      ...(wip && { wip }),
      notices: noticesOf(href, reason, pending),
    },
    _links: {
      self: { href, name: `Pact between ${consumer} (${consumerVersion}) and ${provider}` },
    },
  };
}

function noticesOf(href: string, reason: string, pending: boolean | undefined): Json {
  const first = `The pact at ${href} is being verified because of:\n    * ${reason}`;
  const before = [{ when: "before_verification", text: first }];
  if (pending === undefined) return before;
  const state = pending
    ? "This pact is in pending state. If this verification fails, it will not fail the build."
    : "This pact has been verified before. If this verification fails, it will fail the build.";
  const after = [true, false].flatMap((success) =>
    [true, false].map((published) => ({
      when: `after_verification:success_${success}_published_${published}`,
      text: `After a ${success ? "success" : "failure"}\nthat was${published ? "" : " not"} published.`,
    })),
  );
  return [...before, { when: "before_verification", text: state }, ...(pending ? after : [])];
}

function pathOf({ provider, consumer, sha }: Publication): string {
  const [p, c] = [encodeURIComponent(provider), encodeURIComponent(consumer)];
  return `/pacts/provider/${p}/consumer/${c}/pact-version/${sha}`;
}

function showPact({ state, names, origin, pathname }: Asked): Reply {
  const found = findPublication(state, names);
  if (found === undefined) return unknown;
  const { content, consumer, consumerVersion, provider, sha } = found;
  const own = origin + pathname;
  const links = {
    self: { href: own, name: `${consumer} (${consumerVersion})` },
    "pb:provider": {
      href: `${origin}/pacticipants/${encodeURIComponent(provider)}`,
      name: provider,
    },
    "pb:consumer-version": { href: `${origin}/`, name: consumerVersion },
    "pb:pact-version": { href: origin + pathOf(found), name: sha },
    "pb:publish-verification-results": { href: `${own}/verification-results` },
  };
  return { fact: "F13", status: 200, body: { ...content, createdAt: "2026-11-28", _links: links } };
}

function findPublication(
  { publications }: BrokerState,
  [provider, consumer, sha]: readonly string[],
): Publication | undefined {
  return publications.find(
    (one) => one.provider === provider && one.consumer === consumer && one.sha === sha,
  );
}

const unknown: Reply = {
  ...{ fact: "F8", status: 404 },
  body: { error: "The requested document was not found on this server." },
};

// F20 and F21: a version that is on no branch is taken as well, and ends nothing.
function takeResult({ state, names, body }: Asked): Reply {
  const found = findPublication(state, names);
  if (found === undefined) return unknown;
  const { success, providerApplicationVersion: version } = body;
  if (typeof success !== "boolean" || typeof version !== "string")
    return { fact: "F30", status: 400, body: { errors: { success: ["is missing"] } } };
  touchVersion(touchPacticipant(state, found.provider), version);
  state.results.push({ sha: found.sha, providerVersion: version, success, body });
  return { fact: "F29", status: 201, body: { ...body, _links: {} } };
}

function showPacticipant({ state, names: [name = ""], origin, pathname }: Asked): Reply {
  const found = state.pacticipants.get(name);
  if (found === undefined) return unknown;
  const href = `${origin}${pathname}/branches/{branch}/versions/{version}`;
  const links = {
    self: { href: origin + pathname },
    "pb:branch-version": { href, templated: true },
  };
  return { fact: "F28", status: 200, body: { name, _links: links } };
}

function putVersion({ state, names: [name = "", branch = "", number = ""] }: Asked): Reply {
  const pacticipant = touchPacticipant(state, name);
  const isKnown = pacticipant.versions.get(number)?.branches.has(branch) === true;
  touchVersion(pacticipant, number, branch);
  return { fact: "F28", status: isKnown ? 200 : 201, body: { number, _links: {} } };
}

function findVersion(
  { pacticipants }: BrokerState,
  [name = "", number = ""]: readonly string[],
): { readonly pacticipant: Pacticipant; readonly version: Version } | undefined {
  const pacticipant = pacticipants.get(name);
  const version = pacticipant?.versions.get(number);
  return pacticipant && version && { pacticipant, version };
}

function showVersion({ state, names, origin, pathname }: Asked): Reply {
  if (findVersion(state, names) === undefined) return unknown;
  const links = [...state.environments].map((name) => {
    const path = `/deployed-versions/environment/${encodeURIComponent(name)}`;
    return { name, href: origin + pathname + path };
  });
  const body = { number: names[1] ?? "", _links: { "pb:record-deployment": links } };
  return { fact: "F34", status: 200, body };
}

function showMatrix({ state, query }: Asked): Reply {
  const asked = new URLSearchParams(query);
  const pacticipant = asked.get("q[][pacticipant]") ?? "";
  const environment = asked.get("environment") ?? "";
  const errors = [
    ...(state.pacticipants.has(pacticipant) ? [] : [`Pacticipant ${pacticipant} not found`]),
    ...(state.environments.has(environment) ? [] : [`Environment ${environment} not found`]),
  ];
  if (errors.length > 0) return { fact: "F32", status: 400, body: { errors } };
  const version = asked.get("q[][version]") ?? "";
  return { fact: "F31", status: 200, body: toMatrix(state, { pacticipant, version, environment }) };
}

function listEnvironments({ state }: Asked): Reply {
  const environments = [...state.environments].map(describeEnvironment);
  return { fact: "F33", status: 200, body: { _embedded: { environments }, _links: {} } };
}

function makeEnvironment({ state, body }: Asked): Reply {
  const name = textAt(body, "name");
  state.environments.add(name);
  return { fact: "F33", status: 201, body: describeEnvironment(name) };
}

function describeEnvironment(name: string): JsonObject {
  const createdAt = "2026-11-28T00:00:00+00:00";
  return { uuid: hash(name), name, displayName: name, production: true, createdAt, _links: {} };
}

function recordDeployment({ state, names }: Asked): Reply {
  const found = findVersion(state, names);
  const [, , environment = ""] = names;
  if (found === undefined || !state.environments.has(environment)) return unknown;
  for (const { environments } of found.pacticipant.versions.values())
    environments.delete(environment);
  found.version.environments.add(environment);
  const body = {
    ...{ uuid: hash(names.join(" ")), currentlyDeployed: true, createdAt: "2026-11-28" },
    ...{ _embedded: { environment: { name: environment } }, _links: {} },
  };
  return { fact: "F35", status: 201, body };
}

function textAt(value: Json, key: string): string {
  const text = valueAt(value, key);
  if (typeof text !== "string") throw new Error(`no ${key}`);
  return text;
}
