import type { PlannedDelivery } from "../plan/delivery.ts";
import { signatureHeader, testSecret } from "../plan/signature.ts";
import type { Transport } from "../receiver/checks.ts";
import { toRequest } from "../receiver/request.ts";
import { quoteForShell, toCurlParts } from "../text/curl.ts";
import { bodyFiles, signedFileOf, toPlaceholders } from "./placeholders.ts";

/** A delivery that was sent, with all that decides its request. */
export interface SentDelivery {
  readonly delivery: PlannedDelivery;
  /** Deliveries that were sent before it, which it needs to fail. */
  readonly before: readonly PlannedDelivery[];
  readonly transport: Transport;
  readonly url: URL;
  readonly secret: string;
  /** More headers: names and values in turn. */
  readonly headers: readonly string[];
}

/** A delivery to save, and the sentence that says why it failed. */
export interface FailedDelivery extends SentDelivery {
  /** Name of what was tried. */
  readonly title: string;
  readonly problem: string;
}

/** Headers as a file of them has them, one a line, with a placeholder for what is secret. */
export function toHeaderLines(sent: SentDelivery): string {
  const headers = headersToSave(sent, bodyFiles.own);
  const lines = headers.map(([name, value]) => `${name}: ${value}`.trimEnd());
  return `${lines.join("\n")}\n`;
}

/** A line for a POSIX shell that sends a delivery again, from the folder that has its body. */
export function toCurlLine(sent: SentDelivery, bodyFile: string): string {
  const headers = headersToSave(sent, bodyFile).map(([name, value]) =>
    // By a semicolon, curl sends a header that is empty.
    value === "" ? `${name};` : `${name}: ${value}`,
  );
  const framing = sent.transport.framing === "chunked" ? ["transfer-encoding: chunked"] : [];
  return toCurlParts({
    address: toShownAddress(sent.url),
    headers: [...headers, ...framing].map(quoteForShell),
    data: `@${bodyFile}`,
  }).join(" ");
}

/** The file with the text that was signed, if a signature to be computed is of another text than the body's. */
export function toSignedFile({ delivery, secret }: SentDelivery): string | undefined {
  return secret === testSecret ? undefined : signedFileOf(delivery);
}

type Header = readonly [name: string, value: string];

function headersToSave(sent: SentDelivery, bodyFile: string): readonly Header[] {
  const { headers, url } = sent;
  const more = namesOf(headers).map((name): Header => [name, `<value of ${name}>`]);
  const credentials = `${url.username}${url.password}` === "" ? [] : [authorization];
  return [...ownHeaders(sent, bodyFile), ...more, ...credentials];
}

const authorization: Header = ["authorization", "Basic <user:password of the address in Base64>"];

/** The headers as they were sent. A real signature never expires, so that only the published secret's is saved. */
function ownHeaders(sent: SentDelivery, bodyFile: string): readonly Header[] {
  const { headers } = toRequest(sent, sent);
  const pairs = namesOf(headers).map((name, at): Header => [name, headers[2 * at + 1] ?? ""]);
  if (sent.secret === testSecret) return pairs;
  const others = pairs.filter(([name]) => !isSignature(name));
  const names = pairs.map(([name]) => name).filter(isSignature);
  const values = toPlaceholders(sent.delivery, bodyFile);
  return [...others, ...names.map((name, at): Header => [name, values[at] ?? ""])];
}

function isSignature(name: string): boolean {
  return name.toLowerCase() === signatureHeader;
}

function namesOf(raw: readonly string[]): readonly string[] {
  return raw.filter((_, at) => at % 2 === 0);
}

/** The address with placeholders for the values that may be secret. */
function toShownAddress(url: URL): string {
  return `${url.origin}${url.pathname}${url.search === "" ? "" : "?<query>"}`;
}
