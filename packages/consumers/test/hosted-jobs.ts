import { basename } from "node:path";
import {
  evaluateEnv,
  type Job,
  readWorkflow,
  type Step,
  type Texts,
} from "@order-webhooks/release/workflow";
import { parse } from "yaml";

/** One job of a hosted service: its shells in their order, and the containers next to them. */
export interface HostedJob {
  /** The environment of each container. */
  readonly services: readonly Texts[];
  readonly shells: readonly { readonly script: string; readonly env: Texts }[];
}

/** A job of GitHub Actions, with its own steps or with those of a called workflow. */
interface ActionsJob extends Partial<Job> {
  readonly services?: { readonly [name: string]: { readonly env?: Texts } };
  readonly uses?: string;
  readonly with?: Texts;
}

interface GitLabJob {
  readonly services?: readonly object[];
  readonly variables?: Texts;
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
      return { services, shells: job.uses === undefined ? shellsOf(job) : shellsOfCalled(job) };
    }
    // All lines of a GitLab job are one script. GitLab also passes the variables of a job to its services.
    const { services = [], variables: env = {}, script } = job;
    return { services: services.map(() => env), shells: [{ script: script.join("\n"), env }] };
  });
}

function shellsOf(
  { env, steps = [] }: ActionsJob,
  envOf: (step: Step) => Texts = (step) => step.env ?? {},
): HostedJob["shells"] {
  return steps.flatMap((step) =>
    step.run === undefined ? [] : [{ script: step.run, env: { ...env, ...envOf(step) } }],
  );
}

/** Returns the shells of our own workflow, called by another repository with these inputs. */
function shellsOfCalled({ uses = "", with: given = {} }: ActionsJob): HostedJob["shells"] {
  const { jobs, on } = readWorkflow(basename(uses).replace(/@.*$/, ""));
  const inputs = on.workflow_call?.inputs ?? {};
  return Object.values(jobs).flatMap((job) =>
    shellsOf(job, (step) => evaluateEnv(step, inputs, given)),
  );
}
