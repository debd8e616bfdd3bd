import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type Manifest,
  readManifest,
  readPublishablePackages,
  repositoryRoot,
} from "../src/index.ts";
import { addressesOf, findImports, findReachable, standsFor } from "../src/reachable-files.ts";
import { type PackedPackage, packEveryPackage } from "./packed.ts";

// Tests the tarballs that pnpm makes and a registry would serve, not the folders they are made of.

/** Every file of a package matches one of its patterns, and every pattern has a file: patterns, because files are named for events. */
const files: Readonly<Record<string, readonly RegExp[]>> = {
  types: [/^dist\/index\.d\.ts$/],
  schemas: [
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
  validator: [
    /^dist\/[^/]+\.js$/,
    /^dist\/[^/]+\.d\.ts$/,
    /^dist\/(checks|drift|json|parse)\/[^/]+\.js$/,
    /^dist\/(checks|drift|json|parse)\/[^/]+\.d\.ts$/,
    /^dist\/cli\/([a-z]+\/)?[^/]+\.js$/,
    /^dist\/gen\/[^/]+\.js$/,
    /^dist\/gen\/[^/]+\.d\.ts$/,
    /^dist\/gen\/events\/[^/]+\.js$/,
    /^dist\/gen\/events\/[^/]+\.d\.ts$/,
  ],
  receiver: [
    /^dist\/([a-z-]+\/)?[^/]+\.js$/,
    /^dist\/([a-z-]+\/)?[^/]+\.d\.ts$/,
    /^dist\/gen\/examples\.js$/,
    /^docs\/[a-z-]+\.md$/,
  ],
  inbox: [/^dist\/([a-z]+\/)*[^/]+\.js$/, /^dist\/([a-z]+\/)*[^/]+\.d\.ts$/],
  verify: [
    /^dist\/([a-z-]+\/){0,2}[^/]+\.js$/,
    /^dist\/([a-z-]+\/){0,2}[^/]+\.d\.ts$/,
    /^report\.schema\.json$/,
    /^observation\.schema\.json$/,
    /^examples\/python\//,
  ],
  contracts: [
    /^pacts\/order-webhooks-receiver-order-webhooks-schemas\.json$/,
    /^pacts\/order-webhooks-schemas-order-webhooks-receiver\.json$/,
    // Whole: an example of a consumer has the tests that a consumer has.
    /^examples\/consumer\//,
  ],
};
const everywhere = [/^package\.json$/, /^README\.md$/, /^LICENSE$/];
/** The file that a package has from its first version on. */
const changelog = "CHANGELOG.md";

/** The subpaths that users may import. Removing one breaks its users. */
const subpaths: Readonly<Record<string, readonly string[]>> = {
  types: [".", "./package.json"],
  schemas: [".", "./*.json", "./package.json"],
  validator: [".", "./events/*", "./package.json"],
  receiver: [
    ".",
    "./command",
    "./example-handlers",
    "./inbox-contract",
    "./node",
    "./package.json",
    "./testing",
    "./web",
  ],
  inbox: [".", "./package.json", "./postgres", "./sqlite"],
  verify: [".", "./observation.schema.json", "./package.json", "./plan", "./report.schema.json"],
  contracts: ["./package.json", "./pacts/*.json"],
};

const runtimeDependencies: Readonly<Record<string, readonly string[]>> = {
  types: [],
  schemas: [],
  validator: ["@order-webhooks/types"],
  receiver: ["@order-webhooks/types", "@order-webhooks/validator"],
  inbox: ["@order-webhooks/receiver", "pg", "prom-client"],
  verify: ["@order-webhooks/schemas", "@order-webhooks/validator", "@pact-foundation/pact-cli"],
  contracts: [],
};

const engines: Readonly<Record<string, string | undefined>> = {
  validator: "^20.19 || >=22.12",
  verify: "^20.19 || >=22.12",
  receiver: ">=22.12",
  inbox: ">=22.22.3 <23 || >=24.15 <25 || >=25.9",
};

const root = readManifest(join(repositoryRoot, "package.json"));
const names = readPublishablePackages().map(({ manifest }) => shortName(manifest.name));

let packages: ReadonlyMap<string, PackedPackage>;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "order-webhooks-packed-"));
  const packed = await packEveryPackage(folder);
  packages = new Map(packed.map((one) => [shortName(one.name), one]));
  return () => rmSync(folder, { recursive: true, force: true });
});

test("these packages are published", () => {
  expect(names).toEqual(Object.keys(files).sort());
});

