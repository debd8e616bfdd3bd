/** Parts of a curl command. `headers` and `data` are quoted shell words. */
export interface CurlRequest {
  readonly address: string;
  /** Values of `--header`, quoted. */
  readonly headers: readonly string[];
  /** Value of `--data-binary`, quoted. */
  readonly data: string;
}

/**
 * Lists the parts of a curl command for a POSIX shell, to be joined by spaces or line
 * continuations. The command sends as this package does: to the exact URL, and through no proxy.
 */
export function toCurlParts({ address, headers, data }: CurlRequest): readonly string[] {
  return [
    "curl --silent --show-error --include --globoff --noproxy '*'",
    ...headers.map((header) => `--header ${header}`),
    `--data-binary ${data}`,
    quoteForShell(address),
  ];
}

/** Quotes a text as one word of a POSIX shell, without expansion. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
