import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
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

test("tolerant takes a key that strict does not know", () => {
  for (const { tolerant, strict, purposes } of Object.values(index.events)) {
    const data = { ...read(Object.values(purposes)[0].examples[0].file), key_of_tomorrow: 1 };
    assert.equal(compile(tolerant)(data), true);
    assert.equal(compile(strict)(data), false);
  }
});

test("the source schemas, the evidence and the OpenAPI document are there", () => {
  const sources = Object.values(index.events).map(({ schema }) => schema);
  for (const file of [...sources, index.delivery.schema]) assert.ok(read(file).title, file);
  assert.ok(read("evidence.json").purposes);
  const { webhooks } = read("gen/openapi.json");
  assert.deepEqual(Object.keys(webhooks), Object.keys(index.events));
});
