import { expect, test } from "vitest";
import { isVerifyError, toNotRun, VerifyError } from "../src/errors.ts";

const error = new VerifyError("pact_invalid", {
  place: "a\nb.json#/x",
  expected: "a text",
  found: "1\n2",
  fix: "Write one.",
});

test("the message has code and place first, and is one line", () => {
  expect(error.message).toBe(
    "[pact_invalid] a\\u000ab.json#/x: expected a text, got 1\\u000a2. Write one.",
  );
});

test("an error is known by its name", () => {
  const other = Object.assign(new Error("of the same name"), { name: "VerifyError" });
  expect([error, other].every(isVerifyError)).toBe(true);
  expect([new Error("x"), { name: "VerifyError" }, undefined].some(isVerifyError)).toBe(false);
});

test("an outcome has code, place and message, and an error after a stop is the stop", () => {
  const { code, place, message } = error;
  expect(place).toBe("a\\u000ab.json#/x");
  expect(toNotRun(error)).toEqual({ ran: false, code, place, message });
  expect(toNotRun(error, AbortSignal.abort())).toMatchObject({ ran: false, code: "stopped" });
});

test("another error is no outcome, also after a stop", () => {
  const fault = new TypeError("ours");
  expect(() => toNotRun(fault, AbortSignal.abort())).toThrow(fault);
});
