/** Parts of the options that hold secrets. */
export interface SecretOptions {
  readonly secret: string;
  /** More headers: names and values in turn. */
  readonly headers: readonly string[];
  readonly urls: readonly URL[];
}

// What is shorter protects nothing, and would be found in any text.
const leastLength = 4;

/** Lists the secrets that a server may repeat: the webhook's, and those of headers and addresses. */
export function secretsOf({ secret, headers, urls }: SecretOptions): readonly string[] {
  const values = headers.filter((_, at) => at % 2 === 1).map((value) => value.trim());
  // A token also stands alone, without its scheme.
  const tokens = values.flatMap((value) => /^[A-Za-z]+ +(\S+)$/.exec(value)?.[1] ?? []);
  const all = [secret, ...values, ...tokens, ...urls.flatMap(secretsOfAddress)];
  return all.filter((one) => one.length >= leastLength);
}

function secretsOfAddress({ username, password, search, searchParams }: URL): readonly string[] {
  const [user = "", word = ""] = [username, password].map(decodeURIComponent);
  const credentials = user + word === "" ? [] : [user, word, `${user}:${word}`];
  return [...credentials, search.slice(1), ...searchParams.values()];
}
