import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stripWhitespace } from "../../src/signature/strip-whitespace.ts";
import { measureCpu } from "../measuring.ts";

const settings = { seed: 2, numRuns: 300 };

function strip(text: string): string {
  return Buffer.from(stripWhitespace(Buffer.from(text))).toString();
}

describe("stripWhitespace", () => {
  it.each([
    ["nothing", "", ""],
    ["spaces, tabs, line breaks", '{ "a" :\t[1 ,\r\n2]\v\f}', '{"a":[1,2]}'],
    ["spaces in strings stay", '{"a b": " c\t"}', '{"a b":" c\t"}'],
    ["an escaped quote ends no string", '{"a\\" b": 1}', '{"a\\" b":1}'],
    ["an escaped backslash does not escape", '{"a\\\\" : 1}', '{"a\\\\":1}'],
    ["a string that never ends", '{"a : 1', '{"a : 1'],
    ["a backslash at the very end", '"a\\', '"a\\'],
    ["text without strings", " message ", "message"],
    ["wide spaces", "[\u00a01,\u1680\u2003\u2028\u202f\u205f\u30002]", "[1,2]"],
    ["wide spaces in strings stay", '["\u00a0\u2003\u3000"]', '["\u00a0\u2003\u3000"]'],
    ["letters that begin like wide spaces", "¢ἀ†、", "¢ἀ†、"],
    ["a byte order mark stays", "\ufeff {}", "\ufeff{}"],
  ])("%s", (_name, text, stripped) => expect(strip(text)).toBe(stripped));

  it("returns the same array if there is nothing to remove", () => {
    const bytes = Buffer.from('{"a b":1}');
    expect(stripWhitespace(bytes)).toBe(bytes);
  });

  it("does not change the given bytes, also those of a Buffer", () => {
    const bytes = Buffer.from('{ "a": [1, 2] }');
    stripWhitespace(bytes);
    expect(String(bytes)).toBe('{ "a": [1, 2] }');
  });

  it.each([
    ["a gap after every byte", "1 "],
    ["strings and gaps", '"" '],
    ["wide spaces", "\u3000"],
    ["quotes", '"'],
    ["backslashes in a string", '"\\'],
  ])("processes a mebibyte of %s quickly", async (_name, unit) => {
    const body = Buffer.from(unit.repeat((1024 * 1024) / Buffer.byteLength(unit)));
    let stripped: Uint8Array = body;
    const cpu = await measureCpu(() => {
      stripped = stripWhitespace(body);
    });
    expect(stripped.length).toBeLessThanOrEqual(body.length);
    // One pass takes milliseconds. A pass for each byte takes minutes.
    expect(cpu).toBeLessThan(5_000);
  });

  it("makes any indented JSON compact and changes nothing else", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, 2, "\t", "\r\n \t"), (json, indent) => {
        const compact = JSON.stringify(JSON.parse(json));
        expect(strip(JSON.stringify(JSON.parse(json), null, indent))).toBe(compact);
      }),
      settings,
    );
  });

  it("never changes the inside of a string", () => {
    const text = fc.string({
      unit: fc.constantFrom(" ", "\n", "\u00a0", "\u3000", '"', "\\", "a", "ż"),
    });
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        expect(JSON.parse(strip(JSON.stringify(texts, null, 3)))).toEqual(texts);
      }),
      settings,
    );
  });

  it("accepts any bytes, keeps their order, and is idempotent", () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 255 }), (bytes) => {
        const once = stripWhitespace(bytes);
        expect(once.length).toBeLessThanOrEqual(bytes.length);
        expect(isSubsequence(once, bytes)).toBe(true);
      }),
      settings,
    );
  });
});

function isSubsequence(part: Uint8Array, whole: Uint8Array): boolean {
  let at = 0;
  for (const byte of whole) if (byte === part[at]) at += 1;
  return at === part.length;
}
