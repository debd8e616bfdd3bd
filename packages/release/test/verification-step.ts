import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { runCommand } from "../src/command.ts";
import { unproxied } from "../src/index.ts";
import { readWorkflow, type Step } from "./workflow.ts";

const steps: readonly Step[] = readWorkflow("verify-receiver.yml").jobs.verify?.steps ?? [];

/** The one step of verify-receiver.yml that is a script. */
export const verification: Step = steps.find(({ run }) => run !== undefined) ?? {};

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
    WAIT_SECONDS: "10",
    VERSION: "latest",
    NO_COLOR: "1",
  };
  const shell = ["--noprofile", "--norc", "-eo", "pipefail", script];
  return runCommand("bash", shell, { cwd: temporary, env: { ...given, ...env } });
}

/** A port that nothing listens on. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      const found = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(found));
    });
  });
}
