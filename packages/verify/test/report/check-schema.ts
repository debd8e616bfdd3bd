import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "vitest";
import type { PactsReport, ReceiverReport } from "../../src/index.ts";
import { toJson } from "../../src/report/json.ts";

const schema = await readFile(new URL("../../report.schema.json", import.meta.url), "utf8");
const strict = { strict: true, strictRequired: true, allowUnionTypes: true };
const validate = new Ajv2020(strict).compile(JSON.parse(schema));

/** Expects that a report matches its schema. */
export function expectFitting(report: ReceiverReport | PactsReport): void {
  expect(validate(JSON.parse(toJson(report))) || validate.errors).toBe(true);
}
