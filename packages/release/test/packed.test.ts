import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unpack } from "@publint/pack";
import { describe, expect, test } from "vitest";
import {
  type Manifest,
  packWorkspace,
  readManifest,
  readPublishablePackages,
  repositoryRoot,
  type WorkspaceTarball,
} from "../src/index.ts";
import { findImports, findReachable } from "../src/reachable-files.ts";

// Tests the tarballs that pnpm makes for a registry. `package-checks` judges them with publint, which finds an export, type or
// command without a file, and types that are not first in an export.

/** The content of one published package. */
interface Expected {
  /** Patterns, because files are named for events. Every file matches one, and every pattern matches a file. */
  readonly files: readonly RegExp[];
  /** The subpaths that users may import. Removing one breaks its users. */
  readonly subpaths: readonly string[];
  readonly dependencies: readonly string[];
  /** The supported versions of Node, if the package needs Node. */
  readonly node?: string;
}

/** Code and declarations. Another test compares them with the files that the entries reach. */
const built = /^dist\/.+\.(js|d\.ts)$/;

const expected: Readonly<Record<string, Expected>> = {
  types: {
    files: [/^dist\/index\.d\.ts$/],
    subpaths: [".", "./package.json"],
    dependencies: [],
  },
  schemas: {
    files: [
      /^common-data\.schema\.json$/,
      /^delivery\.schema\.json$/,
      /^evidence\.json$/,
      /^events\/[^/]+\.schema\.json$/,
      /^objects\/[^/]+\.schema\.json$/,
      /^purposes\/(promotion|unique_code|message)\.schema\.json$/,
      /^examples\/[^/]+\/(promotion|unique_code|message)\/[^/]+\.json$/,
      /^refused\/[^/]+\.json$/,
      /^gen\/index\.json$/,
      /^gen\/reference\/[^/]+\.md$/,
      /^gen\/openapi\.json$/,
      /^gen\/(tolerant|strict)\/[^/]+\.schema\.json$/,
      /^gen\/examples\/[^/]+\/(promotion|unique_code|message)\/[^/]+\.json$/,
    ],
    subpaths: [".", "./*.json", "./package.json"],
    dependencies: [],
  },
  validator: {
    files: [built],
    subpaths: [".", "./events/*", "./nearest", "./package.json"],
    dependencies: ["@order-webhooks/types"],
    node: "^20.19 || >=22.12",
  },
  receiver: {
    files: [built, /^docs\/[a-z-]+\.md$/],
    subpaths: [
      ".",
      "./command",
      "./example-handlers",
      "./inbox-contract",
      "./node",
      "./node-version",
      "./package.json",
      "./testing",
      "./web",
    ],
    dependencies: ["@order-webhooks/types", "@order-webhooks/validator"],
    node: ">=22.12",
  },
  inbox: {
    files: [built],
    subpaths: [".", "./package.json", "./postgres", "./sqlite"],
    dependencies: ["@order-webhooks/receiver", "pg", "prom-client"],
    node: ">=22.22.3 <23 || >=24.15 <25 || >=25.9",
  },
  verify: {
    files: [built, /^report\.schema\.json$/, /^observation\.schema\.json$/, /^examples\/python\//],
    subpaths: [
      ".",
      "./observation.schema.json",
      "./package.json",
      "./plan",
      "./report.schema.json",
    ],
    dependencies: [
      "@order-webhooks/schemas",
      "@order-webhooks/validator",
      "@pact-foundation/pact-cli",
    ],
    node: "^20.19 || >=22.12",
  },
  contracts: {
    files: [
      /^pacts\/order-webhooks-receiver-order-webhooks-schemas\.json$/,
      /^pacts\/order-webhooks-schemas-order-webhooks-receiver\.json$/,
      // The whole project of a consumer, with its tests.
      /^examples\/consumer\//,
    ],
    subpaths: ["./package.json", "./pacts/*.json"],
    dependencies: [],
  },
};
const everywhere = [/^package\.json$/, /^README\.md$/, /^LICENSE$/];

const root = readManifest(join(repositoryRoot, "package.json"));
const versions = new Map(
  readPublishablePackages().map(({ manifest }) => [manifest.name, manifest.version]),
);
const packages = await Promise.all((await packWorkspace()).map(unpackTarball));

test("these packages are published", () => {
  expect(packages.map(({ name }) => name)).toEqual(Object.keys(expected).sort());
});

describe.each(packages)("$name", ({ name, folder, manifest, files, read }) => {
  const { files: patterns, subpaths, dependencies, node } = expected[name] ?? missing(name);

  test("has the files it needs and no other", () => {
    expect(manifest.files).toContain("CHANGELOG.md");
    // A package has a changelog from its first version on.
    const versioned = manifest.version === "0.0.0" ? [] : [/^CHANGELOG\.md$/];
    const wanted = [...everywhere, ...versioned, ...patterns];
    const stray = files.filter((file) => !wanted.some((pattern) => pattern.test(file)));
    const absent = wanted.filter((pattern) => !files.some((file) => pattern.test(file)));
    expect({ stray, absent }).toEqual({ stray: [], absent: [] });
  });

  test("has the license of this repository, and no source map", () => {
    expect(read("LICENSE")).toBe(readFileSync(join(repositoryRoot, "LICENSE"), "utf8"));
    const code = files.filter((file) => /\.(js|d\.ts)$/.test(file));
    expect(code.filter((file) => read(file).includes("sourceMappingURL"))).toEqual([]);
  });

  test("has every file that its files import, and no built file that its entries do not reach", () => {
    const built = files.filter((file) => file.startsWith("dist/"));
    const code = built.filter((file) => /\.(js|d\.ts)$/.test(file));
    const imports = code.flatMap((file) => findImports(file, read(file)));
    const reachable = findReachable({ manifest, files, read });
    const broken = imports.filter((file) => !files.includes(file));
    const unreached = built.filter((file) => !reachable.has(file));
    expect({ broken, unreached }).toEqual({ broken: [], unreached: [] });
  });

  test("exports exactly the subpaths that users may import, without side effects", () => {
    expect(Object.keys(manifest.exports as object).sort()).toEqual(subpaths);
    expect(manifest.sideEffects).toBe(false);
    expect((manifest.engines as { node?: string } | undefined)?.node).toBe(node);
  });

  test("depends on exact versions of exactly these packages, and on siblings of this commit", () => {
    expect(Object.keys(manifest.dependencies ?? {}).sort()).toEqual(dependencies);
    for (const [dependency, range] of Object.entries(manifest.dependencies ?? {})) {
      expect(range).toEqual(versions.get(dependency) ?? expect.stringMatching(/^\d+\.\d+\.\d+$/));
    }
  });

  test("has nothing in its manifest that only this workspace can use", () => {
    expect(JSON.stringify(manifest)).not.toContain("workspace:");
    const others = ["scripts", "devDependencies", "optionalDependencies", "peerDependencies"];
    for (const field of others) expect(manifest).not.toHaveProperty(field);
  });

  test("names its license, its folder in the repository, and keywords", () => {
    const { url } = root.repository as { url: string };
    const page = url.replace(/^git\+|\.git$/g, "");
    expect(manifest).toMatchObject({
      license: root.license,
      keywords: expect.arrayContaining(["voucherify", "webhook", "order"]),
      repository: { type: "git", url, directory: folder },
      homepage: `${page}/tree/main/${folder}#readme`,
      bugs: `${page}/issues`,
    });
  });
});

/** Unpacks a tarball in memory. */
async function unpackTarball({ folder, manifest: { name }, tarball }: WorkspaceTarball) {
  const { files, rootDir } = await unpack(new Uint8Array(tarball));
  const contents = new Map(
    files.map(({ name: path, data }) => [
      path.slice(rootDir.length + 1),
      Buffer.from(data).toString("utf8"),
    ]),
  );
  const read = (file: string) => contents.get(file) ?? missing(file);
  return {
    name: name.replace("@order-webhooks/", ""),
    folder,
    manifest: JSON.parse(read("package.json")) as Manifest,
    files: [...contents.keys()].sort(),
    read,
  };
}

function missing(name: string): never {
  throw new Error(`${name}: expected an entry of that name, got none`);
}
