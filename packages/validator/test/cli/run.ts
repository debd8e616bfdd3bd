import { runCommand } from "../../src/cli/cli.ts";
import type { ExitCode } from "../../src/cli/terminal.ts";
import { findRoot } from "./schema-places.ts";

/** Output and exit code of a run. */
export interface Ran {
  readonly exit: ExitCode;
  readonly printed: string;
  readonly warned: string;
}

/** Other parts of the command's environment. */
export interface Input {
  readonly stdin?: string | Uint8Array;
  readonly typing?: boolean;
  readonly color?: boolean;
}

/** Runs the command in this process, with the keys that the schemas declare. */
export async function run(args: readonly string[], input: Input = {}): Promise<Ran> {
  const printed: string[] = [];
  const warned: string[] = [];
  const { stdin = "", typing = false, color = false } = input;
  const exit = await runCommand(args, {
    print: (text) => printed.push(text),
    warn: (text) => warned.push(text),
    color,
    stdin: () => chunksOf(Buffer.from(stdin)),
    typing,
    findRoot,
  });
  return { exit, printed: printed.join(""), warned: warned.join("") };
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const half = Math.ceil(bytes.length / 2);
  yield bytes.subarray(0, half);
  yield bytes.subarray(half);
}
