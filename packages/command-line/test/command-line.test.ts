import { expect, test, vi } from "vitest";
import { ArgumentError, readArguments, refuse } from "../src/index.ts";

const options = { quick: { type: "boolean" }, only: { type: "string" } } as const;

test("readArguments reads arguments as parseArgs does", () => {
  const { values, positionals } = readArguments({
    args: ["--quick", "part", "--only=a"],
    allowPositionals: true,
    options,
  });
  expect({ ...values, positionals }).toEqual({ quick: true, only: "a", positionals: ["part"] });
});

test.each([
  ["--foo", "--foo: expected one of --quick, --only, got an unknown option."],
  ["-f", "-f: expected one of --quick, --only, got an unknown option."],
  ["--only", "--only: expected a value, got nothing."],
  ["--only=a --quick=b", "--quick: expected no value, got one."],
  ["foo's", 'arguments: expected only options, got "foo\'s".'],
])("readArguments refuses %s", (line, sentence) => {
  const refused = expect(() => readArguments({ args: line.split(" "), options }));
  refused.toThrow(ArgumentError);
  refused.toThrow(`[argument_invalid] ${sentence} See --help.`);
});

test("readArguments throws the error of a mistake in its configuration", () => {
  const wrong = { short: { type: "boolean", short: "long" } } as const;
  expect(() => readArguments({ args: [], options: wrong })).toThrow(TypeError);
});

test("refuse prints an ArgumentError and returns 2, and throws every other error", () => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(refuse(new ArgumentError("--out", "a folder", "nothing"))).toBe(2);
  expect(write.mock.calls).toEqual([
    ["[argument_invalid] --out: expected a folder, got nothing. See --help.\n"],
  ]);
  const bug = new TypeError("bug");
  expect(() => refuse(bug)).toThrow(bug);
  write.mockRestore();
});
