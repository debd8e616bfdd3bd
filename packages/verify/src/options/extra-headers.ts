import { VerifyError } from "../errors.ts";
import { signatureHeader } from "../plan/signature.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";

/**
 * Validates additional headers of every request. Returns alternating names and values. No error
 * shows a value.
 */
export function readExtraHeaders(
  headers: { readonly [name: string]: string },
  { url }: { readonly url: URL },
): readonly string[] {
  const entries = Object.entries(headers);
  const names = entries.map(([name]) => name.toLowerCase());
  for (const [at, [name, value]] of entries.entries()) {
    assertHeaderName("headers", name);
    const place = `headers ${toOneLine(name, mostOfQuote)}`;
    assertHeaderValue(place, value);
    if (names.indexOf(name.toLowerCase()) !== at) throw refuse(place, "once", "more than once");
  }
  if (names.includes("authorization") && `${url.username}${url.password}` !== "")
    throw refuse("headers authorization", "either this header or a user in the URL", "both");
  return entries.flat();
}

// Headers that every delivery has, or that the connection needs. Callers cannot set them.
const ownHeaders: ReadonlySet<string> = new Set([
  ...["host", "connection", "content-length", "transfer-encoding", "expect", "upgrade"],
  ...["user-agent", "accept", "accept-encoding", "content-type", signatureHeader],
]);

/** Throws if a name is no header name, or one that every delivery already has. */
export function assertHeaderName(place: string, name: string): void {
  const quoted = JSON.stringify(toOneLine(name, mostOfQuote));
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) throw refuse(place, "a header name", quoted);
  if (ownHeaders.has(name.toLowerCase()))
    throw refuse(place, "a header that deliveries do not already have", quoted);
}

/**
 * Throws if a value is no header value. The error does not show the value, because it may be a
 * secret.
 */
export function assertHeaderValue(place: string, value: unknown): void {
  if (typeof value === "string" && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return;
  throw new VerifyError("option_invalid", {
    place,
    expected: "a header value: one line of Latin-1 characters",
    found: typeof value === "string" ? "another character" : "no string",
    fix: "Correct the value. Check for a line break at its end.",
  });
}

function refuse(place: string, expected: string, found: string): VerifyError {
  return new VerifyError("option_invalid", { place, expected, found, fix: "Remove it." });
}
