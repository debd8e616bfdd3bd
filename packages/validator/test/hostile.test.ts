import { isJsonObject, type Json, pointerTo } from "@order-webhooks/codegen";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  explainDelivery,
  explainEventData,
  findDrift,
  isEventType,
  parseDelivery,
  parseEventData,
  purposeOf,
} from "../src/index.ts";
import { accepted, deliveryOf, firstCases, found, issuesOf } from "./corpus.ts";

const runs = { seed: 20240312, numRuns: 1000 };

const { event, data } = found(firstCases.find(({ purpose }) => purpose === "unique_code"));

const body = deliveryOf(event, data);

describe("no function throws or repeats a value", () => {
  test("for any input", () => {
    fc.assert(fc.property(anything(), callEverything), runs);
  });

  test("for any value anywhere in an envelope", () => {
    fc.assert(
      fc.property(fc.constantFrom(...placesIn(body)), anything(), (pointer, put) => {
        callEverything(withPut(body, pointer, put));
      }),
      runs,
    );
  });

  test("for a secret of any type at any place", () => {
    const secrets = [secret, secretNumber, [secret], { id: secret }, [[secretNumber]], true, null];
    const places = fc.constantFrom(...placesIn(body));
    fc.assert(
      fc.property(places, places, fc.constantFrom(...secrets), (first, second, put) => {
        const hidden = withPut(withPut(asSecret(body), first, put), second, put);
        const issues = [...issuesOf(parseDelivery(hidden)), ...explainDelivery(hidden)];
        const text = JSON.stringify(issues);
        expect(text).not.toContain(secret);
        expect(text).not.toContain(`${secretNumber}`);
      }),
      runs,
    );
  });

  test.each(["get", "has", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor"])(
    "for a proxy that throws at %s, at any place",
    (trap) => {
      const fail = () => {
        throw new Error(secret);
      };
      for (const pointer of placesIn(body)) {
        callEverything(withPut(body, pointer, new Proxy({}, { [trap]: fail })));
      }
    },
  );

  test("for a revoked proxy, which is reported as unreadable", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    callEverything(proxy);
    const result = parseDelivery(withPut(body, "/data/order", proxy));
    expect(result).toMatchObject({ ok: false, reason: "invalid" });
    expect(issuesOf(result)).toEqual([
      expect.objectContaining({ code: "unreadable", pointer: "" }),
    ]);
  });

  test("for nesting of 100,000 levels at any place", () => {
    const lists = nested((inner) => [inner]);
    const objects = nested((inner) => ({ order: inner, data: inner, items: [inner] }));
    for (const deep of [lists, objects]) {
      callEverything(deep);
      for (const pointer of placesIn(body)) callEverything(withPut(body, pointer, deep));
    }
  });
});

describe("arbitrary keys", () => {
  const polluted = JSON.parse(`{"__proto__": ${JSON.stringify(data)}}`);

  test("named __proto__ do not add inherited keys", () => {
    expect(parseEventData(event, polluted)).toMatchObject({ ok: false, reason: "custom_payload" });
    expect(purposeOf(polluted)).toBeUndefined();
  });

  test("named __proto__ are ordinary keys", () => {
    const text = JSON.stringify(data).replace("{", '{"__proto__":{"customer":7},');
    const webhook = accepted(parseEventData(event, JSON.parse(text)));
    expect(findDrift(webhook)).toEqual([expect.objectContaining({ pointer: "/__proto__" })]);
  });

  test("are printable in pointers and messages", () => {
    const key = "a\u001b[2J\n\u0085\u202e\u2028/é";
    const [issue] = findDrift(accepted(parseDelivery({ ...body, [key]: 1 })));
    expect(issue?.pointer).toBe("/a?[2J????~1é");
    expect(issue?.message).toContain(" /a?[2J????~1é: ");
  });

  test("are shortened in pointers and messages", () => {
    const webhook = accepted(parseEventData(event, { ...data, ["k".repeat(1e6)]: 1 }));
    expect(JSON.stringify(findDrift(webhook)).length).toBeLessThan(1000);
  });

  test("are escaped in pointers", () => {
    const webhook = accepted(parseEventData(event, { ...data, "a/b~c": 1 }));
    expect(findDrift(webhook)).toEqual([expect.objectContaining({ pointer: "/a~1b~0c" })]);
  });

  test("are reported up to the limit", () => {
    const extra = Object.fromEntries(Array.from({ length: 1e5 }, (_, index) => [`k${index}`, 1]));
    const webhook = accepted(parseEventData(event, { ...data, ...extra }));
    expect(findDrift(webhook)).toHaveLength(100);
    expect(findDrift(webhook, { limit: 3 })).toHaveLength(3);
    expect(findDrift(webhook, { limit: Number.POSITIVE_INFINITY })).toHaveLength(1e5);
  });
});

