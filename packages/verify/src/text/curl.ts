/** Parts of a curl command, the latter two as the words of a shell. */
export interface CurlRequest {
  readonly address: string;
  /** Values of `--header`, quoted. */
  readonly headers: readonly string[];
  /** Value of `--data-binary`, quoted. */
  readonly data: string;
}

/**
 * Lists the parts of a curl command for a POSIX shell, to be joined by spaces or continued lines. It sends as this
 * package does: to the very address, and through no proxy.
 */
export function toCurlParts({ address, headers, data }: CurlRequest): readonly string[] {
  return [
    "curl --silent --show-error --include --globoff --noproxy '*'",
    ...headers.map((header) => `--header ${header}`),
    `--data-binary ${data}`,
    quoteForShell(address),
  ];
}

/** Quotes a text as one word of a POSIX shell, which takes every character in it as it is. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
