import { readPage } from "@order-webhooks/test-setup/pages";

export const { snippets, blockCount } = readPage("docs/platforms.md");

/** The README's example of a server of `createNodeServer` with a fallback. */
export const healthExample: string = readPage("README.md").snippets.get("health.ts") ?? "";

/** Returns some snippets of the page on platforms. */
export function pickSnippets(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [name, snippets.get(name) ?? ""]));
}
