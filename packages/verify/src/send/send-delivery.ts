import { throwIfStopped, VerifyError } from "../errors.ts";
import { type Answer, isSuccess } from "../http/answer.ts";
import { send } from "../http/client.ts";
import { type NotRun, toNotRun } from "../not-run.ts";
import { secretsOf } from "../options/secrets.ts";
import { type DeliverySources, readDeliverySources } from "../plan/deliveries.ts";
import { kindOfSecret, sign, signatureHeader } from "../plan/signature.ts";
import { assertServer } from "../receiver/preflight.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { showUrl } from "../text/show-url.ts";
import { answerBytes, toSentAnswer } from "./answer.ts";
import { type ComposedDelivery, composeDelivery, type DeliveryIds } from "./compose.ts";
import { assertFits } from "./fit.ts";
import { type ObservationLookup, type SentObservation, startLookup } from "./observe.ts";
import {
  type DeliveryOptions,
  type SendOptions,
  type SendSettings,
  toSendSettings,
} from "./options.ts";
import type { SendReport } from "./send-report.ts";

/** Report, or a code and a message that say why nothing was sent. */
export type SendOutcome = { readonly ran: true; readonly report: SendReport } | NotRun;

/**
 * Sends one signed delivery to a running receiver: an example of an event and purpose, or your own
 * data. Each call uses fresh IDs. It does not send data that the validator refuses, unless `force`
 * is set. It does not send to another machine, unless `allowRemote` is set. It follows no redirects
 * and contacts only the given URLs. If an answer is no success, the report has `passed: false`. If
 * nothing could be sent, the outcome has a message instead of a report.
 */
export async function sendDelivery(options: SendOptions): Promise<SendOutcome> {
  try {
    const { delivery, notes } = await prepare(await readDeliverySources(), options);
    const settings = toSendSettings(options, delivery.event);
    await assertServer(new URL(settings.url.origin));
    const report = await run(settings, delivery);
    throwIfStopped(settings.signal);
    const all = [...notes, ...notesOnIds(report, options)];
    return { ran: true, report: { ...report, notes: all } };
  } catch (error) {
    return toNotRun(error, options.signal);
  }
}

/** Delivery that may be sent, with notes on its data. */
export interface Prepared {
  readonly delivery: ComposedDelivery;
  readonly notes: readonly string[];
}

/** Composes a delivery and validates it. Throws if it is invalid and not forced. */
export async function prepare(
  sources: DeliverySources,
  options: DeliveryOptions,
): Promise<Prepared> {
  const delivery = await composeDelivery(sources, options);
  return { delivery, notes: options.force === true ? [] : assertFits(delivery) };
}

async function run(
  settings: SendSettings,
  delivery: ComposedDelivery,
): Promise<Omit<SendReport, "notes">> {
  const lookup = await toLookup(settings, delivery);
  const signature = sign(delivery.body, settings.secret);
  const answers = await sendEach(settings, delivery.body, signature);
  const isTaken = answers.every(isSuccess);
  const wasAnswered = answers.some(({ kind }) => kind === "status");
  // A refused delivery should not be listed, so one read is enough.
  const observation = wasAnswered
    ? await lookup?.look(isTaken ? settings.observeWithinMs : 0, settings.times > 1)
    : undefined;
  const secrets = [signature, ...secretsOfSending(settings)];
  const { timeoutMs } = settings;
  const { event, purpose, form, example = null, body } = delivery;
  const ids = showIds(delivery.ids);
  return {
    kind: "send",
    passed: isTaken && (observation === undefined || isHandledOnce(observation)),
    ...{ event, purpose, form, example, url: showUrl(settings.url), ids },
    bytes: Buffer.byteLength(body),
    secret: kindOfSecret(settings.secret),
    times: settings.times,
    answers: answers.map((answer) => toSentAnswer(answer, { secrets, timeoutMs })),
    observation: observation ?? null,
  };
}

function secretsOfSending({ url, observe, secret, headers }: SendSettings): readonly string[] {
  const urls = observe === undefined ? [url] : [url, observe];
  return secretsOf({ secret, headers, urls });
}

/** Returns a note if a set event ID may be the reason for a missing handler run. */
function notesOnIds(
  { form, observation }: Omit<SendReport, "notes">,
  { set = {} }: DeliveryOptions,
): readonly string[] {
  const isSet = form === "envelope" && ("/event/id" in set || "/event" in set);
  if (!isSet || observation?.kind !== "not_handled") return [];
  return [
    "/event/id was set. If the receiver handled this event before, it answers without handling it again.",
  ];
}

/** Returns the IDs as quotes, because they may come from given data. */
function showIds({ delivery, event, order }: DeliveryIds): DeliveryIds {
  const show = (id: string | null): string | null => id && toOneLine(id, mostOfQuote);
  return { delivery: show(delivery), event: show(event), order: show(order) };
}

async function toLookup(
  settings: SendSettings,
  { event, purpose, ids }: ComposedDelivery,
): Promise<ObservationLookup | undefined> {
  const { observe, headers, timeoutMs, signal } = settings;
  if (observe === undefined) return undefined;
  if (ids.order !== null) {
    const source = {
      url: observe,
      headers,
      secrets: secretsOfSending(settings),
      timeoutMs,
      signal,
    };
    return startLookup(source, { event, purpose, orderId: ids.order });
  }
  throw new VerifyError("data_invalid", {
    place: "/data/order/id",
    expected: "the order ID, which identifies a delivery in an observation",
    found: "none",
    fix: "Add the ID, or remove --observe.",
  });
}

async function sendEach(
  settings: SendSettings,
  body: string,
  signature: string,
): Promise<readonly Answer[]> {
  const { url, times, timeoutMs, signal } = settings;
  const own = ["content-type", "application/json", signatureHeader, signature];
  const headers = [...settings.headers, ...own];
  const bytes = Buffer.from(body);
  const request = { url, headers, body: bytes, timeoutMs, keepBytes: answerBytes, signal };
  const answers: Answer[] = [];
  do {
    const answer = await send(request);
    // The server accepted connections before, but not this one, so nothing was sent.
    if (answer.kind === "unreachable" && answers.length === 0) throw gone(url, answer.code);
    answers.push(answer);
  } while (answers.length < times && answers.at(-1)?.kind === "status");
  return answers;
}

function gone(url: URL, found: string): VerifyError {
  return new VerifyError("receiver_unreachable", {
    place: url.origin,
    expected: "a server that accepts connections",
    found,
    fix: "Start the receiver, then run the command again.",
  });
}

function isHandledOnce(observation: SentObservation): boolean {
  return observation.kind === "handled" && observation.times === 1;
}
