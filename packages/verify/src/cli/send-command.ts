import { readDeliverySources } from "../plan/deliveries.ts";
import { sign, testSecret } from "../plan/signature.ts";
import { alignColumns } from "../report/layout.ts";
import { readSchemaIndex } from "../schemas/read-schemas.ts";
import type { SchemaIndex } from "../schemas/schema-index.ts";
import { assertEvent, assertPurpose, assertPurposeOfAny, listExamples } from "../send/examples.ts";
import { type DeliveryOptions, readTarget } from "../send/options.ts";
import { printRequest, type RequestForm } from "../send/print-request.ts";
import { prepare, sendDelivery } from "../send/send-delivery.ts";
import { toSendText } from "../send/send-text.ts";
import { readHeaders, readSecret, strayWhiteSpace } from "./environment.ts";
import { required } from "./parse-arguments.ts";
import { readData } from "./read-data.ts";
import { readSendArguments, type SendArguments } from "./send-arguments.ts";
import { type ExitCode, refuse, type Terminal } from "./terminal.ts";

/**
 * Runs `order-webhooks-verify send ...`, which sends a delivery, prints it, or lists the examples.
 */
export async function runSendCommand(
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const read = readSendArguments(args);
  if (read.list) return printList(read, terminal);
  if (read.print !== undefined) {
    const printed = { ...read, print: read.print };
    return print(printed, await toDeliveryOptions(read, terminal), terminal);
  }
  const url = required("--url", read.url, "the receiver's URL");
  return send({ ...read, url }, await toDeliveryOptions(read, terminal), terminal);
}

async function toDeliveryOptions(
  read: SendArguments,
  { signal }: Terminal,
): Promise<DeliveryOptions> {
  const { event, purpose, example, data, set, raw, force } = read;
  return {
    ...(event !== undefined && { event }),
    ...(purpose !== undefined && { purpose }),
    ...(example !== undefined && { example }),
    ...(data !== undefined && { data: await readData(data, signal) }),
    ...{ set, force, form: raw ? "raw" : "envelope" },
  };
}

type Addressed = SendArguments & { readonly url: string };

async function send(
  read: Addressed,
  delivery: DeliveryOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { url, times, observe, observeWithinMs, timeoutMs, allowRemote, environment } = read;
  const { signal } = terminal;
  const secret = readSecret(environment, terminal);
  if (secret !== secret.trim()) terminal.warn(strayWhiteSpace(environment));
  const outcome = await sendDelivery({
    ...delivery,
    url,
    allowRemote,
    secret,
    headers: readHeaders(environment, terminal),
    ...(times !== undefined && { times }),
    ...(observe !== undefined && { observe }),
    ...(observeWithinMs !== undefined && { observeWithinMs }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(signal && { signal }),
  });
  if (!outcome.ran) return refuse(outcome.message, terminal);
  const { report } = outcome;
  terminal.print(
    read.json ? toIndentedJson(report) : toSendText(report, terminal.color, environment.secretEnv),
  );
  return report.passed ? 0 : 1;
}

/**
 * Prints the request instead of sending it. The signature is a placeholder unless the secret is the
 * published test secret or `--force` is set. Only `--force` needs a secret.
 */
async function print(
  read: SendArguments & { readonly print: RequestForm },
  options: DeliveryOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { environment, force } = read;
  const { delivery } = await prepare(await readDeliverySources(), options);
  const url = readTarget({ url: read.url ?? anyReceiver, ...options }, delivery.event);
  const secret = force ? readSecret(environment, terminal) : terminal.env[environment.secretEnv];
  const isShown = secret !== undefined && (force || secret === testSecret);
  const signature = isShown ? sign(delivery.body, secret) : undefined;
  const { headerEnv } = environment;
  terminal.print(printRequest({ url, body: delivery.body, signature, headerEnv }, read.print));
  if (read.print === "body") return 0;
  if (!isShown) terminal.warn(placeholderNote);
  if (read.url === undefined) terminal.warn(noAddressNote);
  if (url.username + url.password + url.search !== "") terminal.warn(addressNote);
  return 0;
}

const placeholderNote =
  "Note: the signature is a placeholder. It is printed with the published test secret, or with --force.\n";

// Reserved top-level domain that resolves to no machine, so that the printed request reaches none.
const anyReceiver = "http://receiver.example/webhooks";

const noAddressNote = "Note: the URL is a placeholder. Set the receiver's URL with --url.\n";

const addressNote = "Note: user, password and query of the URL are omitted.\n";

async function printList(read: SendArguments, { print }: Terminal): Promise<ExitCode> {
  const index = await readSchemaIndex();
  assertListed(read, index);
  const examples = listExamples(index).filter(
    ({ event, purpose }) =>
      event === (read.event ?? event) && purpose === (read.purpose ?? purpose),
  );
  const rows = examples.map((one) => [one.event, one.purpose, one.name]);
  print(
    read.json
      ? toIndentedJson(
          examples.map(({ event, purpose, name, origin }) => ({ event, purpose, name, origin })),
        )
      : `${alignColumns([["event", "purpose", "example"], ...rows])}\n`,
  );
  return 0;
}

function assertListed({ event, purpose }: SendArguments, index: SchemaIndex): void {
  if (event !== undefined) assertEvent(event, index);
  if (purpose === undefined) return;
  if (event === undefined) assertPurposeOfAny(purpose, index);
  else assertPurpose(purpose, event, index);
}

function toIndentedJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
