import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { parse } from "yaml";

/** One job of a hosted service: its shells in their order, and the containers next to them. */
export interface HostedJob {
  readonly name: string;
  /** The environment of each container. */
  readonly services: readonly Environment[];
  readonly shells: readonly Shell[];
}

/** One shell of a job. */
export interface Shell {
  readonly script: string;
  readonly env: Environment;
}

/** Variables and their values. */
export interface Environment {
  readonly [name: string]: string;
}

interface Step {
  readonly run?: string;
  readonly env?: Environment;
}

/** A job of GitHub Actions, with its own steps or with those of a called workflow. */
interface ActionsJob {
  readonly env?: Environment;
  readonly services?: { readonly [name: string]: { readonly env?: Environment } };
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly with?: Environment;
}

interface CalledWorkflow {
  readonly on: { readonly workflow_call: { readonly inputs: { readonly [name: string]: Input } } };
  readonly jobs: { readonly [name: string]: ActionsJob };
}

interface Input {
  readonly default?: string | number;
}

interface GitLabJob {
  readonly services?: readonly object[];
  readonly variables?: Environment;
  readonly script: readonly string[];
}

/** Reads the jobs of a YAML file of GitHub Actions or GitLab. */
export function readJobs(file: string, text: string): readonly HostedJob[] {
  const document = parse(text);
  const jobs: object = file.startsWith(".github/") ? document.jobs : document;
  return Object.entries(jobs).map(([name, job]) => ({
    name,
    services: servicesOf(job),
    shells: shellsOf(job),
  }));
}

function servicesOf(job: ActionsJob | GitLabJob): readonly Environment[] {
  // GitLab also passes the variables of a job to its services.
  if ("script" in job) return (job.services ?? []).map(() => job.variables ?? {});
  return Object.values(job.services ?? {}).map(({ env = {} }) => env);
}

function shellsOf(job: ActionsJob | GitLabJob): readonly Shell[] {
  // All lines of a GitLab job are one script.
  if ("script" in job) return [{ script: job.script.join("\n"), env: job.variables ?? {} }];
  if (job.uses !== undefined) return shellsOfCalled(job.uses, job.with ?? {});
  return shellsOfSteps(job, (value) => value);
}

function shellsOfSteps(job: ActionsJob, evaluate: (value: string) => string): readonly Shell[] {
  return (job.steps ?? []).flatMap(({ run, env }) => {
    const both = Object.entries({ ...job.env, ...env });
    const evaluated = both.map(([name, value]) => [name, evaluate(String(value))]);
    return run === undefined ? [] : [{ script: run, env: Object.fromEntries(evaluated) }];
  });
}

/** Returns the shells of our own workflow, called by another repository with these inputs. */
function shellsOfCalled(uses: string, given: Environment): readonly Shell[] {
  const path = /^[\w.-]+\/[\w.-]+\/(\.github\/workflows\/[\w-]+\.yml)@/.exec(uses)?.[1] ?? uses;
  const called: CalledWorkflow = parse(readFileSync(join(repositoryRoot, path), "utf8"));
  const { inputs } = called.on.workflow_call;
  const unknown = Object.keys(given).find((name) => !(name in inputs));
  if (unknown !== undefined)
    throw new Error(`${path}: expected one of its inputs, got "${unknown}"`);
  const inputOf = (name: string) => String(given[name] ?? inputs[name]?.default ?? "");
  return Object.values(called.jobs).flatMap((job) => shellsOfSteps(job, evaluateWith(inputOf)));
}

/** Evaluates the two kinds of expressions that the workflow has: inputs, and secrets that are not set. */
function evaluateWith(inputOf: (input: string) => string): (value: string) => string {
  return (value) =>
    value
      .replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_all, name: string) => inputOf(name))
      .replace(/\$\{\{ secrets\.[\w-]+ \|\| '([^']*)' \}\}/g, "$1");
}
