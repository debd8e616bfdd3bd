import { expect, test } from "vitest";
import * as shipped from "../../src/cli/known-objects.ts";
import { type FindRoot, showKey } from "../../src/cli/place.ts";
import { shapeOf } from "../../src/cli/shape/shape.ts";
import { toShapeJson } from "../../src/cli/shape/shape-json.ts";
import { cases, deliveryOf } from "../corpus.ts";
import { findRoot } from "./schema-places.ts";

// Compares src/cli/known-objects.ts, which uses the generated table, with the schemas themselves.
test("the command declares the same keys for every example as the schemas", () => {
  for (const { event, data, title } of cases) {
    const shape = (find: FindRoot) => [
      toShapeJson(shapeOf(deliveryOf(event, data), find("envelope", undefined))),
      toShapeJson(shapeOf(data, find("data", undefined))),
    ];
    expect(shape(shipped.findRoot), title).toEqual(shape(findRoot));
  }
});

test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])(
  "the command does not treat %s as a key of the contract",
  (key) => {
    expect(showKey(shipped.findRoot("envelope", undefined), key).origin).toBe("unknown");
  },
);
