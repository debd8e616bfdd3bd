import { createHash } from "node:crypto";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../src/json/json.ts";

/** One version of a pacticipant, newest last. */
export interface Version {
  readonly number: string;
  readonly branches: Set<string>;
  /** Names of the environments that it is deployed to. */
  readonly environments: Set<string>;
}

/** One application. */
export interface Pacticipant {
  readonly name: string;
  mainBranch?: string;
  readonly versions: Map<string, Version>;
}

/** A pact that a consumer version has published. */
export interface Publication {
  readonly consumer: string;
  readonly consumerVersion: string;
  readonly provider: string;
  readonly sha: string;
  readonly content: JsonObject;
}

/** A verification result, newest last. */
export interface Result {
  readonly sha: string;
  readonly providerVersion: string;
  readonly success: boolean;
  readonly body: JsonObject;
}

/** Everything that a broker keeps. */
export interface BrokerState {
  readonly pacticipants: Map<string, Pacticipant>;
  readonly publications: Publication[];
  readonly results: Result[];
  readonly environments: Set<string>;
}

/** A broker that keeps nothing yet. */
export function createState(): BrokerState {
  return { pacticipants: new Map(), publications: [], results: [], environments: new Set() };
}

/** Gets the pacticipant of this name, which is made where it is missing. */
export function touchPacticipant({ pacticipants }: BrokerState, name: string): Pacticipant {
  const found = pacticipants.get(name) ?? { name, versions: new Map() };
  pacticipants.set(name, found);
  return found;
}

const mainBranches = ["develop", "main", "master"];

/** Gets a version, which is made where it is missing, and puts it on a branch. */
export function touchVersion(pacticipant: Pacticipant, number: string, branch?: string): Version {
  const found = pacticipant.versions.get(number) ?? {
    ...{ number, branches: new Set<string>(), environments: new Set<string>() },
  };
  // Again at the end: it is the newest now.
  pacticipant.versions.delete(number);
  pacticipant.versions.set(number, found);
  if (branch === undefined) return found;
  found.branches.add(branch);
  if (mainBranches.includes(branch)) pacticipant.mainBranch ??= branch;
  return found;
}

/** The content as the broker keeps it: every interaction has an id that is made from what it says. */
export function withIds(content: JsonObject): JsonObject {
  const key = isJsonArray(content.messages) ? "messages" : "interactions";
  const own = content[key];
  const interactions = isJsonArray(own) ? own : [];
  const withId = (one: Json): Json =>
    isJsonObject(one) ? { ...one, _id: hash(JSON.stringify(one)) } : one;
  return { ...content, [key]: interactions.map(withId) };
}

/** Forty hexadecimal digits. */
export function hash(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

/** The latest publications of consumers with the version that a test of it picks, one for each consumer and provider. */
export function latestOf(
  { publications, pacticipants }: BrokerState,
  provider: string,
  isPicked: (version: Version, consumer: Pacticipant) => boolean,
): readonly Publication[] {
  const latest = new Map<string, Publication>();
  for (const publication of publications) {
    const consumer = pacticipants.get(publication.consumer);
    const version = consumer?.versions.get(publication.consumerVersion);
    if (publication.provider !== provider || consumer === undefined || version === undefined) {
      continue;
    }
    if (isPicked(version, consumer)) latest.set(publication.consumer, publication);
  }
  return [...latest.values()];
}

/** True if a version on this branch of the provider has a successful result for the content. */
export function isVerifiedBy(
  { results, pacticipants }: BrokerState,
  { sha, provider }: Publication,
  branch: string | undefined,
): boolean {
  const versions = pacticipants.get(provider)?.versions;
  return results.some(
    (result) =>
      result.sha === sha &&
      result.success &&
      (branch === undefined || versions?.get(result.providerVersion)?.branches.has(branch)),
  );
}
