import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { markdownTable } from "markdown-table";
import before from "../budgets.json" with { type: "json" };
import { type Budgets, events } from "./budgets.ts";
import { measureAll } from "./measure.ts";

// Prints each measure with its limit and its committed measurement, and writes the new measurements.

const old: Budgets = before;
const measures = await measureAll();
const measured = Object.fromEntries(measures.map(({ name, value }) => [name, value]));
const file = join(import.meta.dirname, "../budgets.json");
writeFileSync(file, `${JSON.stringify({ events, measured }, null, 2)}\n`);
const rows = measures.map(({ name, value, limit }) => [name, value, limit, old.measured[name]]);
const table = [
  ["measure", "now", "limit", "before"],
  ...rows.map((row) => row.map((cell) => String(cell ?? ""))),
];
process.stdout.write(`${markdownTable(table, { align: ["l", "r", "r", "r"] })}\n`);
