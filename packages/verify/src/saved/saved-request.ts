import type { PlannedDelivery } from "../plan/delivery.ts";
import { signatureHeader, testSecret } from "../plan/signature.ts";
import type { Transport } from "../receiver/checks.ts";
import { toRequest } from "../receiver/request.ts";
import { quoteForShell, toCurlParts } from "../text/curl.ts";
import { bodyFiles, signedFileOf, toPlaceholders } from "./placeholders.ts";

/** Sent delivery, with everything that defines its request. */
export interface SentDelivery {
  readonly delivery: PlannedDelivery;
  /** Deliveries that were sent before it, which it needs to fail. */
  readonly before: readonly PlannedDelivery[];
  readonly transport: Transport;
  readonly url: URL;
  readonly secret: string;
  /** Additional headers as alternating names and values. */
  readonly headers: readonly string[];
}

/** Delivery to save, with the reason for its failure. */
export interface FailedDelivery extends SentDelivery {
  /** Name of the check. */
  readonly title: string;
  readonly problem: string;
}

/** Returns the headers as lines of a file, with placeholders for secrets. */
export function toHeaderLines(sent: SentDelivery): string {
  const headers = headersToSave(sent, bodyFiles.own);
  const lines = headers.map(([name, value]) => `${name}: ${value}`.trimEnd());
  return `${lines.join("\n")}\n`;
}

/** Returns a POSIX shell command that sends a delivery again, from the folder with its body. */
export function toCurlLine(sent: SentDelivery, bodyFile: string): string {
  const headers = headersToSave(sent, bodyFile).map(([name, value]) =>
    // A semicolon makes curl send an empty header.
    value === "" ? `${name};` : `${name}: ${value}`,
  );
  const framing = sent.transport.framing === "chunked" ? ["transfer-encoding: chunked"] : [];
  return toCurlParts({
    address: toShownAddress(sent.url),
    headers: [...headers, ...framing].map(quoteForShell),
    data: `@${bodyFile}`,
  }).join(" ");
}

/**
 * Returns the file with the signed text, if a signature must be computed from another text than the
 * body.
 */
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

const authorization: Header = ["authorization", "Basic <user:password of the URL in Base64>"];

/**
 * Returns the headers as they were sent. Only signatures made with the published secret are saved,
 * because a real signature never expires.
 */
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

/** Returns the URL with placeholders for values that may be secret. */
function toShownAddress(url: URL): string {
  return `${url.origin}${url.pathname}${url.search === "" ? "" : "?<query>"}`;
}
