import { describe, expect, test } from "vitest";
import {
  explainDelivery,
  explainEventData,
  type Issue,
  type ParseResult,
  parseDelivery,
  parseEventData,
} from "../../src/index.ts";
import { issuesOf, type Refused, refused } from "../corpus.ts";

describe.each(refused)("$name: $description", (file) => {
  test("is refused with its issues", () => {
    const result = parse(file);
    expect(result).toMatchObject({ ok: false, reason: file.refused.reason });
    const { pointer, code, also = [] } = file.refused;
    const expected = [pointer, ...also].map((each) => ({ pointer: each, code }));
    expect(issuesOf(result)).toEqual(expected.map((each) => expect.objectContaining(each)));
  });

  test("has a complete message", () => {
    for (const { pointer, code, expected, message } of issuesOf(parse(file))) {
      expect(message.startsWith(`[${code}] `)).toBe(true);
      expect(message).toContain(`${pointer}: expected ${expected}, got `);
      expect(message).toMatch(/^\[\w+\] .+: expected .+, got .+\. [A-Z].+\w\.$/);
    }
  });

  test("is explained, with that issue first", () => {
    expect(explain(file)[0]).toEqual(issuesOf(parse(file))[0]);
  });
});

function parse({ form, event = "", body }: Refused): ParseResult {
  return form === "delivery" ? parseDelivery(body) : parseEventData(event, body);
}

function explain({ form, event = "", body }: Refused): readonly Issue[] {
  return form === "delivery" ? explainDelivery(body) : explainEventData(event, body);
}
