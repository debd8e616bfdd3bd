import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { listRepositoryFiles } from "@order-webhooks/release/copy-repository";
import { expect, test } from "vitest";

// Code outside schemas/ names no event. The example consumer is another team's code, so it may.

const code =
  /^(packages\/[^/]+|contracts)\/(src|test|testing|repositories|examples\/python)\/.*\.(ts|js|json|sh|py|txt)$/;
const generated = /\/gen\//;

const files = listRepositoryFiles().filter((file) => code.test(file) && !generated.test(file));
const events = readdirSync(join(repositoryRoot, "schemas/events")).map((file) =>
  basename(file, ".schema.json"),
);

test.each(events)("no code of any package names %s", (event) => {
  expect(files.length).toBeGreaterThan(200);
  const naming = files.filter((file) => readFileSync(join(repositoryRoot, file)).includes(event));
  expect(naming).toEqual([]);
});
