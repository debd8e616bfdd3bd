import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const ours = createRequire(import.meta.url);
const cli = createRequire(ours.resolve("@pact-foundation/pact-cli/package.json"));
const platform = `@pact-foundation/pact-cli-${process.platform}-${process.arch}`;
const program = join(dirname(cli.resolve(`${platform}/package.json`)), "standalone", "pact");

/** The end of a program, and all that it wrote. */
export interface ClientEnd {
  readonly exit: number | null;
  readonly output: string;
}

/** Runs the official program of Pact, for example `broker publish`. */
export function runPact(
  args: readonly string[],
  variables: { readonly [name: string]: string },
): Promise<ClientEnd> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PACT_|.*_PROXY$)/i.test(name));
  const env = {
    ...Object.fromEntries(kept),
    PACT_DO_NOT_TRACK: "true",
    NO_PROXY: "*",
    ...variables,
  };
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const add = (text: string): void => {
      output += text;
    };
    child.stdout.setEncoding("utf8").on("data", add);
    child.stderr.setEncoding("utf8").on("data", add);
    child.once("close", (exit) => resolve({ exit, output }));
  });
}
