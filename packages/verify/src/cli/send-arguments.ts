import { VerifyError } from "../errors.ts";
import type { Json } from "../json/json.ts";
import { testSecret } from "../plan/signature.ts";
import { type RequestForm, requestForms } from "../send/print-request.ts";
import { didYouMean } from "../text/nearest.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { quoteAddress } from "../text/show-url.ts";
import { type EnvironmentNames, environmentOptions, readEnvironmentNames } from "./environment.ts";
import {
  assertOptionsAlone,
  readCommandLine,
  readWholeNumber,
  toRecord,
} from "./parse-arguments.ts";

/** Command line of one delivery, not yet validated against the schemas. */
export interface SendArguments {
  readonly url: string | undefined;
  readonly event: string | undefined;
  readonly purpose: string | undefined;
  readonly example: string | undefined;
  /** Path of a file, or `-`. */
  readonly data: string | undefined;
  readonly set: { readonly [path: string]: Json };
  readonly raw: boolean;
  readonly times: number | undefined;
  readonly print: RequestForm | undefined;
  readonly list: boolean;
  readonly observe: string | undefined;
  readonly observeWithinMs: number | undefined;
  readonly timeoutMs: number | undefined;
  readonly environment: EnvironmentNames;
  readonly json: boolean;
  readonly force: boolean;
  readonly allowRemote: boolean;
}

/** Text of `send --help`. */
export const sendUsage: string = `Usage: npx @order-webhooks/verify send --url URL --event EVENT
           --purpose PURPOSE [options]

Sends one signed delivery to a running receiver and shows the answer.

Options:
  --url URL              URL for deliveries. With --raw its path may have
                         {event}
  --event EVENT          event, see --list
  --purpose PURPOSE      purpose of the distribution, see --list
  --example NAME         example of the schemas, see --list
  --list                 lists events, purposes and examples, and sends nothing
  --data FILE            JSON file with the event's data or a whole envelope,
                         or - for stdin. Then --purpose is optional, and with
                         an envelope so is --event
  --set PATH=VALUE       sets a value, such as order.total_amount=100. VALUE is
                         JSON if it parses, else a string. PATH starts at the
                         data. It may be a JSON pointer, such as
                         /order/metadata/a.b or, in the envelope, /type.
                         Repeatable
  --raw                  sends only the data, without the envelope
  --times N              sends the same bytes and IDs N times, to test
                         duplicates
  --print FORMAT         prints the request as curl, http or json, or only its
                         body, and sends nothing. The signature is a
                         placeholder, unless the secret is the published one
                         for tests. Without --url, the URL is one, too. Not
                         allowed with options for sending, such as --times
  --observe URL          URL of the observation document, in which the receiver
                         lists its handler runs as JSON: {"handled":[{"event":
                         "...","purpose":"...","orderId":"..."}]}
  --observe-within-ms N  time limit in ms from the answer to the handler run
                         (default 2000)
  --timeout-ms N         time limit in ms for an answer (default 10000)
  --secret-env NAME      environment variable with the receiver's secret
                         (default WEBHOOK_SECRET). The published secret for
                         tests is ${testSecret}
  --header-env NAME=VARIABLE
                         header of every request, with its value in an
                         environment variable. Repeatable
  --json                 prints the result as JSON
  --force                sends data that the schemas reject. With --print,
                         prints the real signature, whatever the secret
  --allow-remote         sends to another machine, whose application may act on
                         the signed delivery
  -h, --help             prints this help
  -v, --version          prints the version

The command follows no redirects.

Exit codes: 0 the receiver answered with success and, if observed, handled the
delivery once, 1 it did not or the observation could not be read, 2 nothing was
sent or the command was stopped.
`;

/** Reads a command line. Throws if it is invalid. */
export function readSendArguments(args: readonly string[]): SendArguments {
  const { values, tokens } = readCommandLine(args, options);
  assertOptionsAlone({ tokens });
  if (values.print !== undefined) assertNoneOfSending(values);
  const { url, event, purpose, example, data, observe, raw = false, list = false } = values;
  return {
    ...{ url, event, purpose, example, data, observe, raw, list },
    set: toRecord((values.set ?? []).map(splitSetting), { toPlace: (path) => `--set ${path}` }),
    times: readWholeNumber("--times", values.times),
    print: readPrint(values.print),
    observeWithinMs: readWholeNumber("--observe-within-ms", values["observe-within-ms"]),
    timeoutMs: readWholeNumber("--timeout-ms", values["timeout-ms"]),
    environment: readEnvironmentNames(values),
    json: values.json ?? false,
    force: values.force ?? false,
    allowRemote: values["allow-remote"] ?? false,
  };
}

/** Options that have no effect on a printed request. */
const ofSending = ["times", "observe", "observe-within-ms", "timeout-ms", "json"] as const;

function assertNoneOfSending(
  values: { readonly [K in (typeof ofSending)[number]]?: unknown },
): void {
  const given = ofSending.find((name) => values[name] !== undefined);
  if (given === undefined) return;
  throw new VerifyError("option_invalid", {
    place: `--${given}`,
    expected: "a delivery that is sent",
    found: "--print, which sends nothing",
    fix: "Remove one of the two.",
  });
}

function splitSetting(entry: string): readonly [path: string, value: Json] {
  const at = entry.indexOf("=");
  if (at > 0) return [entry.slice(0, at), readValue(entry.slice(at + 1))];
  throw new VerifyError("option_invalid", {
    place: "--set",
    expected: "PATH=VALUE",
    found: JSON.stringify(toOneLine(entry, mostOfQuote)),
    fix: "Write a setting such as order.total_amount=100.",
  });
}

function readValue(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readPrint(value: string | undefined): RequestForm | undefined {
  const form = requestForms.find((one) => one === value);
  if (value === undefined || form !== undefined) return form;
  throw new VerifyError("option_invalid", {
    place: "--print",
    expected: `one of ${requestForms.join(", ")}`,
    found: quoteAddress(value),
    fix: `${didYouMean(value, requestForms)}See --help.`,
  });
}

const options = {
  url: { type: "string" },
  event: { type: "string" },
  purpose: { type: "string" },
  example: { type: "string" },
  list: { type: "boolean" },
  data: { type: "string" },
  set: { type: "string", multiple: true },
  raw: { type: "boolean" },
  times: { type: "string" },
  print: { type: "string" },
  observe: { type: "string" },
  "observe-within-ms": { type: "string" },
  "timeout-ms": { type: "string" },
  ...environmentOptions,
  json: { type: "boolean" },
  force: { type: "boolean" },
  "allow-remote": { type: "boolean" },
} as const;
