import { testSecret } from "@order-webhooks/receiver/testing";
import { expect } from "vitest";
import { runCli } from "../../src/cli/cli.ts";

const withSecret: NodeJS.Dict<string> = { WEBHOOK_SECRET: testSecret };

/** A command that ended in this process. */
export interface EndedHere {
  readonly code: number;
  readonly printed: readonly string[];
  readonly warned: readonly string[];
}

/** Runs the command in this process, up to its end. */
export async function runHere(
  args: readonly string[],
  environment: NodeJS.Dict<string> = withSecret,
): Promise<EndedHere> {
  const printed: string[] = [];
  const warned: string[] = [];
  const code = await runCli(args, environment, {
    print: (line) => void printed.push(line),
    warn: (line) => void warned.push(line),
    write: (bytes) => void printed.push(String(bytes)),
    isWatched: false,
    ended: () => new Promise(() => {}),
  });
  return { code, printed, warned };
}

/** Matches a message: a code, the mistake, and the fix. */
const refusal: RegExp = /^\[\w+\] [^\n]+: expected [^\n]+, got [^\n]+\. [^\n]+\.$/;

/** Expects exit code 2, and a message with this beginning, followed by a fix. */
export async function expectRefused(
  args: readonly string[],
  begin: string,
  environment: NodeJS.Dict<string> = withSecret,
): Promise<void> {
  const { code, printed, warned } = await runHere(args, environment);
  expect([code, printed]).toEqual([2, []]);
  expect(warned).toHaveLength(1);
  expect(warned[0]).toMatch(refusal);
  expect(warned[0]?.startsWith(begin), warned[0]).toBe(true);
}
