import type { BrokerOptions } from "../broker/options.ts";
import { parseSelector } from "../broker/options.ts";
import { VerifyError } from "../errors.ts";

/** Broker options of the command line, with the names that Pact's verifier uses. */
export const brokerOptions = {
  "broker-url": { type: "string" },
  "consumer-version-selectors": { type: "string", multiple: true },
  "provider-branch": { type: "string" },
  "enable-pending": { type: "boolean" },
  "include-wip-pacts-since": { type: "string" },
  publish: { type: "boolean" },
} as const;

interface BrokerValues {
  readonly "broker-url"?: string;
  readonly "consumer-version-selectors"?: readonly string[];
  readonly "provider-branch"?: string;
  readonly "enable-pending"?: boolean;
  readonly "include-wip-pacts-since"?: string;
  readonly publish?: boolean;
}

/**
 * Returns the broker options of a command line. Throws if such an option is set without
 * `--broker-url`.
 */
export function toBrokerArguments(values: BrokerValues): BrokerOptions | undefined {
  const url = values["broker-url"];
  if (url === undefined) {
    assertNone(values);
    return undefined;
  }
  const branch = values["provider-branch"];
  const wipSince = values["include-wip-pacts-since"];
  return {
    url,
    consumerVersionSelectors: (values["consumer-version-selectors"] ?? []).map(parseSelector),
    ...(branch !== undefined && { providerBranch: branch }),
    ...(wipSince !== undefined && { includeWipPactsSince: wipSince }),
    enablePending: values["enable-pending"] === true,
    publish: values.publish === true,
  };
}

function assertNone(values: BrokerValues): void {
  const given = Object.keys(brokerOptions).find((name) => name in values);
  if (given === undefined) return;
  throw new VerifyError("argument_invalid", {
    place: "--broker-url",
    expected: `a URL, because --${given} is set`,
    found: "none",
    fix: "Set it to the broker's base URL.",
  });
}
