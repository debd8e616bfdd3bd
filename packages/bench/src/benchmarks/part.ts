import { resolve } from "node:path";
import type { Options } from "../arguments.ts";
import { printSection, type Section } from "../page/section.ts";
import type { Measure } from "./outcome.ts";
import { printProblems } from "./problems.ts";

/** A part: how it is measured, and how its report is shown. */
export interface Part<R> {
  readonly measure: Measure<R>;
  readonly toSection: (report: R) => Section;
}

/** Measures one part, prints its figures, and returns the exit code. */
export async function benchPart<R>(
  { measure, toSection }: Part<R>,
  options: Options,
): Promise<number> {
  const { json, quick, "cpu-prof": profiles, against, ...others } = options;
  const outcome = await measure({
    ...others,
    effort: quick ? "quick" : "full",
    ...(against && { against: resolve(against) }),
    ...(profiles && { profiles: resolve(profiles) }),
  });
  if (outcome.ok) {
    const { report } = outcome;
    const text = json ? `${JSON.stringify(report, null, 2)}\n` : printSection(toSection(report));
    process.stdout.write(text);
  }
  return printProblems(outcome.problems);
}
