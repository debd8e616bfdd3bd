/** A table. Its cells are not padded, so that one changed row is one changed line. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A text as the content of a cell: in one line, and no sign of it ends the cell or begins HTML. */
export function toCell(text: string): string {
  return withoutHtml(text)
    .replaceAll("|", "\\|")
    .replaceAll(/\s*\n\s*/g, " ");
}

/** A text outside of a table: no sign of it begins HTML. */
export function withoutHtml(text: string): string {
  return text.replaceAll(/(`[^`]*`)|</g, (sign, code?: string) => code ?? `\\${sign}`);
}

/** A link, its text in code. */
export function linkTo(text: string, target: string): string {
  return `[\`${text}\`](${target})`;
}

/** The blocks of a page with an empty line between them, and a newline at the end. */
export function pageOf(...blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
