import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import index from "@order-webhooks/schemas" with { type: "json" };
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const strictest = { strict: true, strictRequired: true, strictTypes: true, allErrors: true };

function compile(file) {
  const ajv = new Ajv2020(strictest);
  addFormats.default(ajv);
  return ajv.compile(read(file));
}

function read(file) {
  const path = fileURLToPath(import.meta.resolve(`@order-webhooks/schemas/${file}`));
  return JSON.parse(readFileSync(path, "utf8"));
}

for (const profile of ["tolerant", "strict"]) {
  test(`the envelope, ${profile}`, () => {
    const validate = compile(index.delivery[profile]);
    assert.equal(validate({}), false);
  });

  for (const [eventType, event] of Object.entries(index.events)) {
    test(`every example of ${eventType}, ${profile}`, () => {
      const validate = compile(event[profile]);
      const validateDelivery = compile(event.delivery[profile]);
      const examples = Object.values(event.purposes).flatMap(({ examples }) => examples);
      for (const { file } of examples) {
        assert.ok(validate(read(file)), `${file}: ${JSON.stringify(validate.errors)}`);
      }
      assert.equal(validate({ ...read(examples[0].file), order: null }), false);
      assert.equal(validateDelivery(read(examples[0].file)), false);
    });
  }
}

for (const profile of ["tolerant", "strict"]) {
  test(`a wrong amount has its path in every bundle, ${profile}`, () => {
    const ofAny = compile(index.anyDelivery[profile]);
    const [envelope] = read(index.delivery.schema).examples;
    for (const [type, { purposes }] of Object.entries(index.events)) {
      for (const purpose of Object.values(purposes)) {
        const data = read(purpose.examples[0].file);
        const delivery = { ...envelope, data, event: { ...envelope.event, type } };
        const ofPurpose = compile(purpose[profile]);
        assert.ok(ofPurpose(data) && ofAny(delivery));
        data.order.amount = "much";
        assert.ok(!ofPurpose(data) && !ofAny(delivery));
        assert.equal(ofPurpose.errors[0].instancePath, "/order/amount");
        assert.equal(ofAny.errors[0].instancePath, "/data/order/amount");
      }
    }
  });
}

test("tolerant accepts a key that strict does not know", () => {
  for (const { tolerant, strict, purposes } of Object.values(index.events)) {
    const data = { ...read(Object.values(purposes)[0].examples[0].file), key_of_tomorrow: 1 };
    assert.equal(compile(tolerant)(data), true);
    assert.equal(compile(strict)(data), false);
  }
});

test("every reference of the source schemas leads to a file", () => {
  const sources = Object.values(index.events).map(({ schema }) => schema);
  const files = new Set();
  for (const file of [...sources, index.delivery.schema]) follow(file, files);
  assert.ok(files.size > sources.length + 1);
});

/** Reads a schema, and every schema that it refers to, into a set of files. */
function follow(file, files) {
  if (files.has(file)) return;
  files.add(file);
  for (const [, reference] of JSON.stringify(read(file)).matchAll(/"\$ref":"([^#"]+)"/g)) {
    follow(posix.join(posix.dirname(file), reference), files);
  }
}

test("the evidence and the OpenAPI document are there", () => {
  assert.ok(read("evidence.json").purposes);
  const { webhooks } = read("gen/openapi.json");
  assert.deepEqual(Object.keys(webhooks), Object.keys(index.events));
});
