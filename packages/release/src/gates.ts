import { runCommand } from "./command.ts";

/** Something that has to pass before anything is published: a script of the root package.json. */
export interface Gate {
  readonly script: string;
  readonly shows: string;
}

/** Gates that have to pass before anything is packed. They make what is packed. */
export const gatesBeforePacking: readonly Gate[] = [
  { script: "build", shows: "every package builds" },
];

/**
 * Gates that have to pass between packing and publishing, in this order. They come after packing because `test:long` installs
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

/** The repository that gates run in, additions to their environment, and the output of their progress. */
export interface GateOptions {
  readonly root: string;
  readonly write: (line: string) => void;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs every gate, showing its output. Rejects at the first that fails. */
export async function passGates(
  gates: readonly Gate[],
  { root, write, env = {} }: GateOptions,
): Promise<void> {
  for (const { script, shows } of gates) {
    write(`\n${script}: ${shows}`);
    await runCommand("pnpm", ["run", script], { cwd: root, env, output: "inherit" });
  }
}
