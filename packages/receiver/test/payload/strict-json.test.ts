import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/payload/strict-json.ts";

function faultOf(text: string | Uint8Array): string | undefined {
  const read = parseJson(Buffer.from(text));
  return read.ok ? undefined : read.failure;
}

const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

const deepObject = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

describe("parseJson", () => {
  it.each([
    ["an object", '{"a":[1,-0,1.0,1.5e-7,"ż😀",null,true]}'],
    ["whitespace around", ' \r\n{"a":1}\t'],
    ["repeated keys", '{"a":1,"a":2}'],
    ["keys that a class has", '{"constructor":{"name":"x"},"toString":1,"prototype":{}}'],
    ["a pair of surrogate escapes", '"\\ud83d\\ude00"'],
    ["escaped text", '"\\u017c\\n\\/"'],
    ["the largest exact integer", "9007199254740991"],
    ["a fraction of more digits than JavaScript keeps", "[0.12345678901234567890123,1e-400]"],
    ["a hundred levels", deep(100)],
    ["a bare value", "null"],
  ])("reads %s", (_name, text) => expect(faultOf(text)).toBeUndefined());

  it.each([
    ["nothing", "", "empty"],
    ["whitespace", " \n", "empty"],
    ["a word", "hello", "not_json"],
    ["a cut object", '{"a":1', "not_json"],
    ["a trailing comma", '{"a":1,}', "not_json"],
    ["two values", "{}{}", "not_json"],
    ["NaN", '{"a":NaN}', "not_json"],
    ["single quotes", "{'a':1}", "not_json"],
    ["a comment", "{}//", "not_json"],
    ["a bare NUL", '"\0"', "not_json"],
    ["a byte order mark", "\ufeff{}", "byte_order_mark"],
    ["UTF-16", Buffer.from('{"a":1}', "utf16le"), "not_json"],
    ["a byte that UTF-8 has not", Buffer.from([0x22, 0xff, 0x22]), "not_utf8"],
    ["an overlong form", Buffer.from([0x22, 0xc0, 0xaf, 0x22]), "not_utf8"],
    ["a surrogate in UTF-8", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), "not_utf8"],
    ["__proto__", '{"a":{"__proto__":1}}', "forbidden_key"],
    ["__proto__, escaped", '{"__pr\\u006fto__":{"x":1}}', "forbidden_key"],
    ["constructor.prototype", '[{"constructor":{"prototype":{"x":1}}}]', "forbidden_key"],
    ["a hundred and one levels", deep(101), "too_deep"],
    ["a depth bomb", deep(400_000), "too_deep"],
    ["a depth bomb of objects", deepObject(100_000), "too_deep"],
    ["an open depth bomb", "[".repeat(500_000), "not_json"],
  ])("refuses %s", (_name, text, failure) => expect(faultOf(text)).toBe(failure));

  it.each([
    ["a number beyond all", '{"a":1e400}', "unsafe_number", "/a"],
    ["an integer that would change", '{"a":[1,12345678901234567890]}', "unsafe_number", "/a/1"],
    ["half a surrogate pair", '{"a/b":{"~":"\\ud800"}}', "unsafe_text", "/a~1b/~0"],
    ["half a surrogate pair in a key", '{"\\udc00":1}', "unsafe_text", "/\udc00"],
    ["an escaped NUL", '"\\u0000"', "unsafe_text", ""],
  ])("warns of %s", (_name, text, kind, pointer) => {
    expect(parseJson(Buffer.from(text))).toMatchObject({ warnings: [{ kind, pointer }] });
  });

  it.each([
    "9007199254740991",
    "-12.5e3",
    "123456789012345678.5e-3",
    '"\\u017c 12345678901234567890"',
  ])("does not warn of %s", (text) =>
    expect(parseJson(Buffer.from(text))).toMatchObject({ warnings: [] }),
  );

  it("lists a hundred warnings at most", () => {
    const text = JSON.stringify(Array.from({ length: 500 }, () => "\0"));
    expect(parseJson(Buffer.from(text))).toMatchObject({ warnings: { length: 100 } });
  });

  it("returns the result of JSON.parse or a failure, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const read = parseJson(Buffer.from(text));
        if (read.ok) expect(read.value).toEqual(JSON.parse(text));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it("never throws on bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => void parseJson(bytes)),
      { seed: 4, numRuns: 300 },
    );
  });
});
