/** A Markdown table of cells that are Markdown already. */
export function toMarkdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** One line of text that Markdown, with GitHub's additions, takes for nothing but text. */
export function toPlainMarkdown(text: string): string {
  // An address becomes a link however it is escaped, except in a code span. Those are the odd parts.
  return text
    .split(address)
    .map((part, at) => (at % 2 === 1 ? `\`${part}\`` : escapeText(part)))
    .join("");
}

const address = /((?:\w[\w+.-]*:\/\/|www\.)[^\s`|<>\\]*[^\s`|<>\\.,:;)])/i;

function escapeText(text: string): string {
  const escaped = text.replace(/[\\`*_|<>[\]~$&#]/g, "\\$&");
  // GitHub looks for these in what was rendered, where an escape is gone. A space without width parts them.
  return escaped.replace(/@|#(?=\d)|\bGH-(?=\d)/gi, "$&&#8203;");
}
