import { isJsonObject, type Json } from "@order-webhooks/codegen";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { open } from "../../src/cli/place.ts";
import { cases, deliveryOf, firstCases } from "../corpus.ts";
import { run } from "./run.ts";
import { findRoot, mapObjects } from "./schema-places.ts";

// No value of a file may reach the output. Each run puts secrets into a file and searches all output for them.

const secret = "qzxq_ada_qzxq";
const secretNumber = 9876501234;
const traces = /qzxq|98765|01234/;

const outputs: readonly (readonly string[])[] = [[], ["--strict"], ["--json"], ["--shape"]];
const runs = { seed: 20240312, numRuns: 300 };

describe.each(firstCases)("$title, with secrets", ({ event, data }) => {
  const body = deliveryOf(event, data);
  const forms: readonly (readonly [body: Json, args: readonly string[]])[] = [
    [body, []],
    [data, [`--event=${event}`]],
    [data, []],
    [body, [`--event=${event}`]],
  ];

  test("as every string and number, and as a key of every free map", async () => {
    for (const [value, args] of forms) {
      const hidden = withSecretKeys(withSecretValues(value, event));
      expect(JSON.stringify(hidden)).toMatch(traces);
      await assertHidden(hidden, args);
    }
  });

  test("in a file that fits otherwise", async () => {
    const [fitting] = await outputsFor(withSecretKeys(withSecretTexts(body, event)), []);
    expect(fitting).toMatch(/fits: /);
  });

  test("in place of any value", async () => {
    const put = fc.constantFrom<Json>(
      secret,
      secretNumber,
      [secret],
      { [`A ${secret}`]: secret },
      "",
    );
    const places = fc.constantFrom(...pathsIn(body));
    await fc.assert(
      fc.asyncProperty(places, put, fc.constantFrom(...outputs), async (path, value, output) => {
        const hidden = withSecretValues(withPut(body, path, value), event);
        const { printed, warned } = await run(["-", ...output], { stdin: JSON.stringify(hidden) });
        assertClean(printed + warned);
      }),
      runs,
    );
  });

  test("in a file that is not JSON", async () => {
    const text = JSON.stringify(withSecretKeys(withSecretValues(body, event)), null, 1);
    const broken = fc.oneof(
      fc.nat(text.length).map((at) => text.slice(0, at)),
      fc.nat(text.length).map((at) => text.slice(at)),
      fc.nat(text.length).map((at) => `${text.slice(0, at)}\u0000${secret}${text.slice(at)}`),
      fc.constantFrom(secret, `${text}${text}`, `POST /hooks HTTP/1.1\r\n\r\n${text}`),
    );
    await fc.assert(
      fc.asyncProperty(broken, fc.constantFrom(...outputs), async (stdin, output) => {
        const { printed, warned } = await run(["-", ...output], { stdin });
        assertClean(printed + warned);
      }),
      runs,
    );
  });
});

test("every example with secrets as its strings", async () => {
  for (const { event, data } of cases) {
    await assertHidden(withSecretKeys(withSecretTexts(deliveryOf(event, data), event)), []);
  }
});

test.each<[string, Json]>([
  ["an unknown event", { event: { type: secret }, data: { customer: {}, order: {} } }],
  ["a text", secret],
  ["a number", secretNumber],
  ["a list", [secret, { [`${secret} `]: secret }]],
  ["a replaced payload", { event: { type: "x" }, data: { [`${secret}!`]: { [secret]: secret } } }],
])("%s with secrets", async (_name, body) => {
  await assertHidden(body, []);
});

function assertClean(output: string): void {
  expect(output.split("\n").filter((line) => traces.test(line))).toEqual([]);
}

async function assertHidden(body: Json, args: readonly string[]): Promise<void> {
  for (const text of await outputsFor(body, args)) assertClean(text);
}

async function outputsFor(body: Json, args: readonly string[]): Promise<readonly string[]> {
  const ran: string[] = [];
  for (const output of outputs) {
    const { exit, printed, warned } = await run(["-", ...args, ...output], {
      stdin: JSON.stringify(body),
    });
    expect({ exit, warned }).not.toEqual({ exit: 2, warned: "" });
    expect(printed).not.toBe("");
    ran.push(printed + warned);
  }
  return ran;
}

/** Returns a copy with a secret in place of each string and number except the event's name. */
function withSecretValues(value: Json, event: string): Json {
  return JSON.parse(JSON.stringify(withSecretTexts(value, event)), (_key, child) =>
    typeof child === "number" ? secretNumber : child,
  );
}

function withSecretTexts(value: Json, event: string): Json {
  return JSON.parse(JSON.stringify(value), (_key, child) =>
    typeof child === "string" && child !== event ? secret : child,
  );
}

/** Returns a copy in which each free map has secret keys, and each object has unknown keys with secrets inside. */
function withSecretKeys(body: Json): Json {
  const form = isJsonObject(body) && "event" in body ? "envelope" : "data";
  const flat = { [secret]: secret, [`${secret} ${secret}`]: secretNumber };
  const nested = { ...flat, below: { ...flat, below: [flat] } };
  return mapObjects(body, findRoot(form, undefined), (object, place) =>
    place.steps === "free"
      ? { ...(place === open ? nested : flat), [secretNumber]: secret, ...object }
      : { ...object, unknown_key: nested, [`Not a name: ${secret}`]: secret },
  );
}

type Path = readonly (string | number)[];

/** Returns the paths to every value in a JSON value. */
function pathsIn(value: Json, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, child]) => pathsIn(child, [...path, key]));
  return [path, ...below];
}

function withPut(value: Json, [step, ...rest]: Path, put: Json): Json {
  if (step === undefined) return put;
  if (typeof value !== "object" || value === null) return value;
  const changed = withPut(Reflect.get(value, step), rest, put);
  return Object.assign(Array.isArray(value) ? [...value] : { ...value }, { [step]: changed });
}
