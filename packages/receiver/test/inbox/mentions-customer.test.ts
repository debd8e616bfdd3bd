import { expect, it } from "vitest";
import { mentionsCustomer } from "../../src/inbox/mentions-customer.ts";

const deep = 100_000;

it.each<readonly [found: boolean, body: string, id: string]>([
  [true, '{"data":{"order":{"customer":{"id":"cust_1"}}}}', "cust_1"],
  [true, '[[],{"source_id":"42"}]', "42"],
  [true, '{"source_id":42}', "42"],
  [true, '{"source_id":12345678901234567890}', "12345678901234567890"],
  [false, '{"source_id":123456789012345678901}', "12345678901234567890"],
  [true, '{"source_id":4.2e1}', "42"],
  [true, '"cust_1"', "cust_1"],
  [true, '{"id":"c\\u0075st_1"}', "cust_1"],
  [true, `${"[".repeat(deep)}"cust_1"${"]".repeat(deep)}`, "cust_1"],
  [true, `[${"1,".repeat(500_000)}"cust_1"]`, "cust_1"],
  [false, '{"id":"cust_12"}', "cust_1"],
  [false, '{"cust_1":"id"}', "cust_1"],
  [false, '{"note":"about cust_1"}', "cust_1"],
  [false, '{"id":null,"is":true}', "null"],
  [false, '{"id":""}', ""],
  [true, '{"id":"cust_1"', "cust_1"],
  [true, "<customer>cust_1</customer>", "cust_1"],
  [false, '{"id":"cust_12"', "cust_1"],
  [false, '{"id":"my-cust_1"', "cust_1"],
  [true, "cust_12 cust_1", "cust_1"],
  [false, "", "cust_1"],
])("finds a customer: %s in %.40s for %s", (found, body, id) => {
  expect(mentionsCustomer(Buffer.from(body), id)).toBe(found);
});

it("finds a customer in a view of a larger buffer, and nothing around it", () => {
  const bytes = Buffer.from('"cust_1""cust_2"');
  expect(mentionsCustomer(bytes.subarray(8), "cust_2")).toBe(true);
  expect(mentionsCustomer(bytes.subarray(8), "cust_1")).toBe(false);
});
