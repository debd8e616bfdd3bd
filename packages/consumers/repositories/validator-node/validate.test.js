import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import index from "@order-webhooks/schemas" with { type: "json" };
import {
  eventTypes,
  explainDelivery,
  explainEventData,
  findDrift,
  isEventType,
  parseDelivery,
  parseEventData,
  purposeOf,
  purposes,
} from "@order-webhooks/validator";

const read = (file) => JSON.parse(readFileSync(schemasFile(file), "utf8"));
const schemasFile = (file) => fileURLToPath(import.meta.resolve(`@order-webhooks/schemas/${file}`));

test("the validator and the schemas have the same events", () => {
  assert.deepEqual([...eventTypes], Object.keys(index.events));
  assert.deepEqual([...purposes], index.purposes);
  assert.ok(eventTypes.every(isEventType));
});

for (const [eventType, { purposes: variants }] of Object.entries(index.events)) {
  for (const [purpose, { examples }] of Object.entries(variants)) {
    test(`every example of ${eventType}, ${purpose}`, async () => {
      const ofEvent = await import(`@order-webhooks/validator/events/${eventType}`);
      for (const { file } of examples) {
        const data = read(file);
        const result = parseEventData(eventType, data);
        assert.equal(result.ok, true, file);
        assert.equal(result.webhook.purpose, purpose, file);
        assert.equal(purposeOf(data), purpose, file);
        assert.deepEqual(findDrift(result.webhook), [], file);
        assert.deepEqual(explainEventData(eventType, data), [], file);
        assert.equal(ofEvent.dataSchema["~standard"].validate(data).value, data, file);
      }
    });
  }
}

test("the command checks examples from their files", () => {
  for (const [eventType, { purposes: variants }] of Object.entries(index.events)) {
    const files = Object.values(variants).map(({ examples: [{ file }] }) => schemasFile(file));
    const args = ["order-webhooks-validate", "--strict", "--event", eventType, ...files];
    const printed = execFileSync("npx", args, { encoding: "utf8" });
    assert.equal(printed.match(/^ {2}fits: /gm)?.length, files.length);
  }
});

test("every negative example is refused for its reason", () => {
  const folder = dirname(schemasFile("refused/body-null.json"));
  for (const file of readdirSync(folder)) {
    const { form, event, body, refused } = read(`refused/${file}`);
    const result = form === "delivery" ? parseDelivery(body) : parseEventData(event, body);
    const all = form === "delivery" ? explainDelivery(body) : explainEventData(event, body);
    assert.equal(result.ok, false, file);
    assert.equal(result.reason, refused.reason, file);
    assert.equal(result.issues[0].pointer, refused.pointer, file);
    assert.ok(all.length > 0, file);
  }
});
