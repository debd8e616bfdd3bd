import { VerifyError } from "../errors.ts";
import type { Json } from "../json/json.ts";
import { testSecret } from "../plan/signature.ts";
import { type RequestForm, requestForms } from "../send/print-request.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { quoteAddress } from "../text/show-url.ts";
import { type EnvironmentNames, environmentOptions, readEnvironmentNames } from "./environment.ts";
import {
  assertOptionsAlone,
  readCommandLine,
  readWholeNumber,
  toRecord,
} from "./parse-arguments.ts";

/** The command line of one delivery, read but not yet checked against the schemas. */
export interface SendArguments {
  readonly url: string | undefined;
  readonly event: string | undefined;
  readonly purpose: string | undefined;
  readonly example: string | undefined;
  /** A file, or `-`. */
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
export const sendUsage: string = `order-webhooks-verify send --url URL --event EVENT --purpose PURPOSE [options]

Sends one signed delivery to a running receiver and shows what it answers.

  --url URL              where the receiver takes deliveries; the path may hold
                         {event} with --raw
  --event EVENT          the event, see --list
  --purpose PURPOSE      the purpose of the distribution, see --list
  --example NAME         an example of the schemas, see --list
  --list                 list events, purposes and examples, send nothing
  --data FILE            the event's data or a whole envelope as JSON, from a
                         file or - (stdin). --purpose may be left out then, and
                         --event too if it is an envelope
  --set PATH=VALUE       set a value, for example order.total_amount=100; may be
                         repeated. VALUE is JSON if it parses, else text. PATH
                         starts at the data. It may be a JSON pointer, such as
                         /order/metadata/a.b or, in the envelope, /type
  --raw                  send the data alone, as a raw payload
  --times N              send the same bytes and ids N times, to see duplicates
  --print curl|http|json print the request, send nothing; the signature is a
                         placeholder, except with the published test secret, and
                         so is the address without --url. Not with options of a
                         sending, such as --times
  --observe URL          where the receiver says what it handled
  --observe-within-ms N  how long a handler may take after the answer
                         (default 2000)
  --timeout-ms N         how long an answer may take (default 10000)
  --secret-env NAME      environment variable that holds the receiver's secret
                         (default WEBHOOK_SECRET); one is published for tests:
                         ${testSecret}
  --header-env NAME=VARIABLE
                         a header of every request, its value from a variable of
                         the environment; may be repeated
  --json                 print the result as JSON
  --force                send what does not fit the schemas; print the signature
  --allow-remote         send to another machine: a signed delivery is an order
                         to the application there
  --help, --version

Exit code 0: answered with success and, if observed, handled once. 1: answered
otherwise, not handled once, or the observation could not be read. 2: not sent,
or stopped. No redirect is followed.
`;

/** Reads a command line. Throws if it cannot be understood. */
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

/** Options that change nothing of a printed request. */
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
    fix: "Leave one of the two out.",
  });
}

function splitSetting(entry: string): readonly [path: string, value: Json] {
  const at = entry.indexOf("=");
  if (at > 0) return [entry.slice(0, at), readValue(entry.slice(at + 1))];
  throw new VerifyError("option_invalid", {
    place: "--set",
    expected: "PATH=VALUE",
    found: JSON.stringify(toOneLine(entry, mostOfQuote)),
    fix: "Write it such as order.total_amount=100.",
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
    expected: requestForms.join(", "),
    found: quoteAddress(value),
    fix: "See --help.",
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
