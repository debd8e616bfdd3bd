import type { BrokerOptions } from "../broker/options.ts";
import { VerifyError } from "../errors.ts";
import { type Mode, modes } from "../payloads/generate.ts";
import { didYouMean } from "../text/nearest.ts";
import { quoteAddress } from "../text/show-url.ts";
import { brokerOptions, toBrokerArguments } from "./broker-arguments.ts";
import { readCommandLine, readWholeNumber } from "./parse-arguments.ts";
import { type ReportFile, reportOptions, toReportFiles } from "./report-files.ts";

/** Command line of a verification of message pacts. */
export interface PactArguments {
  /** Empty if there is a broker. */
  readonly paths: readonly string[];
  /** Broker options without credentials, which come from the environment. */
  readonly broker: BrokerOptions | undefined;
  readonly payloads: number | undefined;
  readonly seed: number | undefined;
  readonly mode: Mode | undefined;
  readonly files: readonly ReportFile[];
}

/** Text of `pact --help`. */
export const pactUsage: string = `Usage: npx @order-webhooks/verify pact FILE|FOLDER... [options]
       npx @order-webhooks/verify pact --broker-url URL [options]

Verifies that every payload of the schemas has the keys that consumers' message pacts expect.
Their provider is order-webhooks-schemas. Pact's engine matches each interaction with the examples
of the schemas, then with payloads that are generated from the schemas.

Options:
  --payloads N           minimum number of payloads to generate for each interaction
                         (default 1000)
  --seed N               generates the same payloads as an earlier run
  --mode MODE            tolerant: with unknown keys and values, or strict: without them
                         (default tolerant)
  --junit FILE           writes a JUnit report
  --json FILE            writes a JSON report
  --markdown FILE        writes a Markdown report
  -h, --help             prints this help
  -v, --version          prints the version

Options for a Pact Broker:
  --broker-url URL       reads the pacts from the broker at this URL. Its credentials are in the
                         environment variables PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD, or
                         in PACT_BROKER_TOKEN
  --consumer-version-selectors JSON
                         selector of pacts to verify (default '{"mainBranch":true}' and
                         '{"deployedOrReleased":true}'). Repeatable
  --provider-branch NAME
                         branch of the provider version. Pending pacts and published results
                         refer to it
  --enable-pending       does not fail because of a pact that this branch has never satisfied
                         (a pending pact)
  --include-wip-pacts-since DATE
                         adds newer pacts of other branches as pending
  --publish              lets Pact's verifier publish the results for the installed version of
                         the schemas

The command contacts no server except the broker.

Exit codes: 0 the pacts hold, 1 a pact is broken, 2 nothing could be verified or a report could
not be written or published.
`;

/** Reads a command line. Throws if it is invalid. */
export function readPactArguments(args: readonly string[]): PactArguments {
  const { values, positionals: paths } = readCommandLine(args, options);
  const broker = toBrokerArguments(values);
  if ((paths.length === 0) === (broker === undefined)) {
    throw new VerifyError("argument_invalid", {
      place: "arguments",
      expected: "either pact files or folders, or --broker-url",
      found: broker === undefined ? "none" : "both",
      fix: "See --help.",
    });
  }
  return {
    ...{ paths, broker },
    payloads: readWholeNumber("--payloads", values.payloads),
    seed: readWholeNumber("--seed", values.seed),
    mode: readMode(values.mode),
    files: toReportFiles(values),
  };
}

function readMode(value: string | undefined): Mode | undefined {
  const mode = modes.find((one) => one === value);
  if (value === undefined || mode !== undefined) return mode;
  throw new VerifyError("option_invalid", {
    place: "--mode",
    expected: modes.join(" or "),
    found: quoteAddress(value),
    fix: `${didYouMean(value, modes)}See --help.`,
  });
}

const options = {
  payloads: { type: "string" },
  seed: { type: "string" },
  mode: { type: "string" },
  ...brokerOptions,
  ...reportOptions,
} as const;
