import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../src/json/json.ts";
import {
  type BrokerState,
  isVerifiedBy,
  latestOf,
  type Pacticipant,
  type Publication,
  type Version,
} from "./broker-state.ts";

/** A pact to verify, and why. */
export interface Selected {
  readonly publication: Publication;
  readonly reason: string;
  readonly pending?: boolean;
  readonly wip?: true;
}

/** Pacts to verify, or the errors of the request by its key. */
export type Selection =
  | { readonly ok: true; readonly pacts: readonly Selected[] }
  | { readonly ok: false; readonly errors: JsonObject };

/** Selects the pacts to verify. */
export function selectPacts(state: BrokerState, provider: string, asked: JsonObject): Selection {
  const given = isJsonArray(asked.consumerVersionSelectors) ? asked.consumerVersionSelectors : [];
  const branch = textOf(asked.providerVersionBranch);
  const refused = given.map((one, at) => refuse(one, at, { state, branch })).filter(isText);
  if (refused.length > 0) return { ok: false, errors: { consumerVersionSelectors: refused } };
  const since = textOf(asked.includeWipPactsSince);
  if (since !== undefined && Number.isNaN(Date.parse(since)))
    return { ok: false, errors: { includeWipPactsSince: ["must be a date"] } };
  // F18
  const selectors = given.length === 0 ? [{ mainBranch: true }] : given.filter(isJsonObject);
  const selected = unite(
    selectors.flatMap((one) => {
      const picked = latestOf(state, provider, (version, consumer) =>
        fits(one, { version, consumer, branch }),
      );
      return picked.map((publication) => ({ publication, reason: JSON.stringify(one) }));
    }),
  );
  const withPending = asked.includePendingStatus !== false;
  const pacts = selected.map((one) => ({
    ...one,
    ...(withPending && { pending: !isVerifiedBy(state, one.publication, branch) }),
  }));
  const wip = since !== undefined && branch !== undefined;
  return {
    ok: true,
    pacts: [...pacts, ...(wip ? workInProgress(state, provider, branch, selected) : [])],
  };
}

function workInProgress(
  state: BrokerState,
  provider: string,
  branch: string,
  selected: readonly Selected[],
): readonly Selected[] {
  const shas = new Set(selected.map(({ publication }) => publication.sha));
  const branches = [...state.pacticipants.values()].flatMap(({ versions }) =>
    [...versions.values()].flatMap((version) => [...version.branches]),
  );
  const latest = [...new Set(branches)].flatMap((name) =>
    latestOf(state, provider, (version) => version.branches.has(name)),
  );
  const fresh = latest.filter((one) => !shas.has(one.sha) && !isVerifiedBy(state, one, branch));
  return unite(
    fresh.map((publication) => ({ publication, reason: "a 'work in progress' pact" })),
  ).map((one) => ({ ...one, pending: true, wip: true }));
}

/** Pacts of the same content come once. */
function unite(found: readonly Selected[]): readonly Selected[] {
  const bySha = new Map(
    found.map((one) => [`${one.publication.consumer} ${one.publication.sha}`, one]),
  );
  return [...bySha.values()];
}

interface Candidate {
  readonly version: Version;
  readonly consumer: Pacticipant;
  readonly branch: string | undefined;
}

function fits(selector: JsonObject, { version, consumer, branch }: Candidate): boolean {
  if (selector.consumer !== undefined && selector.consumer !== consumer.name) return false;
  if (selector.mainBranch === true) return version.branches.has(consumer.mainBranch ?? "");
  if (selector.matchingBranch === true) return version.branches.has(branch ?? "");
  if (typeof selector.branch === "string") return version.branches.has(selector.branch);
  if (selector.branch === true) return version.branches.size > 0;
  const { environment } = selector;
  if (typeof environment === "string") return version.environments.has(environment);
  if (selector.deployedOrReleased === true || selector.deployed === true)
    return version.environments.size > 0;
  return selector.latest === true;
}

const known = [
  ...["mainBranch", "branch", "matchingBranch", "latest", "tag", "consumer"],
  ...["deployed", "released", "deployedOrReleased", "environment"],
];

interface Asking {
  readonly state: BrokerState;
  readonly branch: string | undefined;
}

/** The reason why a selector cannot be used. */
function refuse(selector: Json, at: number, { state, branch }: Asking): string | undefined {
  const say = (text: string): string => `${text} (at index ${at})`;
  if (!isJsonObject(selector)) return say("must be a hash");
  const given = known.filter((key) => selector[key] !== undefined && selector[key] !== false);
  if (given.length === 0) return say(`must specify a value for ${known.join(" or ")}`);
  if (selector.matchingBranch === true && branch === undefined)
    return say("matchingBranch needs providerVersionBranch");
  const others = given.filter((key) => !["mainBranch", "consumer", "latest"].includes(key));
  if (selector.mainBranch === true && others.length > 0)
    return say(`cannot specify mainBranch with ${others.join(", ")}`);
  const { environment } = selector;
  if (typeof environment === "string" && !state.environments.has(environment))
    return say(`environment with name '${environment}' does not exist`);
  return undefined;
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
