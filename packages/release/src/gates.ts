import { runCommand } from "./command.ts";

/** Something that has to pass before anything is published: a script of the root package.json. */
export interface Gate {
  readonly script: string;
  readonly shows: string;
}

/**
 * What every release passes, in this order.
 *
 * `gate` runs the script of that name in every package that has one. None has yet: it is where the comparison of the
 * schemas with those last published will stand (is the pending version large enough for what changed?). A package that
 * brings a `gate` script is asked from then on, without an edit here.
 */
export const gates: readonly Gate[] = [
  { script: "build", shows: "every package builds" },
  { script: "verify", shows: "lint, freshness of generated files, types, every test" },
  { script: "test:long", shows: "what the registry serves works for its consumers" },
  { script: "gate", shows: "the schemas fit the version they get" },
];

/** Runs every gate, showing its output; the first that fails throws. */
export async function passGates(root: string, write: (line: string) => void): Promise<void> {
  for (const { script, shows } of gates) {
    write(`\n${script}: ${shows}`);
    await runCommand("pnpm", ["run", script], { cwd: root, output: "inherit" });
  }
}
