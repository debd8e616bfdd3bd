import { describe, expect, test } from "vitest";
import { findDrift, parseEventData } from "../../src/index.ts";
import { firstCases, found } from "../corpus.ts";

const { event, data } = found(firstCases[0]);

/** Returns the pointer of the only drift issue of data with a key of the given name. */
function pointerOf(key: string): string | undefined {
  const parsed = parseEventData(event, { ...data, [key]: 1 });
  return parsed.ok ? findDrift(parsed.webhook)[0]?.pointer : undefined;
}

describe("a name that is too long is cut", () => {
  test("between characters, and not within one", () => {
    expect(pointerOf(`${"k".repeat(79)}😀k`)).toBe(`/${"k".repeat(79)}…`);
    expect(pointerOf(`${"k".repeat(78)}😀k`)).toBe(`/${"k".repeat(78)}😀…`);
  });

  test.each(["/", "~"])("not within the escape of %s", (character) => {
    expect(pointerOf(`${"k".repeat(79)}${character}k`)).toBe(`/${"k".repeat(79)}…`);
  });

  test("and a shorter name stays whole", () => {
    expect(pointerOf("k".repeat(80))).toBe(`/${"k".repeat(80)}`);
    expect(pointerOf(`${"k".repeat(78)}~`)).toBe(`/${"k".repeat(78)}~0`);
  });

  test("in the type of an unknown event, too", () => {
    expect(parseEventData(`${"e".repeat(79)}😀`, data)).toMatchObject({
      eventType: `${"e".repeat(79)}…`,
    });
  });
});
