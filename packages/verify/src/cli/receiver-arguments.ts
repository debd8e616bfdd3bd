import { testSecret } from "../plan/signature.ts";
import { readCommandLine } from "./parse-arguments.ts";
import { type ReportFile, reportOptions, toReportFiles } from "./report-files.ts";

/** The command line of a verification, read but not yet checked against the schemas. */
export interface ReceiverArguments {
  readonly url: string;
  readonly rawUrls: { readonly [event: string]: string };
  readonly secretEnv: string;
  readonly observe: string | undefined;
  readonly events: readonly string[] | undefined;
  readonly timeoutMs: number | undefined;
  readonly files: readonly ReportFile[];
}

/** What `--help` prints. */
export const receiverUsage: string = `order-webhooks-verify --url URL [options]     verify a running receiver
order-webhooks-verify pact FILE|DIR...        verify consumers' message pacts (see: pact --help)

  --url URL              where the receiver takes deliveries, for example http://127.0.0.1:3000/webhooks
  --raw-url EVENT=URL    where it takes raw payloads of an event; may be repeated
  --secret-env NAME      environment variable that holds the receiver's secret (default WEBHOOK_SECRET);
                         for a test, ${testSecret} is published for this purpose
  --observe URL          where the receiver says what it handled; turns "answered" into "accepted"
  --events A,B           the events that it handles (default: all)
  --timeout-ms N         how long an answer may take (default 10000)
  --junit FILE           write a JUnit report
  --json FILE            write a JSON report
  --markdown FILE        write a Markdown report
  --help, --version

Exit code 0: the contract holds. 1: it is broken. 2: it could not be verified.
Nothing but the given addresses is contacted. NO_COLOR is respected.
`;

/** Reads a command line; one sentence if it cannot be understood. */
export function readReceiverArguments(
  args: readonly string[],
): ReceiverArguments | { readonly problem: string } {
  const [first = ""] = args;
  // Before its options, which are those of the other command then.
  if (isNearPact(first)) return { problem: meansPact(first) };
  const read = readCommandLine(args, options);
  if ("problem" in read) return read;
  const { values, positionals } = read;
  if (positionals[0] !== undefined) return { problem: unexpected(positionals[0]) };
  const { url } = values;
  if (url === undefined) return { problem: "--url is missing: where is the receiver?" };
  const rawUrls = values["raw-url"] ?? [];
  const timeout = values["timeout-ms"];
  const problem = problemOfRawUrls(rawUrls) ?? problemOfTimeout(timeout);
  if (problem !== undefined) return { problem };
  if (values["secret-env"] === "") return { problem: "--secret-env needs the name of a variable." };
  return {
    url,
    rawUrls: Object.fromEntries(rawUrls.map(splitAtEquals)),
    secretEnv: values["secret-env"] ?? "WEBHOOK_SECRET",
    observe: values.observe,
    events: values.events?.split(",").map((event) => event.trim()),
    timeoutMs: timeout === undefined ? undefined : Number(timeout),
    files: toReportFiles(values),
  };
}

function problemOfRawUrls(entries: readonly string[]): string | undefined {
  const odd = entries.find((entry) => !/^[^=]+=./.test(entry));
  if (odd !== undefined) return `--raw-url needs EVENT=URL, not ${odd}.`;
  const events = entries.map((entry) => splitAtEquals(entry)[0]);
  const twice = events.find((event, at) => events.indexOf(event) !== at);
  return twice && `--raw-url is given twice for ${twice}.`;
}

function problemOfTimeout(timeout: string | undefined): string | undefined {
  const isFine = timeout === undefined || (/^\d{1,9}$/.test(timeout) && isTimeout(Number(timeout)));
  if (isFine) return undefined;
  return `--timeout-ms needs a whole number of milliseconds, 1 to 600000, not ${timeout}.`;
}

function isTimeout(milliseconds: number): boolean {
  return milliseconds >= 1 && milliseconds <= 600_000;
}

const options = {
  url: { type: "string" },
  "raw-url": { type: "string", multiple: true },
  "secret-env": { type: "string" },
  observe: { type: "string" },
  events: { type: "string" },
  "timeout-ms": { type: "string" },
  ...reportOptions,
} as const;

/** True if an argument may be meant for the command `pact`: its name misspelt, or a pact. */
function isNearPact(argument: string): boolean {
  return !argument.startsWith("-") && /pa?c|act|pakt|\.json$/i.test(argument);
}

function meansPact(argument: string): string {
  return `Unexpected argument ${argument}; the other command is pact, see --help.`;
}

function unexpected(argument: string): string {
  return `Unexpected argument ${argument}; see --help.`;
}

function splitAtEquals(entry: string): [string, string] {
  const at = entry.indexOf("=");
  return [entry.slice(0, at), entry.slice(at + 1)];
}
