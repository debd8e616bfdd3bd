import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort, repositoryRoot } from "../../src/index.ts";
import { runVerification } from "./verification-step.ts";

/** A runner's folder in which the step of verify-receiver.yml is run, with an npx that brings nothing from a registry. */
export interface VerificationRunner {
  readonly temporary: string;
  /** A free port for the receiver. */
  readonly port: number;
  /** Runs the step with these inputs and gives its output. Rejects with the output if the step fails. */
  run(given: Readonly<Record<string, string>>): Promise<string>;
  /** Runs the step and gives its output, also if it fails. */
  outputOf(given: Readonly<Record<string, string>>): Promise<string>;
  /** Replaces npx by lines of shell. At first it notes what it is asked for, and runs the built command. */
  writeNpx(lines: string): void;
  /** Gives the text of a file of the runner. Empty if there is none. */
  read(file: string): string;
  remove(): void;
}

const command = join(repositoryRoot, "packages/verify/dist/cli/bin.js");

/** Makes the folder. */
export async function prepareRunner(): Promise<VerificationRunner> {
  const temporary = mkdtempSync(join(tmpdir(), "order-webhooks-runner-"));
  const port = await findFreePort();
  const npx = join(temporary, "bin/npx");
  mkdirSync(join(temporary, "bin"));
  const writeNpx = (lines: string) => {
    writeFileSync(npx, `#!/bin/bash\necho "$@" >>"$RUNNER_TEMP/asked"\n${lines}\n`);
    chmodSync(npx, 0o755);
  };
  writeNpx(`shift 2; exec "${process.execPath}" "${command}" "$@"`);
  const run = (given: Readonly<Record<string, string>>) => {
    const env = { PATH: `${join(temporary, "bin")}:${process.env.PATH}` };
    return runVerification({ temporary, port, given: { "wait-seconds": "600", ...given }, env });
  };
  return {
    ...{ temporary, port, run, writeNpx },
    outputOf: (given) => run(given).catch((error: Error) => error.message),
    read: (file) => {
      const path = join(temporary, file);
      return existsSync(path) ? readFileSync(path, "utf8") : "";
    },
    remove: () => rmSync(temporary, { recursive: true, force: true }),
  };
}
