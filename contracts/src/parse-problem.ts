/** What is wrong with a command line, in one sentence: what follows Node's first one is advice about syntax. */
export function problemOfParsing(error: unknown): string {
  const [sentence = ""] = error instanceof Error ? error.message.split(/\.\s/) : [];
  return `${sentence.replace(/\.$/, "")}; see --help.`;
}
