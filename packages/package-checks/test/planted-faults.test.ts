import { Package } from "@arethetypeswrong/core";
import { describe, expect, test } from "vitest";
import { checkTypes, lintPackage } from "../src/judge-package.ts";
import {
  describePackage,
  type PublishedPackage,
  packPublished,
  readPacked,
} from "../src/published.ts";
import { withoutSuppressed } from "../src/suppressions.ts";

// The gates bite: a package with one fault is complained of, the same package without it is not.

type Files = Record<string, string>;
type Manifest = { exports: Record<string, { types?: string; default?: string }> };

const modules = (await packPublished()).filter(({ manifest }) => manifest.type === "module");
const withTypes = modules.filter(({ files }) => files.some((file) => file.endsWith(".d.ts")));

/** Each fault with the code of the complaint that it has to bring. */
const faults: readonly (readonly [title: string, code: string, plant: (files: Files) => void])[] = [
  [
    "without the declarations of its entry",
    "FILE_DOES_NOT_EXIST",
    (files) => void delete files["dist/index.d.ts"],
  ],
  [
    "without the code of its entry",
    "FILE_DOES_NOT_EXIST",
    (files) => void delete files["dist/index.js"],
  ],
  [
    "with an export of a file that is not there",
    "FILE_DOES_NOT_EXIST",
    edit(({ exports }) => {
      exports["."] = { types: "./dist/index.d.ts", default: "./dist/main.js" };
    }),
  ],
  [
    "with types after what they describe",
    "EXPORTS_TYPES_SHOULD_BE_FIRST",
    edit(({ exports }) => {
      exports["."] = { default: "./dist/index.js", types: "./dist/index.d.ts" };
    }),
  ],
  [
    "with an import of declarations that is not in it",
    "InternalResolutionError",
    (files) => {
      files["dist/index.d.ts"] += 'export { gone } from "./gone.js";\n';
    },
  ],
];

describe.each(withTypes)("$name", (published) => {
  test.each(faults)("%s is complained of: %s", async (_title, code, plant) => {
    const files = filesOf(published);
    plant(files);
    const faulty = describePackage(published.folder, packageOf(published, files));
    const complaints = [...(await lintPackage(faulty)), ...(await checkTypes(faulty))];
    expect(withoutSuppressed(faulty, complaints).map((complaint) => complaint.code)).toContain(
      code,
    );
  });
});

function filesOf({ files, content }: PublishedPackage): Files {
  return Object.fromEntries(files.map((file) => [file, readPacked(content, file)]));
}

function packageOf({ name, content }: PublishedPackage, files: Files): Package {
  const placed = Object.entries(files).map(([file, text]) => [
    `/node_modules/${name}/${file}`,
    text,
  ]);
  return new Package(Object.fromEntries(placed), name, content.packageVersion);
}

function edit(change: (manifest: Manifest) => void): (files: Files) => void {
  return (files) => {
    const manifest: Manifest = JSON.parse(files["package.json"] ?? "");
    change(manifest);
    files["package.json"] = JSON.stringify(manifest);
  };
}
