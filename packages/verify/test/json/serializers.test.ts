import { expect, test } from "vitest";
import { jsonLayouts, serializers } from "../../src/json/serializers.ts";

const text = String.raw`{"b":"a/b <x> & \"q\" it's=+","a":{"z":10.0,"y":2490,"e":{}},"l":[],"n":"Za\u017c 東 🎁 \u2028\n","f":0.5}`;

function rewrite(name: string): string | undefined {
  return serializers.find((one) => one.name === name)?.rewrite(text);
}

// As Python 3 and Gson 2.13.2 have written it.
test.each([
  [
    "Python's json.dumps",
    String.raw`{"b": "a/b <x> & \"q\" it's=+", "a": {"z": 10.0, "y": 2490, "e": {}}, "l": [], "n": "Za\u017c \u6771 \ud83c\udf81 \u2028\n", "f": 0.5}`,
  ],
  [
    "Python's json.dumps with separators=(',', ':') and sort_keys=True",
    String.raw`{"a":{"e":{},"y":2490,"z":10.0},"b":"a/b <x> & \"q\" it's=+","f":0.5,"l":[],"n":"Za\u017c \u6771 \ud83c\udf81 \u2028\n"}`,
  ],
  [
    "Java's Gson",
    String.raw`{"b":"a/b \u003cx\u003e \u0026 \"q\" it\u0027s\u003d+","a":{"z":10.0,"y":2490,"e":{}},"l":[],"n":"Zaż 東 🎁 \u2028\n","f":0.5}`,
  ],
  [
    "Java's Gson of maps",
    String.raw`{"b":"a/b \u003cx\u003e \u0026 \"q\" it\u0027s\u003d+","a":{"z":10.0,"y":2490.0,"e":{}},"l":[],"n":"Zaż 東 🎁 \u2028\n","f":0.5}`,
  ],
])("%s is written as it writes", (name, written) => {
  expect(rewrite(name)).toBe(written);
});

test("JavaScript's is written as it writes", () => {
  const parsed: unknown = JSON.parse(text);
  expect(rewrite("JavaScript's JSON.stringify")).toBe(JSON.stringify(parsed));
  const indented = rewrite("JavaScript's JSON.stringify with an indent of 2");
  expect(indented).toBe(JSON.stringify(parsed, null, 2));
});

test("a serializer leaves alone what it has written, and no two leave the same alone", () => {
  const texts = serializers.map((one) => one.rewrite(text));
  const kept = serializers.map((one) => texts.map((written) => one.rewrite(written) === written));
  expect(kept.map((row, at) => row[at])).toEqual(serializers.map(() => true));
  expect(new Set(kept.map(String)).size).toBe(serializers.length);
});

test("one content has as many texts as there are layouts, and says the same in each", () => {
  const texts = jsonLayouts.map((layout) => layout.rewrite(text));
  expect(new Set(texts).size).toBe(jsonLayouts.length);
  const kept = jsonLayouts.map((layout, at) => layout.rewrite(texts[at] ?? "") === texts[at]);
  expect(kept).toEqual(jsonLayouts.map(() => true));
  for (const written of texts) expect(JSON.parse(written)).toEqual(JSON.parse(text));
});
