import { signatureHeader } from "../plan/signature.ts";
import { quoteForShell, toCurlParts } from "../text/curl.ts";
import { showUrl } from "../text/show-url.ts";

/** Formats of a printed delivery. `body` is the exact body alone. */
export const requestForms = ["curl", "http", "json", "body"] as const;

/** One of {@link requestForms}. */
export type RequestForm = (typeof requestForms)[number];

/** Request that is printed instead of sent. */
export interface PrintedRequest {
  readonly url: URL;
  readonly body: string;
  /** Undefined for a placeholder. */
  readonly signature: string | undefined;
  /** Environment variables with the values of additional headers, by header. */
  readonly headerEnv: { readonly [header: string]: string };
}

/**
 * Prints a request with placeholders for secrets. User, password and query of the URL are omitted.
 */
export function printRequest(request: PrintedRequest, form: RequestForm): string {
  switch (form) {
    case "curl":
      return toCurl(request);
    case "http":
      return toHttp(request);
    case "json":
      return toJsonRequest(request);
    case "body":
      return request.body;
  }
}

const signaturePlaceholder = "<signature>";

type Header = readonly [name: string, value: string];

function headersOf({
  signature = signaturePlaceholder,
}: Pick<PrintedRequest, "signature">): readonly Header[] {
  return [
    ["content-type", "application/json"],
    [signatureHeader, signature],
  ];
}

function placeholdersOf({ headerEnv }: PrintedRequest): readonly Header[] {
  return Object.entries(headerEnv).map(([name, variable]) => [name, `<value of ${variable}>`]);
}

/** Returns a shell command that expands environment variables for header values. */
function toCurl({ url, body, headerEnv, ...request }: PrintedRequest): string {
  const own = headersOf(request).map(([name, value]) => quoteForShell(`${name}: ${value}`));
  const more = Object.entries(headerEnv).map(
    ([name, variable]) => `${quoteForShell(`${name}: `)}"$${variable}"`,
  );
  const headers = [...own, ...more];
  const parts = toCurlParts({ address: showUrl(url), headers, data: quoteForShell(body) });
  return `${parts.join(" \\\n  ")}\n`;
}

/** Returns the request as it is sent. */
function toHttp(request: PrintedRequest): string {
  const { host, pathname, search } = request.url;
  const target = `${pathname}${search === "" ? "" : "?..."}`;
  const headers: readonly Header[] = [
    ["host", host],
    ...placeholdersOf(request),
    ...headersOf(request),
    ["content-length", String(Buffer.byteLength(request.body))],
    ["connection", "close"],
  ];
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`POST ${target} HTTP/1.1`, ...lines, "", request.body, ""].join("\r\n");
}

function toJsonRequest(request: PrintedRequest): string {
  const headers = Object.fromEntries([...placeholdersOf(request), ...headersOf(request)]);
  const printed = { method: "POST", url: showUrl(request.url), headers, body: request.body };
  return `${JSON.stringify(printed, null, 2)}\n`;
}
