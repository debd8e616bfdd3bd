import type { Candidate } from "../candidates/candidate.ts";
import { findWrongVerdict } from "../candidates/verdicts.ts";
import { measureInterleaved } from "./blocks.ts";
import type { Effort } from "./effort.ts";
import { type Loop, toRunner } from "./loop.ts";
import { type Measured, type MeasuredRow, type Task, yardstick } from "./measured.ts";
import { makeAcceptance, makeRows, type Row, type Trial } from "./rows.ts";

/**
 * Measures rows. A task of the kind `judge` instead finds wrong verdicts of candidates, on the corpus and on the
 * documents of the rows.
 */
export async function measureRows(task: Task): Promise<Measured<MeasuredRow>> {
  const rows = await makeRows(task.rows, task.builds);
  return task.kind === "judge"
    ? judge([await makeAcceptance(task.builds), ...rows])
    : measure(rows, task.effort);
}

function judge(trials: readonly Trial[]): Measured<MeasuredRow> {
  const problems = trials.flatMap(findProblems);
  if (problems.length > 0) return { ok: false, problems };
  const [{ verdicts } = { verdicts: { good: [], bad: [] } }] = trials;
  return { ok: true, rows: [], judged: verdicts.good.length + verdicts.bad.length };
}

async function measure(rows: readonly Row[], effort: Effort): Promise<Measured<MeasuredRow>> {
  const problems = rows.filter(({ isSeasoned }) => isSeasoned).flatMap(findProblems);
  if (problems.length > 0) return { ok: false, problems };
  const measured: MeasuredRow[] = [];
  for (const row of rows) measured.push(await measureRow(row, effort));
  return { ok: true, rows: measured };
}

function findProblems({ name, candidates, verdicts }: Trial): readonly string[] {
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