describe("objects without a prototype", () => {
  test("are accepted", () => {
    const bare = JSON.parse(JSON.stringify(body), (_key, value) =>
      isJsonObject(value) ? Object.assign(Object.create(null), value) : value,
    );
    expect(parseDelivery(bare)).toMatchObject({ ok: true });
  });
});

describe("the time for bad items is linear", () => {
  test("because each item is read equally often for any number of items", () => {
    const [few, many] = [100, 400].map((count) => readsOf(count, Number.POSITIVE_INFINITY));
    expect(few).toBeGreaterThan(0);
    expect(many).toBe(4 * found(few));
  });

  test("because reading stops at the limit of issues", () => {
    expect(readsOf(100_000, 100)).toBe(readsOf(1000, 100));
    expect(readsOf(100_000, 1)).toBeLessThan(10);
  });

  test("for 100,000 items", () => {
    const items = Array.from({ length: 100_000 }, () => 0);
    const bad = withPut(body, "/data/order/items", items);
    expect(issuesOf(parseDelivery(bad))).toHaveLength(1);
    expect(explainDelivery(bad)).toHaveLength(100);
    expect(explainDelivery(bad, { limit: Number.POSITIVE_INFINITY })).toHaveLength(100_000);
  });

  test("with drift, within the time limit of the test", () => {
    const items = Array.from({ length: 100_000 }, () => ({ object: "?", odd: 1 }));
    const webhook = accepted(parseDelivery(withPut(body, "/data/order/items", items)));
    expect(findDrift(webhook, { limit: Number.POSITIVE_INFINITY })).toHaveLength(200_000);
  });
});

const secret = "s3cr3t of a customer";

const secretNumber = 9876543210123;

/** Calls every function that accepts arbitrary values. The test fails if one throws. */
function callEverything(value: unknown): void {
  parseDelivery(value);
  explainDelivery(value);
  parseEventData(event, value);
  explainEventData(event, value);
  // The casts stand for callers without types, who may pass anything.
  const named: unknown = value;
  parseEventData(named as string, value);
  findDrift(value as never);
  purposeOf(value);
  isEventType(value);
}

function anything(): fc.Arbitrary<unknown> {
  const known = fc.constantFrom("customer", "order", "event", "data", "voucher", "__proto__");
  return fc.anything({
    key: fc.oneof(fc.string(), known),
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });
}

/** Returns the pointer of every value in a JSON value, including the value itself. */
function placesIn(value: Json | undefined, pointer = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  const below = Object.entries(value).flatMap(([key, child]) =>
    placesIn(child, pointerTo(pointer, key)),
  );
  return [pointer, ...below];
}

/** Returns a copy with another value at the pointer, if its parent exists. */
function withPut(value: unknown, pointer: string, put: unknown): unknown {
  const [step, ...rest] = pointer.split("/").slice(1);
  if (step === undefined) return put;
  if (typeof value !== "object" || value === null) return value;
  const child: unknown = Reflect.get(value, step);
  const changed = withPut(child, rest.map((each) => `/${each}`).join(""), put);
  return Object.assign(Array.isArray(value) ? [...value] : { ...value }, { [step]: changed });
}

/** Returns the envelope with a secret in place of each string except the event's name. */
function asSecret(value: Json): unknown {
  return JSON.parse(JSON.stringify(value), (key, child) =>
    typeof child === "string" && !(key === "type" && child === event) ? secret : child,
  );
}

function nested(wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = null;
  for (let depth = 0; depth < 100_000; depth++) value = wrap(value);
  return value;
}

/** Counts the reads of a property of the items during an explanation, when all items are wrong. */
function readsOf(count: number, limit: number): number {
  let reads = 0;
  const item = {
    get object() {
      reads++;
      return 7;
    },
  };
  const items = Array.from({ length: count }, () => item);
  explainDelivery(withPut(body, "/data/order/items", items), { limit });
  return reads;
}
