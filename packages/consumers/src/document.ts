/** A fenced block of a Markdown document. */
export interface Block {
  /** The second-level heading that it stands below. */
  readonly section: string;
  readonly language: string;
  /** The file that its first line names in a comment, if it does. */
  readonly file?: string;
  readonly code: string;
}

/**
 * Gives the fenced blocks of a document, in order. A fence that is not read as one, being indented, without a language or
 * with more than that behind it, is an error: its block would never be run.
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
  throw new Error(`${blocks.length} blocks were read, but the fences are ${lines}`);
}

function toBlock(section: string, language: string, code: string): Block {
  const named = /^(?:#|\/\/) ([\w./-]+\.\w+)\n/.exec(code);
  const file = named?.[1];
  return { section, language, code, ...(file !== undefined && { file }) };
}
