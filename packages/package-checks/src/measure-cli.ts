import { markdownTable } from "markdown-table";
import { readBudgets, writeBudgets } from "./budgets.ts";
import { measureAll } from "./measure.ts";

// Prints each measure next to its limit and the committed measurement, and commits to the new one.

const measures = await measureAll();
const { measured } = await readBudgets();
await writeBudgets(measures);
const rows = measures.map(({ name, value, limit = Infinity }) => [
  ...[name, String(value), Number.isFinite(limit) ? String(limit) : ""],
  String(measured[name] ?? ""),
]);
const align = ["l", "r", "r", "r"];
process.stdout.write(
  `${markdownTable([["measure", "now", "limit", "before"], ...rows], { align })}\n`,
);
