import type { SendSettings } from "./options.ts";

/** Lists the secrets of a sending that a server may repeat: its own, and those of headers and the address. */
export function secretsOf({ secret, headers, url }: SendSettings): readonly string[] {
  const values = headers.filter((_, at) => at % 2 === 1).map((value) => value.trim());
  // A token also stands alone, without its scheme.
  const tokens = values.flatMap((value) => /^[A-Za-z]+ +(\S+)$/.exec(value)?.[1] ?? []);
  const [user = "", password = ""] = [url.username, url.password].map(decodeURIComponent);
  const credentials = user + password === "" ? [] : [user, password, `${user}:${password}`];
  const query = [url.search.slice(1), ...url.searchParams.values()];
  return [secret, ...values, ...tokens, ...credentials, ...query];
}
