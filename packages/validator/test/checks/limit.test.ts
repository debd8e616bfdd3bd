import { describe, expect, test } from "vitest";
import { explainDelivery, explainEventData, findDrift, parseEventData } from "../../src/index.ts";
import { firstCases, found } from "../corpus.ts";

const { event, data } = found(firstCases[0]);

describe("a limit that is not a positive number", () => {
  test.each([[Number.NaN], [-1], [0], [Number.NEGATIVE_INFINITY]])(
    "does not hide the issues: %d",
    (limit) => {
      const bad = { customer: {}, order: {} };
      expect(explainEventData(event, bad, { limit })).toEqual(explainEventData(event, bad));
      expect(explainDelivery({ data: {} }, { limit })).toEqual(explainDelivery({ data: {} }));
      const parsed = parseEventData(event, { ...data, odd: 1 });
      expect(parsed.ok && findDrift(parsed.webhook, { limit })).toHaveLength(1);
    },
  );
});
