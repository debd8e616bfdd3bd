import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { isReceiverError, ReceiverError } from "../src/errors.ts";
import { responses } from "../src/http/responses.ts";

const details = { place: "path", expected: "a path", found: "null", fix: "Pass a path." };

describe("a ReceiverError", () => {
  it("has code, place, expected, found and fix in its message, in this order", () => {
    const error = new ReceiverError("path_invalid", details);
    expect(error.message).toBe("[path_invalid] path: expected a path, got null. Pass a path.");
    expect([error.name, error.code, error.place]).toEqual([
      "ReceiverError",
      "path_invalid",
      "path",
    ]);
    expect(Object.hasOwn(error, "cause")).toBe(false);
  });

  it("keeps its cause", () => {
    const cause = new Error("disk");
    expect(new ReceiverError("path_invalid", { ...details, cause }).cause).toBe(cause);
  });

  it("is recognized by its name: from another copy of the package, and another realm", () => {
    class ReceiverErrorOfACopy extends Error {
      override readonly name = "ReceiverError";
    }
    const foreign: unknown = runInNewContext("Object.assign(new Error(), { name })", {
      name: "ReceiverError",
    });
    expect([new ReceiverErrorOfACopy(), foreign].map(isReceiverError)).toEqual([true, true]);
    expect([new Error("ReceiverError"), null, "ReceiverError"].some(isReceiverError)).toBe(false);
  });
});

describe("the README's tables", () => {
  const root = new URL("..", import.meta.url);
  const readme = readFileSync(new URL("README.md", root), "utf8");

  it("explain every error code, and no other", () => {
    const source = readFileSync(new URL("src/errors.ts", root), "utf8");
    const codes = [...source.matchAll(/^ {2}\| "(\w+)"/gm)].map(([, code]) => code);
    expect(codesUnder("## Errors")).toEqual(codes);
  });

  it("explain every response code, and no other", () => {
    expect(codesUnder("### Response codes")).toEqual(Object.keys(responses));
  });

  function codesUnder(heading: string): readonly (string | undefined)[] {
    const [section = ""] = readme.split(`\n${heading}\n`)[1]?.split("\n## ") ?? [];
    return [...section.matchAll(/^\| `(\w+)`/gm)].map(([, code]) => code);
  }
});
