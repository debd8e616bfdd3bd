import { join } from "node:path";
import { readPublishablePackages, repositoryRoot } from "@order-webhooks/release";
import { expect, test } from "vitest";
import { idOf, readInstalled, readRuntimeDependencies } from "../src/installed.ts";
import { isAllowed, type Licensed, licenceOf } from "../src/licences.ts";

const published = readPublishablePackages(repositoryRoot);

test.each(published)(
  "$manifest.name hands its users nothing whose licence asks for more than a notice",
  ({ folder }) => {
    const reached = readRuntimeDependencies(join(repositoryRoot, folder));
    expect(reached.filter((each) => !isAllowed(licenceOf(each), "users")).map(told)).toEqual([]);
  },
);

test("nothing is installed whose licence nobody has looked at", () => {
  const installed = readInstalled(repositoryRoot);
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter((each) => !isAllowed(licenceOf(each), "developers")).map(told)).toEqual(
    [],
  );
});

test.each([
  ["MIT", true, true],
  ["(MIT OR GPL-3.0-only)", true, true],
  ["MPL-2.0", false, true],
  ["MIT AND GPL-3.0-only", false, false],
  ["GPL-3.0-only", false, false],
  ["SEE LICENSE IN LICENSE.md", false, false],
  [undefined, false, false],
])("%s may reach users: %s, developers: %s", (licence, users, developers) => {
  expect(isAllowed(licence, "users")).toBe(users);
  expect(isAllowed(licence, "developers")).toBe(developers);
});

function told(licensed: Licensed): string {
  return `${idOf(licensed)}: ${licenceOf(licensed) ?? "no licence"}`;
}
