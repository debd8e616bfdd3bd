/** Returns a Markdown table of cells that are Markdown already. */
export function toMarkdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Returns a line that Markdown, with GitHub's extensions, shows as plain text. */
export function toPlainMarkdown(text: string): string {
  // A URL becomes a link despite escapes, except in a code span. The URLs are the odd parts.
  return text
    .split(address)
    .map((part, at) => (at % 2 === 1 ? `\`${part}\`` : escapeText(part)))
    .join("");
}

const address = /((?:\w[\w+.-]*:\/\/|www\.)[^\s`|<>\\]*[^\s`|<>\\.,:;)])/i;

function escapeText(text: string): string {
  const escaped = text.replace(/[\\`*_|<>[\]~$&#]/g, "\\$&");
  // GitHub looks for these in the rendered text, without escapes. A zero-width space separates
  // them.
  return escaped.replace(/@|#(?=\d)|\bGH-(?=\d)/gi, "$&&#8203;");
}
