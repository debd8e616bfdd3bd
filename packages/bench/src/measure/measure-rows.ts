import type { Candidate } from "../candidates/candidate.ts";
import { findWrongVerdict } from "../candidates/verdicts.ts";
import { type Effort, measureInterleaved } from "./blocks.ts";
import { type Loop, toRunner } from "./loop.ts";
import { type Measured, type MeasuredRow, type Task, yardstick } from "./measured.ts";
import { makeRows, type Row } from "./rows.ts";

/** Measures rows or, to judge, finds what a candidate judges wrong in any of them. */
export async function measureRows({
  kind,
  rows: names,
  builds,
  effort,
}: Task): Promise<Measured<MeasuredRow>> {
  const rows = await makeRows(names, builds);
  const problems = rows.filter((row) => kind === "judge" || row.isSeasoned).flatMap(findProblems);
  if (problems.length > 0) return { ok: false, problems };
  const measured: MeasuredRow[] = [];
  if (kind === "measure") for (const row of rows) measured.push(await measureRow(row, effort));
  return { ok: true, rows: measured };
}

function findProblems({ name, candidates, verdicts }: Row): readonly string[] {
  return candidates
    .map((candidate) => findWrongVerdict(`${candidate.name} in "${name}"`, candidate, verdicts))
    .filter((problem) => problem !== undefined);
}

async function measureRow(
  { name, documents, candidates }: Row,
  effort: Effort,
): Promise<MeasuredRow> {
  const parse: Loop<string> = { name: yardstick, run: JSON.parse, inputs: documents };
  const loops = candidates.map((candidate) => toLoop(candidate, documents));
  const bytes = documents.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return {
    name,
    documents: documents.length,
    bytes: Math.round(bytes / documents.length),
    rounds: await measureInterleaved([toRunner(parse), ...loops.map(toRunner)], effort),
  };
}

function toLoop({ name, prepare, run }: Candidate, documents: readonly string[]): Loop<unknown> {
  return { name, run, inputs: documents.map((text) => prepare(JSON.parse(text))) };
}
