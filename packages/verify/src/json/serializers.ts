import { isJsonArray, isJsonObject, type Json } from "./json.ts";

/** Program's way of re-serializing parsed JSON. */
export interface Serializer {
  /** Name of the program, for use in a sentence. */
  readonly name: string;
  /** Parses a text and serializes it again. */
  readonly rewrite: (text: string) => string;
}

interface Style {
  /** Text after a comma. */
  readonly comma: string;
  readonly colon: string;
  readonly indent?: string;
  /** Characters that are written as escapes, in addition to those that JSON requires. */
  readonly escaped?: RegExp;
  readonly toEscape: (character: string) => string;
  /** Writes a number from its original text. */
  readonly number: (text: string) => string;
  readonly isSorted?: boolean;
  /** Text at the end of the document. */
  readonly end?: string;
  /** True if an empty object becomes an empty list, because one type represents both. */
  readonly isListIfEmpty?: boolean;
}

const compact: Style = { comma: ",", colon: ":", toEscape: toLower, number: asDouble };
const spaced = { comma: ", ", colon: ": " };

// The documentation of each serializer defines its numbers, escapes, order and white space. All
// differ.
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

/** Serializers that receivers are known to use. */
export const serializers: readonly Serializer[] = Object.entries(styles).map(([name, style]) => ({
  name,
  rewrite: (text) => rewriteIn(style, text),
}));

/** Layout of JSON that keeps the order of keys and all values. */
export interface JsonLayout {
  /**
   * Description of the white space, for use after a noun. `letters` and `slashes` describe the
   * escapes in the same way.
   */
  readonly space: string;
  readonly letters: string;
  readonly slashes: string;
  /** Parses a text and serializes it in this layout. */
  readonly rewrite: (text: string) => string;
}

const spaces: { readonly [words: string]: Partial<Style> } = {
  "without white space": {},
  "with only a line feed at its end as white space": { end: "\n" },
  "with a space after each comma and colon": spaced,
  "with only a space after each comma as white space": { comma: ", " },
  "with only a space after each colon as white space": { colon: ": " },
  "with an indent of 2": { colon: ": ", indent: "  " },
};

const letterStyles: { readonly [words: string]: Partial<Style> } = {
  "with unescaped non-ASCII letters": {},
  "with escaped non-ASCII letters": { escaped: /[^\0-\x7f]/g },
  "with non-ASCII letters as escapes with capital digits": {
    escaped: /[^\0-\x7f]/g,
    toEscape: toUpper,
  },
};

const slashStyles: { readonly [words: string]: boolean } = {
  "with unescaped slashes": false,
  "with escaped slashes": true,
};

/** Layouts of one content, in every combination of the choices. */
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

// Marks a string that replaces a number, because JSON.parse would lose the number's text.
const numberMark = "\ue000";

function parseNumbersAsText(text: string): Json {
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
    token.startsWith('"') ? token : JSON.stringify(numberMark + token),
  );
  // JSON.parse returns Json.
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
  // A quotation mark is already escaped, but some serializers write its code instead.
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

/** Writes 10.0 as 10, because the program has one kind of number or omits a zero fraction. */
function asDouble(text: string): string {
  return JSON.stringify(Number(text));
}

/** Keeps 10.0, because its text has a point. */
function asDecimal(text: string): string {
  return /[.eE]/.test(text) ? asFraction(text) : text;
}

/** Writes 10 as 10.0, because the program reads every number as a double. */
function asFraction(text: string): string {
  const written = asDouble(text);
  return Number.isInteger(Number(text)) ? `${written}.0` : written;
}

function asWritten(text: string): string {
  return text;
}
