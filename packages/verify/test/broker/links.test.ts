import { expect, test } from "vitest";
import { fillTemplate, findLink, toAddress } from "../../src/broker/links.ts";

const connection = { base: new URL("https://broker.example/sub"), credentials: undefined };
const from = new URL("https://broker.example/sub/list/");

test("each value fills one path segment of a template", () => {
  const filled = fillTemplate("/a/{provider}/b/{branch}", {
    provider: "x/y %?#+",
    branch: "feat/z",
  });
  expect(filled).toBe("/a/x%2Fy%20%25%3F%23%2B/b/feat%2Fz");
});

test("a list of links returns its first link", () => {
  const json = {
    _links: { one: { href: "/1" }, many: [{ href: "/2" }, { href: "/3" }], none: [] },
  };
  const resource = { url: connection.base, text: "", json };
  expect([findLink(resource, "one"), findLink(resource, "many")]).toEqual(["/1", "/2"]);
  expect(() => findLink(resource, "none")).toThrow(
    "[broker_unexpected] https://broker.example/sub: ",
  );
});

test.each([
  ["http://broker.example/x"],
  ["https://broker.example:8443/x"],
  ["https://broker.example.evil/x"],
  ["//other/x"],
  ["https://u:p@broker.example/x"],
  ["javascript:x"],
  ["http://["],
])("a link to another origin is refused: %s", (href) => {
  expect(() => toAddress({ href, from }, connection)).toThrow(
    "Links to other origins are not followed",
  );
});

test("a link to another path of the same origin is accepted", () => {
  expect(toAddress({ href: "https://broker.example/x?y=z", from }, connection).href).toBe(
    "https://broker.example/x?y=z",
  );
});
