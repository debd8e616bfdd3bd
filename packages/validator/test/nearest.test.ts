import { findNearest } from "@order-webhooks/validator/nearest";
import { expect, test } from "vitest";

const names = ["raw-path", "path", "purpose", "processing", "observe-path"];

test.each([
  ["raw-pth", "raw-path"],
  ["rwa-path", "raw-path"],
  ["PURPOSE", "purpose"],
  ["observe", "observe-path"],
  ["pat", "path"],
  ["verbose", undefined],
  ["p", undefined],
  ["", undefined],
  ["x".repeat(1_000_000), undefined],
])("the name nearest to %.20s is %s", (given, name) => {
  expect(findNearest(given, names)).toBe(name);
});
