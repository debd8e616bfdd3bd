/** Options that contain secrets. */
export interface SecretOptions {
  readonly secret: string;
  /** Additional headers as alternating names and values. */
  readonly headers: readonly string[];
  readonly urls: readonly URL[];
}

// Shorter texts protect nothing, and would be found in any text.
const leastLength = 4;

/** Lists the secrets that a server may repeat: the webhook's, and those in headers and URLs. */
export function secretsOf({ secret, headers, urls }: SecretOptions): readonly string[] {
  const values = headers.filter((_, at) => at % 2 === 1).map((value) => value.trim());
  // A token may also occur without its scheme.
  const tokens = values.flatMap((value) => /^[A-Za-z]+ +(\S+)$/.exec(value)?.[1] ?? []);
  const all = [secret, ...values, ...tokens, ...urls.flatMap(secretsOfAddress)];
  return all.filter((one) => one.length >= leastLength);
}

function secretsOfAddress({ username, password, search, searchParams }: URL): readonly string[] {
  const [user = "", word = ""] = [username, password].map(decodeURIComponent);
  const credentials = user + word === "" ? [] : [user, word, `${user}:${word}`];
  return [...credentials, search.slice(1), ...searchParams.values()];
}
