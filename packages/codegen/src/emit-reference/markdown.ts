/** Makes a table. Cells are not padded, so that one changed row is one changed line. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Escapes a text for a table cell. The result is one line without `|` or HTML. */
export function toCell(text: string): string {
  return withoutHtml(text)
    .replaceAll("|", "\\|")
    .replaceAll(/\s*\n\s*/g, " ");
}

/** Escapes a text outside of tables, so that it contains no HTML. */
export function withoutHtml(text: string): string {
  return text.replaceAll(/(`[^`]*`)|</g, (sign, code?: string) => code ?? `\\${sign}`);
}

/** Makes a link with its text formatted as code. */
export function linkTo(text: string, target: string): string {
  return `[\`${text}\`](${target})`;
}

/** Joins the blocks of a page with an empty line between them and a newline at the end. */
export function pageOf(...blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
