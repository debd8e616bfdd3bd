import { expect, test } from "vitest";
import { hideSecrets } from "../../src/text/hide-secrets.ts";

const secret = 'p ß"/+.?';

test.each([
  secret,
  encodeURIComponent(secret),
  encodeURIComponent(secret).replaceAll("%20", "+"),
  Buffer.from(secret).toString("base64"),
  Buffer.from(secret).toString("base64url"),
  JSON.stringify(secret).slice(1, -1),
])("a secret is hidden as %s", (form) => {
  expect(hideSecrets(`a ${form} b ${form}`, [secret])).toBe("a ... b ...");
});

test("the longest goes first, and an empty one is none", () => {
  expect(hideSecrets("user:password, password", ["password", "", "user:password"])).toBe(
    "..., ...",
  );
  expect(hideSecrets("as it is", [""])).toBe("as it is");
});

test("what stands for a secret is not hidden again", () => {
  expect(hideSecrets("a.token", ["token", "."])).toBe("a......");
});

test("half a character in a secret is no failure", () => {
  expect(hideSecrets("a \ud800 b", ["\ud800"])).toBe("a ... b");
});
