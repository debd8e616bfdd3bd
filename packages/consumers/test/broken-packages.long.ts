import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createOfflinePlace, packPackages } from "../src/place.ts";
import { nameOf } from "../src/row.ts";
import { offlineRows } from "../src/rows.ts";
import { runRow } from "../src/run-row.ts";
import { explain } from "../src/table.ts";
import { type PackedFile, readTarball, writeTarball } from "../src/tarball.ts";

// Each test removes one packed file or one export of a package. The row of the matrix that uses it fails and names it.

interface Breakage {
  readonly what: string;
  readonly package: string;
  readonly change: (files: readonly PackedFile[]) => readonly PackedFile[];
  /** The consumer that fails, among those that run offline. */
  readonly consumer: string;
  /** The message of its failure. */
  readonly says: RegExp;
}

const breakages: readonly Breakage[] = [
  {
    what: "the types without their declarations",
    package: "types",
    change: without(/^dist\/index\.d\.ts$/),
    consumer: "types-only",
    says: /TS7016.*'@order-webhooks\/types'|TS2307.*'@order-webhooks\/types'/,
  },
  {
    what: "the validator without a module that it imports",
    package: "validator",
    change: without(/^dist\/drift\/drift\.js$/),
    consumer: "require-esm",
    says: /Cannot find module .*validator\/dist\/drift\/drift\.js/,
  },
  {
    what: "the validator without one of its exports",
    package: "validator",
    change: replace(/^dist\/index\.js$/, /export \{[^}]*findDrift[^}]*\}.*/, ""),
    consumer: "validator-node",
    says: /does not provide an export named 'findDrift'/,
  },
  {
    what: "the validator without its subpaths",
    package: "validator",
    change: replace(/^package\.json$/, '"./events/*"', '"./moved/*"'),
    consumer: "one-event",
    says: /TS2307.*@order-webhooks\/validator\/events\//,
  },
  {
    what: "the validator without the declarations of an export",
    package: "validator",
    change: replace(/^dist\/index\.d\.ts$/, /export \{[^}]*parseEventData[^}]*\}.*/, ""),
    consumer: "typescript-commonjs",
    says: /TS2305.*'parseEventData'|TS2724.*'parseEventData'/,
  },
  {
    what: "the receiver without an adapter",
    package: "receiver",
    change: without(/^dist\/adapters\/fastify\.js$/),
    consumer: "receivers",
    says: /Cannot find module .*receiver\/dist\/adapters\/fastify\.js/,
  },
  {
    what: "the receiver without its entry for the web",
    package: "receiver",
    change: without(/^dist\/web\.js$/),
    consumer: "worker-miniflare",
    says: /Could not resolve "@order-webhooks\/receiver\/web"/,
  },
  {
    what: "the receiver without its command",
    package: "receiver",
    change: without(/^dist\/cli\/bin\.js$/),
    consumer: "receiver-command",
    says: /order-webhooks-receiver/,
  },
  {
    what: "the inbox without the module of its thread",
    package: "inbox",
    change: without(/^dist\/sqlite\/thread\/thread\.js$/),
    consumer: "inbox-command",
    says: /\[storage_failed\].*thread/,
  },
  {
    what: "the schemas without an example",
    package: "schemas",
    change: without(/^examples\/[^/]+\/message\/documented\.json$/),
    consumer: "require-esm",
    says: /Cannot find module .*documented\.json/,
  },
  {
    what: "the schemas without the strict bundles",
    package: "schemas",
    change: without(/^gen\/strict\//),
    consumer: "schemas-ajv",
    says: /ENOENT.*gen\/strict\//,
  },
  {
    what: "the schemas without a shared object",
    package: "schemas",
    change: without(/^objects\/order\.schema\.json$/),
    consumer: "schemas-ajv",
    says: /ENOENT.*objects\/order\.schema\.json/,
  },
  {
    what: "the contracts without their pacts",
    package: "contracts",
    change: without(/^pacts\//),
    consumer: "verify-in-ci",
    says: /contracts\/pacts/,
  },
  {
    what: "the verification without the schema of its report",
    package: "verify",
    change: without(/^report\.schema\.json$/),
    consumer: "verify-in-test",
    says: /TS2307.*'@order-webhooks\/verify\/report\.schema\.json'/,
  },
  {
    what: "the verification without its dependency on the schemas",
    package: "verify",
    change: replace(/^package\.json$/, '"@order-webhooks/schemas"', '"@order-webhooks/types"'),
    consumer: "verify-in-ci",
    says: /@order-webhooks\/schemas/,
  },
];

let tarballs: readonly Buffer[];

beforeAll(async () => {
  tarballs = await packPackages();
});

describe("a consumer notices", () => {
  for (const { what, package: name, change, consumer, says } of breakages) {
    test(what, async () => {
      const row = offlineRows.find((one) => one.consumer === consumer);
      if (row === undefined) throw new Error(`expected a row of ${consumer} that runs offline`);
      const broken = await Promise.all(tarballs.map((one) => breakTarball(one, name, change)));
      const place = await createOfflinePlace(broken);
      onTestFinished(() => place.remove());
      const failure = explain([await runRow(row, place)]).join("\n");
      expect(failure).toContain(`${nameOf(row)} failed`);
      expect(failure).toMatch(says);
    });
  }
});

function without(path: RegExp): Breakage["change"] {
  return (files) => files.filter((file) => !path.test(pathOf(file)));
}

function replace(path: RegExp, text: string | RegExp, by: string): Breakage["change"] {
  return (files) =>
    files.map((file) => {
      if (!path.test(pathOf(file))) return file;
      const data = Buffer.from(textOf(file).replace(text, by));
      return { header: { ...file.header, size: data.length }, data };
    });
}

/** Changes the files of a tarball, if it is of that package. A change must change something. */
async function breakTarball(tarball: Buffer, name: string, change: Breakage["change"]) {
  const files = await readTarball(tarball);
  const manifest = files.find((file) => pathOf(file) === "package.json");
  if (JSON.parse(textOf(manifest)).name !== `@order-webhooks/${name}`) return tarball;
  const changed = await writeTarball(change(files));
  expect(changed.equals(await writeTarball(files))).toBe(false);
  return changed;
}

function pathOf({ header }: PackedFile): string {
  return header.name.replace(/^package\//, "");
}

function textOf(file: PackedFile | undefined): string {
  return new TextDecoder().decode(file?.data);
}
