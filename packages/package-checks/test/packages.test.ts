import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, describe, expect, test } from "vitest";
import checks from "../package.json" with { type: "json" };
import { accepted, complaintsOf, unaccepted } from "../src/complaints.ts";
import { entryPointsOf, packPublished } from "../src/packed.ts";

const temporary = mkdtempSync(join(tmpdir(), "order-webhooks-checked-"));

afterAll(() => rmSync(temporary, { recursive: true }));

const published = (await packPublished(temporary)).map((each) => {
  const entries = entryPointsOf(each);
  const subpaths = entries.map(({ subpath }) => subpath);
  return { ...each, entries, subpaths, complaints: complaintsOf(each.tarball, subpaths) };
});

/** Engines without any version of Node.js that cannot require an ES module. */
const enginesThatRequireModules = [
  ...["^20.19 || >=22.12", ">=22.12", ">=22.22.3 <23 || >=24.15 <25 || >=25.9"],
];

test("package-checks depends on every published package, so they are built first", () => {
  const names = published.map(({ name }) => name);
  expect(Object.keys(checks.dependencies)).toEqual(expect.arrayContaining(names));
});

test.each(accepted)("a package has the complaint $complaint", async ({ names, complaint }) => {
  const complaints = published
    .filter(({ name }) => names.test(name))
    .map((each) => each.complaints);
  const found = (await Promise.all(complaints)).flat();
  expect(found).toContainEqual(expect.stringMatching(complaint));
});

describe.each(published)("$name", ({ name, manifest, files, entries, complaints }) => {
  test("passes attw and publint, except for accepted complaints", async () => {
    expect(unaccepted(name, await complaints)).toEqual([]);
  });

  test("has entry points, each with its files in the package", () => {
    const wanted = entries.map(({ types, file }) =>
      [types, file].filter((one) => one !== undefined),
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted).not.toContainEqual([]);
    expect(wanted.flat().filter((file) => !files.includes(file))).toEqual([]);
  });

  // One accepted complaint requires that every supported Node.js can require an ES module.
  const isModule = entries.some(({ types, file }) => types !== undefined && file !== undefined);
  test.runIf(isModule)("supports only versions of Node.js that can require it", () => {
    expect(enginesThatRequireModules).toContain(manifest.engines?.node);
  });
});

const [types, code] = ["dist/index.d.ts", "dist/index.js"];

/** Plants a fault in an unpacked package. */
type Plant = (folder: string) => void;

/** Faults with the complaint that each must cause. */
const faults: readonly { title: string; complaint: string; plant: Plant }[] = [
  {
    title: "without declarations",
    complaint: `types is ./${types} but the file does not exist`,
    plant: (folder) => rmSync(join(folder, types)),
  },
  {
    title: "without code",
    complaint: `default is ./${code} but the file does not exist`,
    plant: (folder) => rmSync(join(folder, code)),
  },
  {
    title: "with an export of a missing file",
    complaint: "default is ./dist/main.js but the file does not exist",
    plant: exportOf({ types: `./${types}`, default: "./dist/main.js" }),
  },
  {
    title: "with types after code",
    complaint: "should be the first",
    plant: exportOf({ default: `./${code}`, types: `./${types}` }),
  },
  {
    title: "with declarations that import a missing file",
    complaint: "InternalResolutionError",
    plant: (folder) => appendFileSync(join(folder, types), 'export { gone } from "./gone.js";\n'),
  },
];

function exportOf(target: object): Plant {
  return (folder) => {
    const file = join(folder, "package.json");
    const manifest = JSON.parse(readFileSync(file, "utf8"));
    manifest.exports["."] = target;
    writeFileSync(file, JSON.stringify(manifest));
  };
}

const withTypes = published.filter(({ files }) => files.includes(types) && files.includes(code));

describe.concurrent.each(withTypes)("$name", ({ name, unpacked, subpaths }) => {
  test.each(faults)("$title causes $complaint", async ({ complaint, plant }) => {
    const faulty = mkdtempSync(`${unpacked}-faulty-`);
    cpSync(unpacked, join(faulty, "package"), { recursive: true });
    plant(join(faulty, "package"));
    await execa("tar", ["-czf", `${faulty}.tgz`, "-C", faulty, "package"]);
    const complaints = unaccepted(name, await complaintsOf(`${faulty}.tgz`, subpaths));
    expect(complaints).toContainEqual(expect.stringContaining(complaint));
  });
});
