import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { parse } from "yaml";

/** One job of a hosted service: its shells in their order, and the containers next to them. */
export interface HostedJob {
  /** The environment of each container. */
  readonly services: readonly Environment[];
  readonly shells: readonly { readonly script: string; readonly env: Environment }[];
}

/** Variables and their values. */
export interface Environment {
  readonly [name: string]: string;
}

/** A job of GitHub Actions, with its own steps or with those of a called workflow. */
interface ActionsJob {
  readonly env?: Environment;
  readonly services?: { readonly [name: string]: { readonly env?: Environment } };
  readonly steps?: readonly { readonly run?: string; readonly env?: Environment }[];
  readonly uses?: string;
  readonly with?: Environment;
}

interface GitLabJob {
  readonly services?: readonly object[];
  readonly variables?: Environment;
  readonly script: readonly string[];
}

/** Reads the jobs of a YAML file of GitHub Actions or GitLab. */
export function readJobs(file: string, text: string): readonly HostedJob[] {
  const document = parse(text);
  const jobs: readonly (ActionsJob | GitLabJob)[] = Object.values(
    file.startsWith(".github/") ? document.jobs : document,
  );
  return jobs.map((job) => {
    if (!("script" in job)) {
      const services = Object.values(job.services ?? {}).map(({ env = {} }) => env);
      return { services, shells: shellsOf(job) };
    }
    // All lines of a GitLab job are one script. GitLab also passes the variables of a job to its services.
    const { services = [], variables: env = {}, script } = job;
    return { services: services.map(() => env), shells: [{ script: script.join("\n"), env }] };
  });
}

function shellsOf(job: ActionsJob): HostedJob["shells"] {
  if (job.uses !== undefined) return shellsOfCalled(job.uses, job.with ?? {});
  return shellsOfSteps(job, (value) => value);
}

function shellsOfSteps(job: ActionsJob, evaluate: (value: string) => string): HostedJob["shells"] {
  return (job.steps ?? []).flatMap(({ run, env }) => {
    const both = Object.entries({ ...job.env, ...env });
    const evaluated = both.map(([name, value]) => [name, evaluate(String(value))]);
    return run === undefined ? [] : [{ script: run, env: Object.fromEntries(evaluated) }];
  });
}

/**
 * Returns the shells of our own workflow, called by another repository with these inputs. It evaluates the two kinds of
 * expressions that the workflow has: inputs, and secrets that are not set.
 */
function shellsOfCalled(uses: string, given: Environment): HostedJob["shells"] {
  const path = /^[\w.-]+\/[\w.-]+\/(\.github\/workflows\/[\w-]+\.yml)@/.exec(uses)?.[1] ?? uses;
  const called = parse(readFileSync(join(repositoryRoot, path), "utf8"));
  const { inputs } = called.on.workflow_call;
  const unknown = Object.keys(given).find((name) => !(name in inputs));
  if (unknown !== undefined)
    throw new Error(`${path}: expected one of its inputs, got "${unknown}"`);
  const inputOf = (name: string) => String(given[name] ?? inputs[name]?.default ?? "");
  const evaluate = (value: string) =>
    value
      .replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_all, name: string) => inputOf(name))
      .replace(/\$\{\{ secrets\.[\w-]+ \|\| '([^']*)' \}\}/g, "$1");
  return Object.values<ActionsJob>(called.jobs).flatMap((job) => shellsOfSteps(job, evaluate));
}
