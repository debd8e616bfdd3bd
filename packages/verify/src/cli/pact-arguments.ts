import type { BrokerOptions } from "../broker/options.ts";
import { VerifyError } from "../errors.ts";
import { type Mode, modes } from "../payloads/generate.ts";
import { quoteAddress } from "../text/show-url.ts";
import { brokerOptions, toBrokerArguments } from "./broker-arguments.ts";
import { readCommandLine, readWholeNumber } from "./parse-arguments.ts";
import { type ReportFile, reportOptions, toReportFiles } from "./report-files.ts";

/** The command line of a verification of message pacts. */
export interface PactArguments {
  /** Empty if there is a broker. */
  readonly paths: readonly string[];
  /** Without its credentials, which the environment has. */
  readonly broker: BrokerOptions | undefined;
  readonly payloads: number | undefined;
  readonly seed: number | undefined;
  readonly mode: Mode | undefined;
  readonly files: readonly ReportFile[];
}

/** Text of `pact --help`. */
export const pactUsage: string = `order-webhooks-verify pact FILE|DIR... [options]
order-webhooks-verify pact --broker-url URL [options]

Verifies message pacts whose provider is order-webhooks-schemas: every example of the schemas, then
payloads generated from them, are matched by Pact's own engine.

  --broker-url URL   read the pacts from a Pact Broker. Its credentials are PACT_BROKER_USERNAME and
                     PACT_BROKER_PASSWORD, or PACT_BROKER_TOKEN, in the environment
  --consumer-version-selectors JSON
                     which of its pacts: one selector, may be repeated (default '{"mainBranch":true}'
                     and '{"deployedOrReleased":true}')
  --provider-branch NAME
                     branch of the schemas that you verify with, for pending pacts and results
  --enable-pending   a pact that this branch has never satisfied may fail
  --include-wip-pacts-since DATE
                     add pacts of other branches that are newer, as pending
  --publish          let Pact's verifier publish the results, for the installed version of the schemas

  --payloads N       payloads to generate for each interaction, at least (default 1000)
  --seed N           makes the payloads of an earlier run again
  --mode MODE        tolerant: with unknown keys and values (default); strict: without
  --junit FILE       write a JUnit report
  --json FILE        write a JSON report
  --markdown FILE    write a Markdown report
  --help, --version

Exit code 0: the pacts hold. 1: one is broken. 2: they could not be verified. No address is contacted but the broker's.
`;

/** Reads a command line. Throws if it cannot be understood. */
export function readPactArguments(args: readonly string[]): PactArguments {
  const { values, positionals: paths } = readCommandLine(args, options);
  const broker = toBrokerArguments(values);
  if ((paths.length === 0) === (broker === undefined)) {
    throw new VerifyError("argument_invalid", {
      place: "arguments",
      expected: "pact files or folders of them, or --broker-url",
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
    fix: "See --help.",
  });
}

const options = {
  payloads: { type: "string" },
  seed: { type: "string" },
  mode: { type: "string" },
  ...brokerOptions,
  ...reportOptions,
} as const;
