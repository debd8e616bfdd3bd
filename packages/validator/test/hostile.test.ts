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

describe("nothing throws or echoes a value", () => {
  test("whatever is given", () => {
    fc.assert(fc.property(anything(), callEverything), runs);
  });

  test("whatever stands anywhere in an envelope", () => {
    fc.assert(
      fc.property(fc.constantFrom(...placesIn(body)), anything(), (pointer, put) => {
        callEverything(withPut(body, pointer, put));
      }),
      runs,
    );
  });

  test("wherever a secret of any type stands", () => {
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
    "if a proxy throws at %s, anywhere",
    (trap) => {
      const fail = () => {
        throw new Error(secret);
      };
      for (const pointer of placesIn(body)) {
        callEverything(withPut(body, pointer, new Proxy({}, { [trap]: fail })));
      }
    },
  );

  test("if a proxy is revoked, and says so", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    callEverything(proxy);
    const result = parseDelivery(withPut(body, "/data/order", proxy));
    expect(result).toMatchObject({ ok: false, reason: "invalid" });
    expect(issuesOf(result)).toEqual([
      expect.objectContaining({ code: "unreadable", pointer: "" }),
    ]);
  });

  test("if it nests 100,000 deep, anywhere", () => {
    const lists = nested((inner) => [inner]);
    const objects = nested((inner) => ({ order: inner, data: inner, items: [inner] }));
    for (const deep of [lists, objects]) {
      callEverything(deep);
      for (const pointer of placesIn(body)) callEverything(withPut(body, pointer, deep));
    }
  });
});

describe("keys of anyone's choice", () => {
  const polluted = JSON.parse(`{"__proto__": ${JSON.stringify(data)}}`);

  test("named __proto__ lend no keys", () => {
    expect(parseEventData(event, polluted)).toMatchObject({ ok: false, reason: "custom_payload" });
    expect(purposeOf(polluted)).toBeUndefined();
  });

  test("named __proto__ are keys like any other", () => {
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

  test("are clipped in pointers and messages", () => {
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
  test("reading each item as often, however many there are", () => {
    const [few, many] = [100, 400].map((count) => readsOf(count, Number.POSITIVE_INFINITY));
    expect(few).toBeGreaterThan(0);
    expect(many).toBe(4 * found(few));
  });

  test("reading no more of them once there are enough issues", () => {
    expect(readsOf(100_000, 100)).toBe(readsOf(1000, 100));
    expect(readsOf(100_000, 1)).toBeLessThan(10);
  });

  test("100,000 of them", () => {
    const items = Array.from({ length: 100_000 }, () => 0);
    const bad = withPut(body, "/data/order/items", items);
    expect(issuesOf(parseDelivery(bad))).toHaveLength(1);
    expect(explainDelivery(bad)).toHaveLength(100);
    expect(explainDelivery(bad, { limit: Number.POSITIVE_INFINITY })).toHaveLength(100_000);
  });

  test("in time to finish, drift and all", () => {
    const items = Array.from({ length: 100_000 }, () => ({ object: "?", odd: 1 }));
    const webhook = accepted(parseDelivery(withPut(body, "/data/order/items", items)));
    expect(findDrift(webhook, { limit: Number.POSITIVE_INFINITY })).toHaveLength(200_000);
  });
});

const secret = "s3cr3t of a customer";

const secretNumber = 9876543210123;

/** Everything that takes a value of anyone's making; what fails is what throws. */
function callEverything(value: unknown): void {
  parseDelivery(value);
  explainDelivery(value);
  parseEventData(event, value);
  explainEventData(event, value);
  // What callers without types may pass: the seams are the point of the test.
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

/** The pointer of every value in a JSON value, the value itself included. */
function placesIn(value: Json | undefined, pointer = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  const below = Object.entries(value).flatMap(([key, child]) =>
    placesIn(child, pointerTo(pointer, key)),
  );
  return [pointer, ...below];
}

/** A copy with another value at the pointer, if the way there is still there. */
function withPut(value: unknown, pointer: string, put: unknown): unknown {
  const [step, ...rest] = pointer.split("/").slice(1);
  if (step === undefined) return put;
  if (typeof value !== "object" || value === null) return value;
  const child: unknown = Reflect.get(value, step);
  const changed = withPut(child, rest.map((each) => `/${each}`).join(""), put);
  return Object.assign(Array.isArray(value) ? [...value] : { ...value }, { [step]: changed });
}

/** The envelope with a secret for each text but the event's name. */
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

/** Counts how often an explanation reads a property of the items when all of them are bad. */
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
