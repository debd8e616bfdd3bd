import type { JsonObject } from "../../src/json/json.ts";
import type { BrokerState, Publication, Version } from "./broker-state.ts";

/** A question of `can-i-deploy`. */
export interface DeployQuestion {
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
}

/** Answers the question: F31. */
export function toMatrix(state: BrokerState, question: DeployQuestion): JsonObject {
  const rows = state.publications.flatMap((publication) => toRows(state, publication, question));
  const unknown = rows.filter(({ success }) => success === undefined).length;
  const failed = rows.filter(({ success }) => success === false).length;
  const deployable = unknown > 0 ? null : failed === 0;
  const reason = reasonOf(deployable);
  return {
    summary: { deployable, reason, success: rows.length - unknown - failed, failed, unknown },
    notices: [{ type: deployable === true ? "success" : "error", text: reason }],
    matrix: rows.map(({ json }) => json),
  };
}

function reasonOf(deployable: boolean | null): string {
  if (deployable === null) return "There is no verified pact between all of the versions";
  return deployable
    ? "All required verification results are published and successful"
    : "The verification failed";
}

interface Row {
  readonly success: boolean | undefined;
  readonly json: JsonObject;
}

/** The rows of a pact: one for each version on the other side that is deployed, or one without any. */
function toRows(
  state: BrokerState,
  publication: Publication,
  { pacticipant, version, environment }: DeployQuestion,
): readonly Row[] {
  const { consumer, consumerVersion, provider } = publication;
  const isConsumer = consumer === pacticipant && consumerVersion === version;
  const deployed = versionsOf(state, isConsumer ? provider : consumer).filter((one) =>
    one.environments.has(environment),
  );
  if (isConsumer) {
    const providers = deployed.length === 0 ? [undefined] : deployed;
    return providers.map((one) => toRow(state, publication, one?.number));
  }
  const isThere = deployed.some(({ number }) => number === consumerVersion);
  return provider === pacticipant && isThere ? [toRow(state, publication, version)] : [];
}

function toRow(state: BrokerState, publication: Publication, providerVersion?: string): Row {
  const { consumer, consumerVersion, provider, sha } = publication;
  const result = state.results.findLast(
    (one) => one.sha === sha && one.providerVersion === providerVersion,
  );
  const named = (name: string, number?: string): JsonObject => ({
    name,
    version: number === undefined ? null : describeVersion(state, name, number),
  });
  const json: JsonObject = {
    consumer: named(consumer, consumerVersion),
    provider: named(provider, providerVersion),
    pact: { createdAt: "2026-11-28T00:00:00+00:00", _links: {} },
    verificationResult:
      result === undefined
        ? null
        : { success: result.success, verifiedAt: "2026-11-28T00:00:00+00:00", _links: {} },
  };
  return { success: result?.success, json };
}

function describeVersion(state: BrokerState, name: string, number: string): JsonObject {
  const version = state.pacticipants.get(name)?.versions.get(number);
  const branches = [...(version?.branches ?? [])];
  return {
    ...{
      number,
      branch: branches[0] ?? null,
      branches: branches.map((branch) => ({ name: branch })),
    },
    ...{ branchVersions: [], environments: [], tags: [], _links: {} },
  };
}

function versionsOf({ pacticipants }: BrokerState, name: string): readonly Version[] {
  return [...(pacticipants.get(name)?.versions.values() ?? [])];
}
