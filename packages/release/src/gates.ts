import { runCommand } from "./command.ts";

/** Something that has to pass before anything is published: a script of the root package.json. */
export interface Gate {
  readonly script: string;
  readonly shows: string;
}

/** What has to pass before anything is packed: it makes what is packed. */
export const gatesBeforePacking: readonly Gate[] = [
  { script: "build", shows: "every package builds" },
];

/**
 * What has to pass between packing and publishing, in this order. It comes after packing because `test:long` installs
 * hundreds of packages that no lockfile of ours holds: what one of them did to a tarball would be noticed, and in the workflow could not be done.
 *
 * `gate` runs the script of that name in every package that has one. None has yet: it is where the comparison of the
 * schemas with those last published will stand (is the pending version large enough for what changed?). A package that
 * brings a `gate` script is asked from then on, without an edit here.
 */
export const gatesAfterPacking: readonly Gate[] = [
  { script: "test:installed", shows: "lint, freshness of generated files, types, every test" },
  { script: "test:long", shows: "what the registry serves works for its consumers" },
  { script: "gate", shows: "the schemas fit the version they get" },
];

/**
 * The variable that tells `test:long` which folder of tarballs is to be released: it then serves those to its consumers.
 * turbo.json lets it through.
 */
export const packedVariable = "ORDER_WEBHOOKS_PACKED";

/** Where gates run, what they find in their environment, and who hears of them. */
export interface GateOptions {
  readonly root: string;
  readonly write: (line: string) => void;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs every gate, showing its output; the first that fails throws. */
export async function passGates(
  gates: readonly Gate[],
  { root, write, env = {} }: GateOptions,
): Promise<void> {
  for (const { script, shows } of gates) {
    write(`\n${script}: ${shows}`);
    await runCommand("pnpm", ["run", script], { cwd: root, env, output: "inherit" });
  }
}
