import { expect, it } from "vitest";
import { mentionsCustomer } from "../../src/inbox/mentions-customer.ts";

const deep = 100_000;

it.each<readonly [found: boolean, body: string, id: string]>([
  [true, '{"data":{"order":{"customer":{"id":"cust_123"}}}}', "cust_123"],
  [true, '{"buyer":{"reference":"shop-0417"}}', "shop-0417"],
  [true, '"cust_123"', "cust_123"],
  [true, '{"id":"c\\u0075st_123"}', "cust_123"],
  [true, `${"[".repeat(deep)}"cust_123"${"]".repeat(deep)}`, "cust_123"],
  [true, `[${"1,".repeat(500_000)}"cust_123"]`, "cust_123"],
  [false, '{"id":"cust_1234"}', "cust_123"],
  [false, '{"cust_123":"id"}', "cust_123"],
  [false, '{"note":"about cust_123"}', "cust_123"],
  [true, '{"customer":{"source_id":"9007199254740993"}}', "9007199254740993"],
  [true, '{"customer":{"source_id":9007199254740993}}', "9007199254740993"],
  [false, '{"customer":{"source_id":9007199254740993}}', "9007199254740992"],
  [false, '{"customer":{"source_id":19007199254740993}}', "9007199254740993"],
])("finds a long id anywhere: %s in %.50s for %s", (found, body, id) => {
  expect(mentionsCustomer(Buffer.from(body), id)).toBe(found);
});

it.each<readonly [found: boolean, body: string, id: string]>([
  [true, '{"customer":{"id":"42"}}', "42"],
  [true, '{"data":{"customer":{"source_id":42}}}', "42"],
  [true, '{"customer":{"source_id":4.2e1}}', "42"],
  [true, '{"referrer":{"source_id":"42"}}', "42"],
  [true, '{"customers":[{"id":"1"},{"id":"42"}]}', "42"],
  [true, '{"order":{"customer_id":"42"}}', "42"],
  [true, '{"order":{"referrer_id":"42"}}', "42"],
  [true, '{"customer_source_id":"42"}', "42"],
  [true, '{"holder_id":"42"}', "42"],
  [true, '{"tracking_id":"42"}', "42"],
  [true, '{"customer":"42"}', "42"],
  [false, '{"order":{"id":"42","source_id":"42"}}', "42"],
  [false, '{"customer":{"name":"42","metadata":{"id":"42"}}}', "42"],
  [false, '{"items":[{"quantity":42}]}', "42"],
  [false, '{"amount":2500,"status":"CREATED"}', "2500"],
  [false, '{"amount":2500,"status":"CREATED"}', "CREATED"],
  [false, '{"customer":{"id":null,"is":true}}', "null"],
  [false, '{"customer":{"id":""}}', ""],
])("finds a short id of a customer alone: %s in %.50s for %s", (found, body, id) => {
  expect(mentionsCustomer(Buffer.from(body), id)).toBe(found);
});

it.each<readonly [found: boolean, body: string, id: string]>([
  [true, '{"id":"cust_1"', "cust_1"],
  [true, "<customer>cust_1</customer>", "cust_1"],
  [true, "cust_12 cust_1", "cust_1"],
  [false, '{"id":"cust_12"', "cust_1"],
  [false, '{"id":"my-cust_1"', "cust_1"],
  [false, "", "cust_1"],
])("finds an id as a word of what is no JSON: %s in %.50s for %s", (found, body, id) => {
  expect(mentionsCustomer(Buffer.from(body), id)).toBe(found);
});

it("searches only the view of a larger buffer", () => {
  const bytes = Buffer.from('"customer_1""customer_2"');
  expect(mentionsCustomer(bytes.subarray(12), "customer_2")).toBe(true);
  expect(mentionsCustomer(bytes.subarray(12), "customer_1")).toBe(false);
});
