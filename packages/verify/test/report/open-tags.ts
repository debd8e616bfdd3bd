/** Returns tags that are not closed in the order in which they were opened. */
export function openTags(xml: string): readonly string[] {
  const open: string[] = [];
  for (const [, closing, name = "", selfClosing] of xml.matchAll(
    /<(\/?)([a-z-]+)(?:\s+[a-z]+="[^"<]*")*(\/?)>/g,
  )) {
    if (closing === "/" && open.at(-1) === name) open.pop();
    else if (selfClosing === "") open.push(name);
  }
  return open;
}
