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

/** The command line of a verification, read but not yet checked against the schemas. */
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
export const receiverUsage: string = `order-webhooks-verify --url URL [options]     verify a running receiver
order-webhooks-verify pact FILE|DIR...        verify consumers' message pacts (see: pact --help)
order-webhooks-verify send --url URL ...      send one delivery to a running receiver (see: send --help)

  --url URL              where the receiver takes deliveries, for example http://127.0.0.1:3000/webhooks
  --raw-url EVENT=URL    where it takes raw payloads of an event; may be repeated
  --raw-url URL          one address for all other events, {event} in its path stands for the event's name
  --secret-env NAME      environment variable that holds the receiver's secret (default WEBHOOK_SECRET);
                         for a test, ${testSecret} is published for this purpose
  --header-env NAME=VARIABLE
                         a header of every request, its value from an environment variable; may be repeated
  --observe URL          where the receiver says what it handled; turns "answered" into "accepted"
  --observe-within-ms N  how long after the answer a handler may run (default 2000)
  --events A,B           the events that it handles (default: all)
  --only EVENT/PURPOSE[/FORM]
                         verify these deliveries only, in the form envelope or raw; may be repeated
  --timeout-ms N         how long an answer may take (default 10000)
  --save FOLDER          save each failing delivery with a curl line, in a folder of the run inside of this one
  --junit FILE           write a JUnit report
  --json FILE            write a JSON report
  --markdown FILE        write a Markdown report
  --help, --version

Exit code 0: the contract holds. 1: it is broken. 2: it could not be verified.
Nothing but the given addresses is contacted. NO_COLOR is respected.
`;

/** Reads a command line. Throws if it cannot be understood. */
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
  // An address whose query has an equals sign is no event.
  if (/^https?:/i.test(entry)) return [eventPlaceholder, entry];
  const [, event, url] = /^([^=/@]+)=(.+)$/s.exec(entry) ?? [];
  if (event !== undefined && url !== undefined) return [event, url];
  throw new VerifyError("option_invalid", {
    place: "--raw-url",
    expected: `EVENT=URL, or an address whose path has ${eventPlaceholder}`,
    found: quoteAddress(entry),
    fix: "Write the event's name, an equals sign and its address.",
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
