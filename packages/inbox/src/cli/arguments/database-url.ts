import { accessSync, constants } from "node:fs";
import { toUsageError } from "./usage.ts";

/**
 * Checks the address of a database, and returns it.
 *
 * @throws ReceiverError `argument_invalid`. Its message quotes nothing of the address, which may contain a password
 */
export function toDatabaseUrl(place: string, text: string): string {
  const fault = findFault(text);
  if (fault !== undefined) throw toAddressError(place, fault);
  const url = new URL(text);
  for (const [name, value] of url.searchParams) assertParameter(place, name, value);
  if (new Set(url.searchParams.keys()).size < url.searchParams.size) {
    throw toParameterError(place, { expected: "each parameter once", found: "one twice" });
  }
  return url.href;
}

/** Matches the host of an address: a name, an IPv4 or IPv6 address, or the folder of a socket. */
const hosts = /^([\w.-]+|\[[\da-f:.]+\]|(%2f[\w.-]+)+)$/i;

/**
 * Describes why an address is unreadable or ambiguous. An address is ambiguous if its password contains a character
 * that separates parts.
 */
function findFault(text: string): string | undefined {
  if (/^\w+:\/\/([^/?#]*@)?(:\d*)?([/?#]|$)/.test(text)) return "one without a host";
  const url = URL.parse(text);
  const isWhole = url !== null && !/[\s\p{C}#]/u.test(text) && hosts.test(url.hostname);
  if (!isWhole || !isDecodable(url)) return "one that cannot be read";
  if (/^\/?$/.test(url.pathname)) return "one without a database";
  const isClear = /^\/[^/@]+$/.test(url.pathname) && !/:|%3a/i.test(url.username);
  return isClear ? undefined : "one that cannot be read";
}

function isDecodable({ username, password, pathname }: URL): boolean {
  try {
    return [username, password, pathname].every((part) => !decodeURIComponent(part).includes("\0"));
  } catch {
    return false;
  }
}

/** Values of `sslmode`. The driver treats `require` and `verify-ca` like `verify-full`. */
const modes: readonly string[] = ["disable", "require", "verify-ca", "verify-full", "no-verify"];

const files: readonly string[] = ["sslrootcert", "sslcert", "sslkey"];

function assertParameter(place: string, name: string, value: string): void {
  if (files.includes(name)) {
    assertReadable(place, name, value);
  } else if (name !== "sslmode") {
    const expected = `only the parameters sslmode, ${files.join(", ")}`;
    throw toParameterError(place, { expected, found: "another one" });
  } else if (!modes.includes(value)) {
    const expected = `one of ${modes.join(", ")} as sslmode`;
    throw toParameterError(place, { expected, found: "another one" });
  }
}

function assertReadable(place: string, name: string, file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    const found = error instanceof Error && "code" in error ? String(error.code) : "an error";
    throw toParameterError(place, { expected: `a readable file for ${name}`, found });
  }
}

function toAddressError(place: string, found: string): Error {
  const expected = "the address of a PostgreSQL database";
  const fix =
    "Pass postgres://USER@HOST:5432/DATABASE, with % codes for special characters, such as %40 for @ and %2F for /.";
  return toUsageError(place, { expected, found, fix });
}

function toParameterError(place: string, details: Readonly<Record<"expected" | "found", string>>) {
  return toUsageError(place, { ...details, fix: "Correct the part after the ? of the address." });
}
