import { InboxError } from "../errors.ts";

/**
 * Reads the address of the endpoint that gets the deliveries. No message quotes it, because a part of it may be secret.
 *
 * @throws InboxError `target_invalid` if it is not an HTTP URL, has credentials or a fragment, or has port 0
 */
export function readTarget(text: string): URL {
  if (/[\s\p{Cc}]/u.test(text)) throw toTargetError("a URL with whitespace or a control character");
  if (!/^https?:\/\//i.test(text)) throw toTargetError(describeStart(text));
  const url = URL.parse(text);
  if (!url) throw toTargetError("a URL that cannot be parsed");
  // The parsed URL does not show an empty name or password.
  if (/^https?:[\\/]+[^\\/?#]*@/i.test(text)) {
    const fix = "Remove the credentials. The application verifies the signature instead.";
    throw toTargetError("a URL with credentials", fix);
  }
  if (text.includes("#"))
    throw toTargetError("a URL with a fragment", "Remove the # and the part after it.");
  if (url.port === "0") throw toTargetError("port 0", "Pass the port of the application.");
  return url;
}

function describeStart(text: string): string {
  const [, scheme] = /^([a-z][a-z\d+.-]{0,20}):\/\//i.exec(text) ?? [];
  if (scheme === undefined) return "no URL";
  return `${/^([aeio]|s?ftp)/i.test(scheme) ? "an" : "a"} ${scheme} URL`;
}

function toTargetError(
  found: string,
  fix = "Pass a URL such as http://127.0.0.1:8080/webhooks.",
): InboxError {
  const place = "--forward";
  return new InboxError("target_invalid", { place, expected: "an http or https URL", found, fix });
}
