import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../src/command.ts";
import { unproxied } from "../src/index.ts";
import { type Job, readWorkflow, type Step } from "./workflow.ts";

/** The one job of verify-receiver.yml. */
export const verify: Job | undefined = readWorkflow("verify-receiver.yml").jobs.verify;

/** Its one step that is a script. */
export const verification: Step = verify?.steps.find(({ run }) => run !== undefined) ?? {};

/** Runs that step as the hosted service does: its shell, its environment, the inputs with their defaults. */
export function runVerification({
  temporary,
  port,
  env,
}: {
  readonly temporary: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}): Promise<string> {
  const script = join(temporary, "step.sh");
  writeFileSync(script, verification.run ?? "");
  const given = {
    ...unproxied(),
    RUNNER_TEMP: temporary,
    GITHUB_STEP_SUMMARY: join(temporary, "summary.md"),
    WEBHOOK_SECRET: "order-webhooks-test-secret",
    URL: `http://127.0.0.1:${port}/webhooks`,
    START: "",
    OBSERVE: "",
    EVENTS: "",
    WAIT_SECONDS: "600",
    VERSION: "latest",
    NO_COLOR: "1",
  };
  const shell = ["--noprofile", "--norc", "-eo", "pipefail", script];
  return runCommand("bash", shell, { cwd: temporary, env: { ...given, ...env } });
}
