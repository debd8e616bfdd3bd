import { VerifyError } from "../errors.ts";
import { eventPlaceholder } from "../options/addresses.ts";
import { testSecret } from "../plan/signature.ts";
import { quoteAddress } from "../text/show-url.ts";
import { type EnvironmentNames, environmentOptions, readEnvironmentNames } from "./environment.ts";
import {
  assertOptionsAlone,
  readCommandLine,
  readWholeNumber,
  required,
  toRecord,
} from "./parse-arguments.ts";
import { type ReportFile, reportOptions, toReportFiles } from "./report-files.ts";

/** Command line of a verification, not yet validated against the schemas. */
export interface ReceiverArguments {
  readonly url: string;
  readonly rawUrls: { readonly [event: string]: string };
  readonly environment: EnvironmentNames;
  readonly observe: string | undefined;
  readonly events: readonly string[] | undefined;
  readonly only: readonly string[];
  readonly save: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly observeWithinMs: number | undefined;
  readonly files: readonly ReportFile[];
}

/** Text of `--help`. */
export const receiverUsage: string = `Usage: npx @order-webhooks/verify --url URL [options]

Verifies that a running receiver accepts every delivery of the schemas, and refuses forgeries.

Commands, each with a --help of its own:
  npx @order-webhooks/verify send --url URL ...    sends one delivery to a running receiver
  npx @order-webhooks/verify pact FILE|FOLDER...   verifies consumers' message pacts

Options:
  --url URL              URL for deliveries, such as http://127.0.0.1:3000/webhooks
  --raw-url EVENT=URL    URL for raw payloads (the data without the envelope) of an event.
                         Repeatable
  --raw-url URL          URL for raw payloads of all other events, with {event} in its path
  --secret-env NAME      environment variable with the receiver's secret (default WEBHOOK_SECRET).
                         The published secret for tests is ${testSecret}
  --header-env NAME=VARIABLE
                         header of every request, with its value in an environment variable.
                         Repeatable
  --observe URL          URL of the observation document, in which the receiver lists its handler
                         runs: {"handled":[{"event":"...","purpose":"...","orderId":"..."}]}
                         Without it, the best verdict is "answered" instead of "accepted"
  --observe-within-ms N  time limit in ms from an answer to the handler run (default 2000)
  --events A,B           events that the receiver handles (default: all events of the schemas)
  --only EVENT/PURPOSE[/FORM]
                         verifies only these deliveries, in the form envelope or raw. Repeatable
  --timeout-ms N         time limit in ms for an answer (default 10000)
  --save FOLDER          saves each failing delivery with a curl command, in a subfolder
  --junit FILE           writes a JUnit report
  --json FILE            writes a JSON report
  --markdown FILE        writes a Markdown report
  -h, --help             prints this help
  -v, --version          prints the version

The command contacts only the given URLs. Output on a terminal is colored, unless NO_COLOR is set.

Exit codes: 0 the contract holds, 1 it is broken, 2 nothing could be verified or a report could
not be written.
`;

/** Reads a command line. Throws if it is invalid. */
export function readReceiverArguments(args: readonly string[]): ReceiverArguments {
  const { values, tokens } = readCommandLine(args, options);
  assertOptionsAlone({ tokens });
  return {
    url: required("--url", values.url, "the receiver's address"),
    rawUrls: toRecord((values["raw-url"] ?? []).map(splitAtEquals), { toPlace: toRawPlace }),
    environment: readEnvironmentNames(values),
    observe: values.observe,
    events: values.events?.split(",").map((event) => event.trim()),
    only: values.only ?? [],
    save: values.save,
    timeoutMs: readWholeNumber("--timeout-ms", values["timeout-ms"]),
    observeWithinMs: readWholeNumber("--observe-within-ms", values["observe-within-ms"]),
    files: toReportFiles(values),
  };
}

function toRawPlace(event: string): string {
  return `--raw-url ${event === eventPlaceholder ? "URL" : event}`;
}

function splitAtEquals(entry: string): readonly [event: string, url: string] {
  // A URL whose query has an equals sign is no event.
  if (/^https?:/i.test(entry)) return [eventPlaceholder, entry];
  const [, event, url] = /^([^=/@]+)=(.+)$/s.exec(entry) ?? [];
  if (event !== undefined && url !== undefined) return [event, url];
  throw new VerifyError("option_invalid", {
    place: "--raw-url",
    expected: `EVENT=URL, or a URL whose path has ${eventPlaceholder}`,
    found: quoteAddress(entry),
    fix: "Write the event's name, an equals sign and its URL.",
  });
}

const options = {
  url: { type: "string" },
  "raw-url": { type: "string", multiple: true },
  ...environmentOptions,
  observe: { type: "string" },
  "observe-within-ms": { type: "string" },
  events: { type: "string" },
  only: { type: "string", multiple: true },
  "timeout-ms": { type: "string" },
  save: { type: "string" },
  ...reportOptions,
} as const;
