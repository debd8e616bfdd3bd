/** A fenced block of a Markdown document. */
export interface Block {
  /** The second-level heading that it stands below. */
  readonly section: string;
  readonly language: string;
  /** The file that its first line names in a comment, if it does. */
  readonly file?: string;
  readonly code: string;
}

/** Gives the fenced blocks of a document, in order. */
export function readBlocks(markdown: string): readonly Block[] {
  return markdown.split(/^(?=## )/m).flatMap((text) => {
    const section = /^## (.*)/.exec(text)?.[1] ?? "";
    const fences = text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
    return [...fences].map(([, language = "", code = ""]) => toBlock(section, language, code));
  });
}

function toBlock(section: string, language: string, code: string): Block {
  const named = /^(?:#|\/\/) ([\w./-]+\.\w+)\n/.exec(code);
  const file = named?.[1];
  return { section, language, code, ...(file !== undefined && { file }) };
}
