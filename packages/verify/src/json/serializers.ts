import { isJsonArray, isJsonObject, type Json } from "./json.ts";

/** A way in which a program writes JSON that it has parsed. */
export interface Serializer {
  /** Names the program as a sentence can. */
  readonly name: string;
  /** Parses a text and writes it again. */
  readonly rewrite: (text: string) => string;
}

interface Style {
  /** Texts between tokens: after a comma, after a colon, and of one level of indentation. */
  readonly comma: string;
  readonly colon: string;
  readonly indent?: string;
  /** Characters that are written as escapes, other than those that JSON demands. */
  readonly escaped?: RegExp;
  readonly toEscape: (character: string) => string;
  /** Writes a number of which the text is given. */
  readonly number: (text: string) => string;
  readonly isSorted?: boolean;
  /** Written behind the whole text. */
  readonly end?: string;
  /** True if an empty object becomes an empty list, as where one type stands for both. */
  readonly isListIfEmpty?: boolean;
}

const compact: Style = { comma: ",", colon: ":", toEscape: toLower, number: asDouble };
const spaced = { comma: ", ", colon: ": " };

// How numbers, escapes, order and white space come out is documented by each, and differs from all others.
const styles: { readonly [name: string]: Style } = {
  "JavaScript's JSON.stringify": compact,
  "JavaScript's JSON.stringify with an indent of 2": { ...compact, colon: ": ", indent: "  " },
  "Python's json.dumps": { ...compact, ...spaced, number: asDecimal, escaped: /[^ -~]/g },
  "Python's json.dumps with ensure_ascii=False": { ...compact, ...spaced, number: asDecimal },
  "Python's json.dumps with separators=(',', ':')": {
    ...{ ...compact, number: asDecimal, escaped: /[^ -~]/g },
  },
  "Python's json.dumps with sort_keys=True": {
    ...{ ...compact, ...spaced, number: asDecimal, escaped: /[^ -~]/g, isSorted: true },
  },
  "Python's json.dumps with separators=(',', ':') and sort_keys=True": {
    ...{ ...compact, number: asDecimal, escaped: /[^ -~]/g, isSorted: true },
  },
  "Jackson, Json.NET, Ruby's JSON.generate, or Python's json.dumps with separators=(',', ':') and ensure_ascii=False":
    { ...compact, number: asDecimal },
  "PHP's json_encode": { ...compact, escaped: /[^\0-\x7f]|\//g, toEscape: toLowerOrSlash },
  "PHP's json_encode of arrays": {
    ...{ ...compact, escaped: /[^\0-\x7f]|\//g, toEscape: toLowerOrSlash, isListIfEmpty: true },
  },
  "PHP's json_encode of arrays, slashes and Unicode unescaped": { ...compact, isListIfEmpty: true },
  "Go's json.Marshal of a map": { ...compact, escaped: /[<>&\u2028\u2029]/g, isSorted: true },
  "Ruby on Rails' to_json": { ...compact, number: asDecimal, escaped: /[<>&\u2028\u2029]/g },
  "Java's Gson": { ...compact, number: asWritten, escaped: /[<>&='\u2028\u2029]/g },
  "Java's Gson of maps": { ...compact, number: asFraction, escaped: /[<>&='\u2028\u2029]/g },
  ".NET's System.Text.Json": {
    ...{ ...compact, number: asWritten, escaped: /[<>&'+`"]|[^ -~]/g, toEscape: toUpper },
  },
};

/** The serializers that receivers are known to write JSON with. */
export const serializers: readonly Serializer[] = Object.entries(styles).map(([name, style]) => ({
  name,
  rewrite: (text) => rewriteIn(style, text),
}));

/** A layout of JSON, in which the order of keys and all values stay as they are. */
export interface JsonLayout {
  /** Each choice, as a sentence can say it of a text. */
  readonly space: string;
  readonly letters: string;
  readonly slashes: string;
  /** Parses a text and writes it in this layout. */
  readonly rewrite: (text: string) => string;
}

const spaces: { readonly [words: string]: Partial<Style> } = {
  "has no white space": {},
  "has a line feed at its end and no other white space": { end: "\n" },
  "has a space after each comma and colon": spaced,
  "has a space after each comma and no other white space": { comma: ", " },
  "has a space after each colon and no other white space": { colon: ": " },
  "has an indent of 2": { colon: ": ", indent: "  " },
};

const letterStyles: { readonly [words: string]: Partial<Style> } = {
  "leaves letters outside ASCII as they are": {},
  "escapes letters outside ASCII": { escaped: /[^\0-\x7f]/g },
  "escapes letters outside ASCII with capital digits": {
    escaped: /[^\0-\x7f]/g,
    toEscape: toUpper,
  },
};

const slashStyles: { readonly [words: string]: boolean } = {
  "leaves slashes as they are": false,
  "escapes slashes": true,
};

/** Layouts in which one content can be written, each choice with each other one. */
export const jsonLayouts: readonly JsonLayout[] = Object.entries(spaces).flatMap(([space, gaps]) =>
  Object.entries(letterStyles).flatMap(([letters, escapes]) =>
    Object.entries(slashStyles).map(([slashes, areEscaped]) => {
      const style: Style = { ...compact, ...gaps, ...escapes };
      const rewrite = (text: string): string => {
        const written = rewriteIn(style, text);
        return areEscaped ? written.replaceAll("/", "\\/") : written;
      };
      return { space, letters, slashes, rewrite };
    }),
  ),
);

function rewriteIn(style: Style, text: string): string {
  return write(parseNumbersAsText(text), style, "\n") + (style.end ?? "");
}

// Marks a text that stands for a number. JSON.parse would lose how it was written.
const numberMark = "\ue000";

function parseNumbersAsText(text: string): Json {
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
    token.startsWith('"') ? token : JSON.stringify(numberMark + token),
  );
  // What JSON.parse gives is Json.
  return JSON.parse(marked) as Json;
}

function write(value: Json, style: Style, newline: string): string {
  const inner = newline + (style.indent ?? "");
  if (isJsonArray(value)) {
    const items = value.map((item) => write(item, style, inner));
    return enclose("[]", items, { style, newline });
  }
  if (!isJsonObject(value)) return writeScalar(value, style);
  const entries = Object.entries(value);
  if (entries.length === 0 && style.isListIfEmpty) return "[]";
  if (style.isSorted) entries.sort(([one], [other]) => (one < other ? -1 : 1));
  const members = entries.map(
    ([key, item]) => writeScalar(key, style) + style.colon + write(item, style, inner),
  );
  return enclose("{}", members, { style, newline });
}

function enclose(
  brackets: "[]" | "{}",
  parts: readonly string[],
  { style, newline }: { readonly style: Style; readonly newline: string },
): string {
  const { comma, indent } = style;
  if (indent === undefined || parts.length === 0) {
    return brackets.charAt(0) + parts.join(comma) + brackets.charAt(1);
  }
  const inner = newline + indent;
  return brackets.charAt(0) + inner + parts.join(`,${inner}`) + newline + brackets.charAt(1);
}

function writeScalar(value: Json, { escaped, toEscape, number }: Style): string {
  if (typeof value !== "string") return JSON.stringify(value);
  if (value.startsWith(numberMark)) return number(value.slice(numberMark.length));
  const text = JSON.stringify(value);
  if (escaped === undefined) return text;
  // A quotation mark has an escape already, of which some write the code instead.
  const inside = escaped.source.includes('"')
    ? text.slice(1, -1).replaceAll('\\"', '"')
    : text.slice(1, -1);
  return `"${inside.replace(escaped, (character) => toEscape(character))}"`;
}

function toLower(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function toUpper(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function toLowerOrSlash(character: string): string {
  return character === "/" ? "\\/" : toLower(character);
}

/** 10.0 becomes 10: there is one kind of number, or a fraction of zero is left out. */
function asDouble(text: string): string {
  return JSON.stringify(Number(text));
}

/** 10.0 stays, since its text has a point. */
function asDecimal(text: string): string {
  return /[.eE]/.test(text) ? asFraction(text) : text;
}

/** 10 becomes 10.0, since every number is read as one with a fraction. */
function asFraction(text: string): string {
  const written = asDouble(text);
  return Number.isInteger(Number(text)) ? `${written}.0` : written;
}

function asWritten(text: string): string {
  return text;
}
