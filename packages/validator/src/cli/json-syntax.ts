/** Place of the first JSON syntax error in a text. It quotes nothing of the text. */
export interface SyntaxIssue {
  /** Line, counted from 1. */
  readonly line: number;
  /** Column in UTF-16 units, counted from 1. */
  readonly column: number;
  readonly expected: string;
  readonly found: string;
}

/** Finds the first syntax error of a text in linear time. Returns undefined if the text is JSON. */
export function findSyntaxIssue(text: string): SyntaxIssue | undefined {
  const open: Bracket[] = [];
  let wanted: Wanted = "value";
  for (let at = skipSpace(text, 0); ; at = skipSpace(text, at)) {
    const token = tokenAt(text, at);
    const next = follow(wanted, token, open);
    if (next === undefined) return issueAt(text, at, describeWanted(wanted, open));
    if (token === "end") return undefined;
    const end = endOf(token, text, at);
    if (typeof end !== "number") return issueAt(text, end.at, end.expected);
    [wanted, at] = [next, end];
  }
}

type Bracket = "{" | "[";

/** Part of the grammar that is expected next. */
type Wanted = "value" | "item" | "key" | "first key" | "colon" | "next";

type Token = Bracket | "}" | "]" | ":" | "," | "string" | "scalar" | "end" | "other";

function skipSpace(text: string, from: number): number {
  return searchFrom(/[^\t\n\r ]/g, text, from);
}

/** Returns the index of the first match, or the end of the text if there is none. */
function searchFrom(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

function tokenAt(text: string, at: number): Token {
  const character = text[at];
  switch (character) {
    case undefined:
      return "end";
    case "{":
    case "[":
    case "}":
    case "]":
    case ":":
    case ",":
      return character;
    case '"':
      return "string";
    default:
      return lengthAt(scalar, text, at) > 0 ? "scalar" : "other";
  }
}

const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Returns the length of a sticky pattern's match. */
function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Consumes a token and returns what may follow it. Returns undefined if the token is not allowed there. */
function follow(wanted: Wanted, token: Token, open: Bracket[]): Wanted | undefined {
  switch (wanted) {
    case "colon":
      return token === ":" ? "value" : undefined;
    case "first key":
      return token === "}" ? close(open) : follow("key", token, open);
    case "key":
      return token === "string" ? "colon" : undefined;
    case "item":
      return token === "]" ? close(open) : follow("value", token, open);
    case "next":
      return followValue(token, open);
    default:
      return takeValue(token, open);
  }
}

function close(open: Bracket[]): Wanted {
  open.pop();
  return "next";
}

function takeValue(token: Token, open: Bracket[]): Wanted | undefined {
  if (token === "string" || token === "scalar") return "next";
  if (token !== "{" && token !== "[") return undefined;
  open.push(token);
  return token === "{" ? "first key" : "item";
}

function followValue(token: Token, open: Bracket[]): Wanted | undefined {
  const inside = open.at(-1);
  if (inside === undefined) return token === "end" ? "next" : undefined;
  if (token === ",") return inside === "{" ? "key" : "value";
  return token === (inside === "{" ? "}" : "]") ? close(open) : undefined;
}

/** Returns the index after a token, or the place of the error in it. */
function endOf(token: Token, text: string, at: number): number | Misfit {
  if (token === "scalar") return at + lengthAt(scalar, text, at);
  return token === "string" ? endOfString(text, at + 1) : at + 1;
}

interface Misfit {
  readonly at: number;
  readonly expected: string;
}

function endOfString(text: string, from: number): number | Misfit {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in a string.
  const special = /["\\\u0000-\u001f]/g;
  for (let at = searchFrom(special, text, from); ; at = searchFrom(special, text, at)) {
    if (text[at] === '"') return at + 1;
    if (at === text.length) return { at, expected: "the end of a string" };
    const length = lengthAt(escapeSequence, text, at);
    if (length === 0) return { at, expected: wrongInString(text[at]) };
    at += length;
  }
}

const escapeSequence = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

function wrongInString(character: string | undefined): string {
  return character === "\\" ? "a valid JSON escape" : "no control character in a string";
}

function describeWanted(wanted: Wanted, open: readonly Bracket[]): string {
  if (wanted !== "next") return words[wanted];
  const inside = open.at(-1);
  if (inside === undefined) return "nothing after the value";
  return inside === "{" ? "a comma or }" : "a comma or ]";
}

const words: { readonly [W in Exclude<Wanted, "next">]: string } = {
  value: "a value",
  item: "a value or ]",
  key: "a key in quotation marks",
  "first key": "a key in quotation marks, or }",
  colon: "a colon",
};

function issueAt(text: string, at: number, expected: string): SyntaxIssue {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  const isControl = (text.codePointAt(at) ?? 0x20) < 0x20;
  const other = isControl ? "a control character" : "another character";
  const found = at === text.length ? "the end" : other;
  return { line, column: at - before.lastIndexOf("\n"), expected, found };
}
