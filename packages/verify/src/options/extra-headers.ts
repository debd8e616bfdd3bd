import { VerifyError } from "../errors.ts";
import { signatureHeader } from "../plan/signature.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";

/** Checks more headers of every request, and gives names and values in turn. No error shows a value. */
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
    throw refuse("headers authorization", "it or a user in the address", "both");
  return entries.flat();
}

// What every delivery has, and what the connection needs: none may come from outside.
const ownHeaders: ReadonlySet<string> = new Set([
  ...["host", "connection", "content-length", "transfer-encoding", "expect", "upgrade"],
  ...["user-agent", "accept", "accept-encoding", "content-type", signatureHeader],
]);

/** Throws if a name is none of a header, or one that every delivery has by itself. */
export function assertHeaderName(place: string, name: string): void {
  const quoted = JSON.stringify(toOneLine(name, mostOfQuote));
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) throw refuse(place, "a header's name", quoted);
  if (ownHeaders.has(name.toLowerCase()))
    throw refuse(place, "a header that no delivery has by itself", quoted);
}

/** Throws if a value is none that a header can have. Of the value itself nothing is said: it may be a secret. */
export function assertHeaderValue(place: string, value: unknown): void {
  if (typeof value === "string" && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return;
  throw new VerifyError("option_invalid", {
    place,
    expected: "a value that a header can have: one line, no letter outside Latin-1",
    found: typeof value === "string" ? "another character" : "no text",
    fix: "Correct the value, for example a line end behind it.",
  });
}

function refuse(place: string, expected: string, found: string): VerifyError {
  return new VerifyError("option_invalid", { place, expected, found, fix: "Leave it out." });
}
