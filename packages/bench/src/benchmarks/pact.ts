import { measureCommands } from "../pact/measure-commands.ts";
import type { PactEffort } from "../pact/measured.ts";
import { observeConditions } from "../report/conditions.ts";
import { findWrongMessages, type PactReport, toPactFigures } from "../report/pact-report.ts";
import type { MeasureOptions, Outcome } from "./outcome.ts";
import { showProgress } from "./progress.ts";

const efforts = {
  full: { rounds: 5, payloads: 1_000 },
  brief: { rounds: 3, payloads: 500 },
  quick: { rounds: 1, payloads: 2 },
} as const satisfies { readonly [length: string]: PactEffort };

/** Measures the verification of the committed message pact. */
export async function measurePact({
  effort: length,
}: MeasureOptions): Promise<Outcome<PactReport>> {
  const endConditions = observeConditions();
  const effort = efforts[length];
  const measured = await measureCommands(effort, (round) =>
    showProgress(`round ${round} of ${effort.rounds}`),
  );
  showProgress("");
  const report = { conditions: endConditions(), effort, ...toPactFigures(measured) };
  return { ok: true, report, problems: findWrongMessages(report) };
}
