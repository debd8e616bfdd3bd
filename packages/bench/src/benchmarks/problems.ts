/** Prints the reasons why figures are missing or worthless, and returns the exit code. */
export function printProblems(problems: readonly string[] = []): number {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return problems.length > 0 ? 1 : 0;
}
