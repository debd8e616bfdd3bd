const assert = require("node:assert/strict");
const index = require("@order-webhooks/schemas");
const { eventTypes, parseEventData } = require("@order-webhooks/validator");

assert.deepEqual(Object.keys(index.events), [...eventTypes]);

for (const eventType of eventTypes) {
  const { parseData } = require(`@order-webhooks/validator/events/${eventType}`);
  for (const [purpose, { examples }] of Object.entries(index.events[eventType].purposes)) {
    for (const { file } of examples) {
      const data = require(`@order-webhooks/schemas/${file}`);
      assert.equal(parseEventData(eventType, data).webhook?.purpose, purpose, file);
      assert.equal(parseData(data).webhook?.data, data, file);
    }
  }
}
