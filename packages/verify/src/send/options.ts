import { VerifyError } from "../errors.ts";
import { isLoopback } from "../http/loopback.ts";
import type { Json } from "../json/json.ts";
import { eventPlaceholder, fillEvent, findEventPlace, readAddress } from "../options/addresses.ts";
import { assertMilliseconds, assertSecret } from "../options/assertions.ts";
import { readExtraHeaders } from "../options/extra-headers.ts";
import type { Form } from "../plan/delivery.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";

/** Choice of one delivery. */
export interface DeliveryOptions {
  /** Name of the event. May be left out where `data` is an envelope, which names its own. */
  readonly event?: string;
  /** May be left out where `data` is given, whose keys show it. */
  readonly purpose?: string;
  /** Name of an example of the schemas. Default: one with the strongest evidence. */
  readonly example?: string;
  /** The event's data, or a whole envelope, instead of an example. */
  readonly data?: Json;
  /** Values to set, by path: `order.total_amount` below the data, or a JSON pointer. */
  readonly set?: { readonly [path: string]: Json };
  /** Default `envelope`. `raw` is the data alone. */
  readonly form?: Form;
  /** Sends what the validator refuses, too, and sets keys that the schemas do not know. */
  readonly force?: boolean;
}

/** Options of one delivery to a running receiver. */
export interface SendOptions extends DeliveryOptions {
  /** Address of the receiver. For a raw payload its path may hold `{event}`. */
  readonly url: string | URL;
  /** The receiver's secret. `testSecret` is published for this purpose. */
  readonly secret: string;
  /** Number of times that the very same delivery is sent, from 1 to 100. Default 1. */
  readonly times?: number;
  /** Address of the observation document. */
  readonly observe?: string | URL;
  /** Time for a handler to run after an answer. Default 2 seconds. */
  readonly observeWithinMs?: number;
  /** Time for an answer. Default 10 seconds, as the sender waits. */
  readonly timeoutMs?: number;
  /** More headers of every request to the receiver and its observation, by name. No report has their values. */
  readonly headers?: { readonly [name: string]: string };
  /** Allows an address that is not loopback. */
  readonly allowRemote?: boolean;
  /** Stops the call. */
  readonly signal?: AbortSignal;
}

/** The same, checked and with every default filled in. */
export interface SendSettings {
  readonly url: URL;
  readonly secret: string;
  readonly times: number;
  readonly observe: URL | undefined;
  readonly observeWithinMs: number;
  readonly timeoutMs: number;
  /** More headers: names and values in turn. */
  readonly headers: readonly string[];
  readonly signal: AbortSignal | undefined;
}

/** Checks the options that say where to and how. Throws at the first that cannot be used. */
export function toSendSettings(options: SendOptions, event: string): SendSettings {
  const { secret, times = 1, observeWithinMs = 2_000, timeoutMs = 10_000, signal } = options;
  const url = readTarget(options, event);
  if (options.allowRemote !== true) assertLoopback(url);
  const observe =
    options.observe === undefined ? undefined : readAddress("--observe", options.observe);
  assertSecret(secret);
  assertTimes(times);
  assertMilliseconds("--observe-within-ms", observeWithinMs, 0);
  assertMilliseconds("--timeout-ms", timeoutMs, 1);
  const headers = readExtraHeaders(options.headers ?? {}, { url });
  return { url, secret, times, observe, observeWithinMs, timeoutMs, headers, signal };
}

/** Reads the receiver's address, with the event in its path where the path says so. */
export function readTarget(
  { url: given, form = "envelope" }: Pick<SendOptions, "url" | "form">,
  event: string,
): URL {
  const url = readAddress("--url", given);
  const place = findEventPlace(url);
  if (place === "none") return url;
  if (place === "path" && form === "raw") return fillEvent(url, event);
  throw misplaced(place);
}

function misplaced(place: "path" | "host"): VerifyError {
  const inPath = place === "path";
  return new VerifyError("option_invalid", {
    place: "--url",
    expected: inPath ? "an address that takes envelopes of every event" : "the name of a host",
    found: `one with ${eventPlaceholder} in ${inPath ? "its path" : "it"}`,
    fix: inPath
      ? "Write the path in full, or add --raw to send the data alone."
      : `Write it in full. With --raw the path may hold ${eventPlaceholder}.`,
  });
}

function assertLoopback(url: URL): void {
  if (isLoopback(url)) return;
  throw new VerifyError("address_remote", {
    place: "--url",
    expected: "an address of this machine (localhost, 127.0.0.0/8 or [::1])",
    found: toOneLine(url.host, mostOfQuote),
    fix: "Add --allow-remote if the application there may act on a signed delivery.",
  });
}

function assertTimes(times: number): void {
  if (Number.isInteger(times) && times >= 1 && times <= 100) return;
  throw new VerifyError("option_invalid", {
    place: "--times",
    expected: "a whole number from 1 to 100",
    found: String(times),
    fix: "Choose a number in this range, or leave the option out.",
  });
}
