import type { PlannedDelivery } from "../plan/delivery.ts";
import { signatureHeader, testSecret } from "../plan/signature.ts";
import { headersOf } from "../plan/webhook-pact.ts";
import type { Transport } from "../receiver/checks.ts";
import { quoteForShell, toCurlParts } from "../text/curl.ts";

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

/** Headers as a file of them has them, one a line, with a placeholder for what is secret. */
export function toHeaderLines(sent: SentDelivery): string {
  const lines = headersToSave(sent).map(([name, value]) => `${name}: ${value}`.trimEnd());
  return `${lines.join("\n")}\n`;
}

/** A line for a POSIX shell that sends a delivery again, from the folder that has its body. */
export function toCurlLine(sent: SentDelivery, bodyFile: string): string {
  const headers = headersToSave(sent).map(([name, value]) =>
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

function headersToSave(sent: SentDelivery): readonly (readonly [name: string, value: string])[] {
  const { delivery, secret, headers, url } = sent;
  const own = Object.entries(headersOf(delivery, secret)).flatMap(([name, values]) =>
    values.map((value) => [name, toSaved(name, value, sent)] as const),
  );
  const more = headers.filter((_, at) => at % 2 === 0);
  const credentials = `${url.username}${url.password}` === "" ? [] : [authorization];
  return [...own, ...more.map((name) => [name, `<value of ${name}>`] as const), ...credentials];
}

const authorization = ["authorization", "Basic <user:password of the address in Base64>"] as const;

/** A real signature never expires, so that only one made with the published secret is saved. */
function toSaved(
  name: string,
  value: string,
  { secret, delivery, transport }: SentDelivery,
): string {
  if (name === "content-type") return transport.contentType;
  if (name !== signatureHeader || secret === testSecret || value === "") return value;
  return delivery.tampering === undefined ? "<signature>" : `<${delivery.tampering}>`;
}

/** The address with placeholders for the values that may be secret. */
function toShownAddress(url: URL): string {
  return `${url.origin}${url.pathname}${url.search === "" ? "" : "?<query>"}`;
}
