import { expect, test } from "vitest";
import { findUnused } from "../src/knip.ts";

test("every file, dependency and export of the workspace is used", async () => {
  expect(await findUnused()).toBe("");
});
