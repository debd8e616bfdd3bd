import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findFreePort } from "@order-webhooks/test-setup/free-port";
import { repositoryRoot, runCommand, unproxied } from "../../src/index.ts";
import {
  evaluateEnv,
  type Inputs,
  type Job,
  readWorkflow,
  type Step,
  type Texts,
} from "../../testing/workflow.ts";
import { temporaryFolder } from "../fixtures.ts";

const workflow = readWorkflow("verify-receiver.yml");

/** The one job of verify-receiver.yml. */
export const verify: Job | undefined = workflow.jobs.verify;

/** The one step of the job that is a script. */
export const verification: Step = verify?.steps.find(({ run }) => run !== undefined) ?? {};

/** The inputs of verify-receiver.yml with their defaults. */
export const inputs: Inputs = workflow.on.workflow_call?.inputs ?? {};

/** The files by which a step communicates with the runner, in addition to its output. */
export const runnerFiles: readonly string[] = [
  "GITHUB_ENV",
  "GITHUB_OUTPUT",
  "GITHUB_PATH",
  "GITHUB_STATE",
  "GITHUB_STEP_SUMMARY",
];

const command = join(repositoryRoot, "packages/verify/dist/cli/bin.js");

/** The hosted service for one test: runs the step of verify-receiver.yml in a temporary folder. */
export class VerificationRunner {
  readonly temporary: string = temporaryFolder();
  /** A free port for the receiver. */
  port = 0;

  /** Makes a runner whose npx runs the built command of this repository and records its arguments. */
  static async create(): Promise<VerificationRunner> {
    const runner = new VerificationRunner();
    runner.port = await findFreePort();
    mkdirSync(join(runner.temporary, "bin"));
    runner.writeNpx(`shift 2; exec "${process.execPath}" "${command}" "$@"`);
    return runner;
  }

  /** Replaces npx by lines of shell. */
  writeNpx(lines: string): void {
    const npx = join(this.temporary, "bin/npx");
    writeFileSync(npx, `#!/bin/bash\necho "$@" >>"$RUNNER_TEMP/asked"\n${lines}\n`);
    chmodSync(npx, 0o755);
  }

  /**
   * Runs the step with these inputs as the hosted service does: its shell, its environment, and defaults of inputs. Returns the
   * output. Rejects with the output if the step fails.
   */
  run(given: Texts, env: Texts = {}): Promise<string> {
    const script = join(this.temporary, "step.sh");
    writeFileSync(script, verification.run ?? "");
    const files = runnerFiles.map((name) => [name, join(this.temporary, name)]);
    const url = `http://127.0.0.1:${this.port}/webhooks`;
    return runCommand("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
      cwd: this.temporary,
      env: {
        ...unproxied(),
        RUNNER_TEMP: this.temporary,
        NO_COLOR: "1",
        PATH: `${join(this.temporary, "bin")}:${process.env.PATH}`,
        ...Object.fromEntries(files),
        ...evaluateEnv(verification, inputs, { url, "wait-seconds": "600", ...given }),
        ...env,
      },
    });
  }

  /** Runs the step and returns its output, also if the step fails. */
  outputOf(given: Texts): Promise<string> {
    return this.run(given).catch((error: Error) => error.message);
  }

  /** Reads a file of the runner. Returns an empty text if the file does not exist. */
  read(file: string): string {
    const path = join(this.temporary, file);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  }
}
