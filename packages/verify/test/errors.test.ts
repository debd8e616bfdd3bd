import { expect, test } from "vitest";
import { isVerifyError, VerifyError } from "../src/errors.ts";
import { toNotRun } from "../src/not-run.ts";

const error = new VerifyError("pact_invalid", {
  place: "a\nb.json#/x",
  expected: "a string",
  found: "1\u001b[2m",
  fix: "Write one.",
});

test("the message has code and place, what was expected and found, and what to do", () => {
  const { message } = error;
  expect(message).toBe(
    "[pact_invalid] a\nb.json#/x: expected a string, got 1\u001b[2m. Write one.",
  );
});

test("an error is recognized by its name", () => {
  const other = Object.assign(new Error("of the same name"), { name: "VerifyError" });
  expect([error, other].every(isVerifyError)).toBe(true);
  expect([new Error("x"), { name: "VerifyError" }, undefined].some(isVerifyError)).toBe(false);
});

test("an outcome has code, place and message, one line each", () => {
  expect(toNotRun(error)).toEqual({
    ran: false,
    code: "pact_invalid",
    place: "a\\u000ab.json#/x",
    message: "[pact_invalid] a\\u000ab.json#/x: expected a string, got 1\\u001b[2m. Write one.",
  });
});

test("an error after a stop is reported as the stop", () => {
  expect(toNotRun(error, AbortSignal.abort())).toMatchObject({ ran: false, code: "stopped" });
});

test("any other error is rethrown, even after a stop", () => {
  const fault = new TypeError("ours");
  expect(() => toNotRun(fault, AbortSignal.abort())).toThrow(fault);
});
