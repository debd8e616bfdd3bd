import { type Mode, modes } from "../payloads/generate.ts";
import { readCommandLine } from "./parse-arguments.ts";
import { type ReportFile, reportOptions, toReportFiles } from "./report-files.ts";

/** The command line of a verification of message pacts. */
export interface PactArguments {
  readonly paths: readonly string[];
  readonly payloads: number | undefined;
  readonly seed: number | undefined;
  readonly mode: Mode | undefined;
  readonly files: readonly ReportFile[];
}

/** What `pact --help` prints. */
export const pactUsage: string = `order-webhooks-verify pact FILE|DIR... [options]

Verifies message pacts whose provider is order-webhooks-schemas: every example of the schemas, then
payloads generated from them, are matched by Pact's own engine.

  --payloads N       how many payloads to generate for each interaction (default 1000)
  --seed N           makes the payloads of an earlier run again
  --mode MODE        tolerant: with unknown keys and values (default); strict: without
  --junit FILE       write a JUnit report
  --json FILE        write a JSON report
  --markdown FILE    write a Markdown report
  --help, --version

Exit code 0: the pacts hold. 1: one is broken. 2: they could not be verified. Nobody is contacted.
`;

/** Reads a command line; one sentence if it cannot be understood. */
export function readPactArguments(
  args: readonly string[],
): PactArguments | { readonly problem: string } {
  const read = readCommandLine(args, options);
  if ("problem" in read) return read;
  const { values, positionals: paths } = read;
  if (paths.length === 0) return { problem: "Name a pact file, or a folder of them; see --help." };
  const odd = (["payloads", "seed"] as const).find((name) => !isCount(values[name]));
  if (odd !== undefined) return { problem: `--${odd} needs a whole number, not ${values[odd]}.` };
  const mode = modes.find((one) => one === values.mode);
  if (values.mode !== undefined && mode === undefined) {
    return { problem: `--mode is ${modes.join(" or ")}, not ${values.mode}.` };
  }
  return {
    paths,
    payloads: toNumber(values.payloads),
    seed: toNumber(values.seed),
    mode,
    files: toReportFiles(values),
  };
}

const options = {
  payloads: { type: "string" },
  seed: { type: "string" },
  mode: { type: "string" },
  ...reportOptions,
} as const;

function isCount(value: string | undefined): boolean {
  return value === undefined || /^\d{1,10}$/.test(value);
}

function toNumber(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
