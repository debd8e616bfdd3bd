import { InboxError } from "../errors.ts";

/**
 * Reads the address of the endpoint that deliveries are handed to. No message quotes it, since a part may be secret.
 *
 * @throws InboxError `target_invalid` if it is no URL of HTTP, has credentials or a fragment, or no port that exists
 */
export function readTarget(text: string): URL {
  if (/[\s\p{Cc}]/u.test(text)) throw toTargetError("one with whitespace or a control character");
  if (!/^https?:\/\//i.test(text)) throw toTargetError(describeStart(text));
  const url = URL.parse(text);
  if (!url) throw toTargetError("one that cannot be read");
  // An empty name or password is left out of the parsed URL.
  if (/^https?:[\\/]+[^\\/?#]*@/i.test(text)) {
    const fix = "Remove them: the application verifies the signature instead.";
    throw toTargetError("one with credentials", fix);
  }
  if (text.includes("#")) throw toTargetError("one with a fragment", "Remove the part from # on.");
  if (url.port === "0") throw toTargetError("the port 0", "Pass the port of the application.");
  return url;
}

function describeStart(text: string): string {
  const [, scheme] = /^([a-z][a-z\d+.-]{0,20}):\/\//i.exec(text) ?? [];
  if (scheme === undefined) return "none";
  return `${/^([aeio]|s?ftp)/i.test(scheme) ? "an" : "a"} ${scheme} URL`;
}

function toTargetError(
  found: string,
  fix = "Pass one such as http://127.0.0.1:8080/webhooks.",
): InboxError {
  const place = "--forward";
  return new InboxError("target_invalid", { place, expected: "an http or https URL", found, fix });
}
