import { runCommand } from "./command.ts";

/** A check that has to pass before a release: a script of the root package.json. */
export interface Gate {
  readonly script: string;
  readonly shows: string;
}

/** Gates that pass before packing. They build the packages. */
export const gatesBeforePacking: readonly Gate[] = [
  { script: "build", shows: "every package builds" },
];

/**
 * Gates that pass between packing and publishing, in this order. `test:long` installs hundreds of packages that our
 * lockfile does not name. If one of these changes a tarball, the release fails. In the workflow, the gates run in their
 * own job, so they cannot change the tarballs that are published.
 */
export const gatesAfterPacking: readonly Gate[] = [
  { script: "test:installed", shows: "lint, freshness of generated files, types, every test" },
  { script: "test:long", shows: "every consumer works with the tarballs" },
];

/** Variable with the folder of tarballs to release, which `test:long` serves to its consumers. turbo.json passes it through. */
export const packedVariable = "ORDER_WEBHOOKS_PACKED";

/** Gates run the code of other packages, so they get no token for the registry. */
const withoutTokens = { NODE_AUTH_TOKEN: undefined, NPM_TOKEN: undefined };

/** Runs every gate in a repository and shows its output. Rejects at the first gate that fails. */
export async function passGates(
  gates: readonly Gate[],
  { root, write }: { readonly root: string; write(line: string): void },
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  for (const { script, shows } of gates) {
    write(`\n${script}: ${shows}`);
    await runCommand("pnpm", ["run", script], {
      cwd: root,
      env: { ...env, ...withoutTokens },
      output: "inherit",
    });
  }
}
