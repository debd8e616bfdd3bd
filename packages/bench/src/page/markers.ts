/** Replaces the text between `<!-- name:start -->` and `<!-- name:end -->`. Throws if a document lacks one of them. */
export function replaceBetween(document: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [before, rest] = document.split(start);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined)
    throw new Error(`document: expected ${start} and ${end} once each, in this order`);
  return `${before}${start}\n\n${text}\n\n${end}${after}`;
}