describe.each(names)("%s", (name) => {
  test("has the files it needs and no other", () => {
    const packed = packageOf(name);
    expect(packed.manifest.files).toContain(changelog);
    const versioned = packed.manifest.version === "0.0.0" ? [] : [/^CHANGELOG\.md$/];
    const wanted = [...everywhere, ...versioned, ...(files[name] ?? [])];
    const stray = packed.files.filter((file) => !wanted.some((pattern) => pattern.test(file)));
    const missing = wanted.filter((pattern) => !packed.files.some((file) => pattern.test(file)));
    expect({ stray, missing }).toEqual({ stray: [], missing: [] });
  });

  test("has this repository's licence, and no source map", () => {
    const packed = packageOf(name);
    expect(packed.read("LICENSE")).toBe(readFileSync(join(repositoryRoot, "LICENSE"), "utf8"));
    const mapped = packed.files
      .filter((file) => /\.(js|d\.ts)$/.test(file))
      .filter((file) => packed.read(file).includes("sourceMappingURL"));
    expect(mapped).toEqual([]);
  });

  test("every relative import of a published file leads to a published file", () => {
    const packed = packageOf(name);
    const broken = packed.files
      .filter((file) => /^dist\/.*\.(js|d\.ts)$/.test(file))
      .flatMap((file) => findImports(file, packed.read(file)))
      .filter((target) => !packed.files.includes(target));
    expect(broken).toEqual([]);
  });

  test("has nothing built that none of its entries leads to", () => {
    const packed = packageOf(name);
    const reachable = findReachable(packed);
    const built = packed.files.filter((file) => file.startsWith("dist/"));
    expect(built.filter((file) => !reachable.has(file))).toEqual([]);
  });

  test("exports exactly what users may import", () => {
    expect(Object.keys(packageOf(name).manifest.exports as object).sort()).toEqual(subpaths[name]);
  });

  test("every address of its exports, types and bin is a published file", () => {
    const packed = packageOf(name);
    const unserved = addressesOf(packed.manifest).filter(
      (address) => !packed.files.some((file) => standsFor(address, file)),
    );
    expect(unserved).toEqual([]);
  });

  test("says types first in every entry of its exports", () => {
    for (const entry of conditionsOf(packageOf(name).manifest)) {
      expect(Object.keys(entry)[0]).toBe("types");
    }
  });

  test("depends at run time on exactly what it may", () => {
    const { manifest } = packageOf(name);
    expect(Object.keys(manifest.dependencies ?? {}).sort()).toEqual(runtimeDependencies[name]);
    expect(manifest).not.toHaveProperty("optionalDependencies");
    expect(manifest).not.toHaveProperty("peerDependencies");
  });

  test("names each dependency by an exact version, its own siblings by the one they are published with", () => {
    const versions = new Map(
      readPublishablePackages().map(({ manifest }) => [manifest.name, manifest.version]),
    );
    for (const [dependency, range] of Object.entries(packageOf(name).manifest.dependencies ?? {})) {
      expect(range).toEqual(versions.get(dependency) ?? expect.stringMatching(/^\d+\.\d+\.\d+$/));
    }
  });

  test("keeps what only this workspace can use out of its manifest", () => {
    const { manifest } = packageOf(name);
    expect(JSON.stringify(manifest)).not.toContain("workspace:");
    expect(manifest).not.toHaveProperty("scripts");
    expect(manifest).not.toHaveProperty("devDependencies");
  });

  test("has no side effects, and runs where it says", () => {
    const { manifest } = packageOf(name);
    expect(manifest.sideEffects).toBe(false);
    expect((manifest.engines as { node?: string } | undefined)?.node).toBe(engines[name]);
  });

  test("says its licence, its place in the repository, and words to find it by", () => {
    const { manifest } = packageOf(name);
    const { url } = root.repository as { url: string };
    const page = url.replace(/^git\+|\.git$/g, "");
    const folder = readPublishablePackages().find((p) => p.manifest.name === manifest.name)?.folder;
    expect(manifest).toMatchObject({
      license: root.license,
      keywords: expect.arrayContaining(["voucherify", "webhook", "order"]),
      repository: { type: "git", url, directory: folder },
      homepage: `${page}/tree/main/${folder}#readme`,
      bugs: `${page}/issues`,
    });
  });
});

function packageOf(name: string): PackedPackage {
  const packed = packages.get(name);
  if (packed === undefined) throw new Error(`${name} was not packed`);
  return packed;
}

function shortName(name: string): string {
  return name.replace("@order-webhooks/", "");
}

function conditionsOf({ exports }: Manifest): readonly object[] {
  return Object.values(exports as object).filter((entry) => typeof entry === "object");
}
