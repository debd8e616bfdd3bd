import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../src/workspace.ts";

/** Variables, inputs or permissions by name. */
export type Texts = Readonly<Record<string, string>>;

/** One step of a job: a line of shell, or an action with its inputs. */
export interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Texts;
  readonly env?: Texts;
}

/** The keys of a job that the tests read. */
export interface Job {
  readonly permissions?: Texts;
  readonly env?: Texts;
  readonly steps: readonly Step[];
  readonly needs?: string | readonly string[];
  readonly "timeout-minutes"?: number;
}

/** The inputs of a workflow by name. */
export type Inputs = Readonly<Record<string, { readonly default?: string | number }>>;

/** A workflow file of this repository. */
export interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly on: { readonly workflow_call?: { readonly inputs: Inputs } };
  readonly permissions: Texts;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(repositoryRoot, ".github/workflows");

/** Reads every workflow of this repository. */
export function readWorkflows(): readonly Workflow[] {
  return readdirSync(folder).sort().map(readWorkflow);
}

/** Reads a workflow by its file name. */
export function readWorkflow(file: string): Workflow {
  const text = readFileSync(join(folder, file), "utf8");
  return { ...(parse(text) as Omit<Workflow, "file" | "text">), file, text };
}

/**
 * Returns the environment of a step for a caller who gives these inputs. Evaluates the two kinds of expressions that
 * verify-receiver.yml has: an input, and the default of a secret that is not set.
 */
export function evaluateEnv({ env = {} }: Step, inputs: Inputs, given: Texts): Texts {
  const unknown = Object.keys(given).find((name) => !(name in inputs));
  if (unknown !== undefined)
    throw new Error(`verify-receiver.yml: expected one of its inputs, got "${unknown}"`);
  const inputOf = (name: string) => String(given[name] ?? inputs[name]?.default ?? "");
  const evaluate = (value: string) =>
    value
      .replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_all, name: string) => inputOf(name))
      .replace(/\$\{\{ secrets\.[\w-]+ \|\| '([^']*)' \}\}/g, "$1");
  const entries = Object.entries(env);
  return Object.fromEntries(entries.map(([name, value]) => [name, evaluate(String(value))]));
}

/** Returns the commands of a job in order: those of its steps, and those that an action runs. */
export function commandsOf(job: Job | undefined): readonly string[] {
  return (job?.steps ?? []).flatMap((step) => step.run ?? step.with?.script ?? []);
}
