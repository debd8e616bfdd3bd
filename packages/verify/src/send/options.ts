import { VerifyError } from "../errors.ts";
import { isLoopback } from "../http/loopback.ts";
import type { Json } from "../json/json.ts";
import { eventPlaceholder, fillEvent, findEventPlace, readAddress } from "../options/addresses.ts";
import { assertMilliseconds, assertSecret } from "../options/assertions.ts";
import { readExtraHeaders } from "../options/extra-headers.ts";
import type { Form } from "../plan/delivery.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";

/** Selection of one delivery. */
export interface DeliveryOptions {
  /** Name of the event. Optional if `data` is an envelope, which names its event. */
  readonly event?: string;
  /** Purpose of the distribution. Optional with `data`, whose keys show it. */
  readonly purpose?: string;
  /** Name of an example of the schemas. Default: one with the strongest evidence. */
  readonly example?: string;
  /** Event's data, or a whole envelope, instead of an example. */
  readonly data?: Json;
  /** Values to set, by path: `order.total_amount` in the data, or a JSON pointer. */
  readonly set?: { readonly [path: string]: Json };
  /** Form of the delivery. Default: `envelope`. `raw` is the data alone. */
  readonly form?: Form;
  /**
   * Sends data that the validator refuses, and allows setting keys that the schemas do not know.
   */
  readonly force?: boolean;
}

/** Options of `sendDelivery`. */
export interface SendOptions extends DeliveryOptions {
  /** URL of the receiver. For a raw payload its path may have `{event}`. */
  readonly url: string | URL;
  /** Receiver's secret. Use `testSecret`, which is published for receivers under test. */
  readonly secret: string;
  /** Number of times that the identical delivery is sent, from 1 to 100. Default: 1. */
  readonly times?: number;
  /** URL of the observation document. */
  readonly observe?: string | URL;
  /** Time limit from an answer to its handler in milliseconds. Default: 2 seconds. */
  readonly observeWithinMs?: number;
  /** Time limit for an answer in milliseconds. Default: 10 seconds, as the vendor waits. */
  readonly timeoutMs?: number;
  /**
   * Additional headers of every request to the receiver and its observation, by name. No report
   * contains their values.
   */
  readonly headers?: { readonly [name: string]: string };
  /** Allows a URL that is not loopback. */
  readonly allowRemote?: boolean;
  /** Signal that stops the call. */
  readonly signal?: AbortSignal;
}

/** Validated options with every default filled in. */
export interface SendSettings {
  readonly url: URL;
  readonly secret: string;
  readonly times: number;
  readonly observe: URL | undefined;
  readonly observeWithinMs: number;
  readonly timeoutMs: number;
  /** Additional headers as alternating names and values. */
  readonly headers: readonly string[];
  readonly signal: AbortSignal | undefined;
}

/** Validates the options about the target and the sending. Throws at the first invalid one. */
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

/** Reads the receiver's URL, with the event in its path if the path has the placeholder. */
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
    expected: inPath ? "a URL that accepts envelopes of every event" : "a host name",
    found: `one with ${eventPlaceholder}${inPath ? " in its path" : ""}`,
    fix: inPath
      ? "Write the whole path, or add --raw to send only the data."
      : `Write the whole host name. With --raw the path may have ${eventPlaceholder}.`,
  });
}

function assertLoopback(url: URL): void {
  if (isLoopback(url)) return;
  throw new VerifyError("address_remote", {
    place: "--url",
    expected: "a URL of this machine (localhost, 127.0.0.0/8 or [::1])",
    found: toOneLine(url.host, mostOfQuote),
    fix: "Add --allow-remote if the application there may act on a signed delivery.",
  });
}

function assertTimes(times: number): void {
  if (Number.isInteger(times) && times >= 1 && times <= 100) return;
  throw new VerifyError("option_invalid", {
    place: "--times",
    expected: "an integer from 1 to 100",
    found: String(times),
    fix: "Choose a number in this range, or omit the option.",
  });
}
