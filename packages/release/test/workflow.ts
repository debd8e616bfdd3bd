import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../src/index.ts";

/** One step of a job: a line of shell, or an action with its inputs. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** The keys of a job that the tests read. */
export interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly needs?: string | readonly string[];
  readonly "timeout-minutes"?: number;
}

/** A workflow file of this repository. */
export interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly on: {
    readonly workflow_call?: {
      readonly inputs: Readonly<Record<string, { readonly default?: string | number }>>;
    };
  };
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(repositoryRoot, ".github/workflows");

/** Every workflow of this repository. */
export function readWorkflows(): readonly Workflow[] {
  return readdirSync(folder).sort().map(readWorkflow);
}

/** One workflow by its file name. */
export function readWorkflow(file: string): Workflow {
  const text = readFileSync(join(folder, file), "utf8");
  return { ...(parse(text) as Omit<Workflow, "file" | "text">), file, text };
}

/** The commands of a job, in order: what its steps run, and what they hand to an action to run. */
export function commandsOf(job: Job | undefined): readonly string[] {
  return (job?.steps ?? []).flatMap((step) => step.run ?? step.with?.script ?? []);
}
