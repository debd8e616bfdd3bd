import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { listRepositoryFiles } from "@order-webhooks/release/copy-repository";
import { describe, expect, test } from "vitest";

// Holds the cheap part of the style in CONTRIBUTING: words, TSDoc openings, and the length of sentences and lines.

/** Words and phrases with a plainer equivalent, such as "fix" for "mend" and "except" for "but for". */
const banned =
  /\b(whoever|nobody|told|mend(?:s|ed|ing)?|cur(?:e|es|ed|ing)|fare[sd]?|but for|unless told|sets? aside|anew|besides?)\b|\bwhat\b[^.]{0,60}\bis what\b/gi;
/** British spelling. "colour" is absent, because an option of Pact and a key of an example have it. */
const british =
  /\b(?:\w*(?:behaviour|favour|neighbour|licence|judgement|catalogue|centre)\w*|\w*(?:recogn|normal|serial|minim|maxim|optim|initial|organ|summar|general)is(?:e[drs]?|ing|ation)|(?:mis)?spelt)\b/gi;
const isQuestion = (text: string): boolean =>
  /^(What|Whether|Who|Whose|How|Which|Where|When|Why)\b/.test(text);

const read = (file: string): string => readFileSync(join(repositoryRoot, file), "utf8");
const files = listRepositoryFiles()
  .filter((file) => !/(^|\/)gen\/|^contracts\/pacts\/|^pnpm-lock|words\.test\.ts$/.test(file))
  // Other JSON is data.
  .filter((file) => !file.endsWith(".json") || /(\.schema|package)\.json$/.test(file));
const documents = files.filter((file) => file.endsWith(".md"));
const sources = files.filter((file) => /\.m?[jt]s$/.test(file));
const schemas = files.filter((file) => /^schemas\/.*\.schema\.json$/.test(file));

test.each<
  readonly [name: string, files: readonly string[], find: (text: string) => readonly string[]]
>([
  ["documents, messages and comments have no banned word", files, findBanned],
  ["documents, messages, comments and names are spelled the American way", files, findBritish],
  ["TSDoc opens with a verb or a noun", sources, (text) => tsdocOf(text).filter(isQuestion)],
  [
    "descriptions in schemas, which become TSDoc, do too",
    schemas,
    (text) => descriptionsOf(text).filter(isQuestion),
  ],
  ["lines of documents end at column 120", documents, longLines],
  ["sentences of documents have at most 25 words, and no semicolon", documents, longSentences],
])("%s", (_, some, find) => {
  expect(some.length).toBeGreaterThan(25);
  expect(some.flatMap((file) => find(read(file)).map((text) => `${file}: ${text}`))).toEqual([]);
});

test("names of files have no banned word, and are spelled the American way", () => {
  const names = listRepositoryFiles().join("\n");
  expect([...findBanned(names), ...findBritish(names)]).toEqual([]);
});

describe("the checks notice", () => {
  test("a banned word, also across lines", () => {
    expect(findBanned("Accepts all, but\n * for the last. The thread is mended.")).toEqual([
      "but for",
      "mended",
    ]);
  });

  test("British spelling, also in a name", () => {
    const text = "The neighbour is body_reserialised, spelt and recognised. A serializer, precise.";
    expect(findBritish(text)).toEqual(["neighbour", "body_reserialised", "spelt", "recognised"]);
  });

  test("TSDoc that opens with a question word", () => {
    expect(tsdocOf("/**\n * Whether it fits.\n */\n/** Returns it. */")).toEqual([
      "Whether it fits.",
      "Returns it.",
    ]);
  });

  test("a description that opens with a question word", () => {
    expect(descriptionsOf('{ "description": "What \\"it\\" is." }')).toEqual(['What \\"it\\" is.']);
  });

  test("a long line of prose, but not of a table, code or a link", () => {
    const long = "word ".repeat(30);
    const link = `- <https://example.com/${"a".repeat(120)}>`;
    const text = `${long}\n| ${long} |\n\`\`\`sh\n${long}\n\`\`\`\n${link}\n`;
    expect(longLines(text)).toEqual([long]);
  });

  test("a long sentence and a semicolon, but not in a table or code", () => {
    const long = `${"word ".repeat(25)}end.`;
    const text = `Short. ${long}\n\n- It is; so.\n\n| ${long} |\n\n\`\`\`sh\na; b\n\`\`\`\n\nRun \`a; b\`.`;
    expect(longSentences(text)).toEqual([long, "It is; so."]);
  });
});

/** Finds banned words in a text. A comment's leading marks do not separate its words. */
function findBanned(text: string): readonly string[] {
  const flat = text.replace(/\n\s*(?:\*|\/\/|#)?\s*/g, " ");
  return [...flat.matchAll(banned)].map(([words]) => words);
}

function findBritish(text: string): readonly string[] {
  return text.match(british) ?? [];
}

/** Returns the texts of a file's TSDoc comments. */
function tsdocOf(source: string): readonly string[] {
  const comments = source.matchAll(/^\s*\/\*\*([\s\S]*?)\*\//gm);
  return [...comments].map(([, text = ""]) => text.replace(/\n\s*\* ?/g, "\n").trim());
}

/** Returns the descriptions in a schema, as they are written in its JSON. */
function descriptionsOf(schema: string): readonly string[] {
  const descriptions = schema.matchAll(/"description":\s*"((?:[^"\\]|\\.)*)"/g);
  return [...descriptions].map(([, text = ""]) => text);
}

/** Returns the lines of prose that end after column 120. */
function longLines(markdown: string): readonly string[] {
  return proseOf(markdown)
    .split("\n")
    .filter((line) => line.length > 120 && / \S/.test(line.slice(100)));
}

/** Returns the sentences of prose that have more than 25 words, or a semicolon. A span of code is one word. */
function longSentences(markdown: string): readonly string[] {
  const blocks = proseOf(markdown).split(/\n\s*\n|^\s*(?:[-*>]|\d+\.|#+) /m);
  const sentences = blocks.flatMap((block) => block.trim().split(/(?<=[.!?:]\**)\s/));
  return sentences.filter((sentence) => {
    const text = sentence.replace(/`[^`]*`/g, "code").replace(/\]\([^)]*\)/g, "]");
    return text.includes(";") || (text.match(/\S*\w\S*/g) ?? []).length > 25;
  });
}

/** Returns a document without its tables, blocks of code and comments. */
function proseOf(markdown: string): string {
  return markdown
    .replace(/^( *)(```|~~~)[\s\S]*?^\1\2/gm, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/^\s*\|.*$/gm, "");
}
