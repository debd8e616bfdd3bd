import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../src/command.ts";
import { unproxied } from "../../src/index.ts";
import { type Job, readWorkflow, type Step } from "../workflow.ts";

const workflow = readWorkflow("verify-receiver.yml");

/** The one job of verify-receiver.yml. */
export const verify: Job | undefined = workflow.jobs.verify;

/** Its one step that is a script. */
export const verification: Step = verify?.steps.find(({ run }) => run !== undefined) ?? {};

/** The inputs of verify-receiver.yml with their defaults. */
export const inputs: Readonly<Record<string, { readonly default?: string | number }>> =
  workflow.on.workflow_call?.inputs ?? {};

/** The files by which a step speaks to the runner, next to its output. */
export const runnerFiles = [
  "GITHUB_ENV",
  "GITHUB_OUTPUT",
  "GITHUB_PATH",
  "GITHUB_STATE",
  "GITHUB_STEP_SUMMARY",
] as const;

/** Inputs of a caller, and the environment of the runner. */
export interface VerificationRun {
  readonly temporary: string;
  readonly port: number;
  readonly given: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

/** Runs that step as the hosted service does: its shell, its environment, the inputs with their defaults. */
export function runVerification(run: VerificationRun): Promise<string> {
  const { temporary, port, given, env } = run;
  const script = join(temporary, "step.sh");
  writeFileSync(script, verification.run ?? "");
  const files = runnerFiles.map((name) => [name, join(temporary, name)]);
  const ofStep = toEnvironment({ url: `http://127.0.0.1:${port}/webhooks`, ...given });
  const ofRunner = { ...unproxied(), RUNNER_TEMP: temporary, NO_COLOR: "1" };
  const shell = ["--noprofile", "--norc", "-eo", "pipefail", script];
  return runCommand("bash", shell, {
    cwd: temporary,
    env: { ...ofRunner, ...Object.fromEntries(files), ...ofStep, ...env },
  });
}

/** Evaluates the two kinds of expressions that there are: an input, and a secret that is not set, with its default. */
function toEnvironment(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const unknown = Object.keys(given).find((name) => !(name in inputs));
  if (unknown !== undefined) throw new Error(`verify-receiver.yml has no input ${unknown}`);
  const evaluate = (value: string) =>
    value
      .replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_all, name: string) =>
        String(given[name] ?? inputs[name]?.default ?? ""),
      )
      .replace(/\$\{\{ secrets\.[\w-]+ \|\| '([^']*)' \}\}/g, "$1");
  const entries = Object.entries(verification.env ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, evaluate(String(value))]));
}
