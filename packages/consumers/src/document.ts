/** A fenced block of a Markdown document. */
export interface Block {
  /** Second-level heading above it. */
  readonly section: string;
  readonly language: string;
  /** File name in the comment of its first line. Undefined without one. */
  readonly file?: string;
  readonly code: string;
}

/**
 * Reads the fenced blocks of a document, in order.
 *
 * @throws at a fence that is indented, has no language, or has more than a language, because its block would never be
 * run
 */
export function readBlocks(markdown: string): readonly Block[] {
  const blocks = markdown.split(/^(?=## )/m).flatMap((text) => {
    const section = /^## (.*)/.exec(text)?.[1] ?? "";
    const fences = text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
    return [...fences].map(([, language = "", code = ""]) => toBlock(section, language, code));
  });
  const fences = markdown.match(/^[\s>]*(```|~~~).*$/gm) ?? [];
  if (fences.length === 2 * blocks.length) return blocks;
  const lines = fences.map((line) => JSON.stringify(line.trim())).join(", ");
  throw new Error(`expected two fences for each of ${blocks.length} blocks, got ${lines}`);
}

function toBlock(section: string, language: string, code: string): Block {
  const named = /^(?:#|\/\/) ([\w./-]+\.\w+)\n/.exec(code);
  const file = named?.[1];
  return { section, language, code, ...(file !== undefined && { file }) };
}
