import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../src/command.ts";
import { readManifest, readPublishablePackages } from "../src/index.ts";
import { copyRepository, git, gitEnvironment } from "../testing/copy-repository.ts";

/** A copy of the repository to make releases of: built, committed, with a remote of its own. */
export interface ReleaseCopy {
  readonly root: string;
  /** Runs a line of shell in the copy, as a person would, and gives its output. */
  run(line: string, env?: Readonly<Record<string, string>>): Promise<string>;
  write(file: string, text: string): void;
  read(file: string): string;
  commit(message: string): void;
  versions(): Readonly<Record<string, string>>;
  remove(): void;
}

/** The root scripts that a release runs before it publishes. In a copy each only notes that it ran. */
export const gateScripts: readonly string[] = ["build", "test:installed", "test:long", "gate"];

/** Copies what git knows or would add, and the built packages, to a temporary folder. Leaves none if that fails. */
export function copyForRelease(): ReleaseCopy {
  const parent = mkdtempSync(join(tmpdir(), "order-webhooks-copy-"));
  const remove = () => rmSync(parent, { recursive: true, force: true });
  try {
    return { ...prepare(parent), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function prepare(parent: string): Omit<ReleaseCopy, "remove"> {
  const root = join(parent, "repository");
  copyRepository(
    root,
    readPublishablePackages().map(({ folder }) => join(folder, "dist")),
  );
  noteGates(root);
  git(parent, "init", "--quiet", "--bare", "origin.git");
  git(root, "init", "--quiet", "--initial-branch=main");
  git(root, "config", "user.name", "maintainer");
  git(root, "config", "user.email", "maintainer@localhost");
  git(root, "remote", "add", "origin", "../origin.git");
  const copy = releaseCopy(root);
  copy.commit("Copy");
  git(root, "push", "--quiet", "--set-upstream", "origin", "main");
  return copy;
}

function releaseCopy(root: string): Omit<ReleaseCopy, "remove"> {
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);
  return {
    root,
    write,
    run: (line, env = {}) =>
      runCommand("bash", ["-euo", "pipefail", "-c", line], {
        cwd: root,
        env: { ...gitEnvironment, ...env },
      }),
    read: (file) => readFileSync(join(root, file), "utf8"),
    commit: (message) => {
      git(root, "add", "--all");
      git(root, "commit", "--quiet", "--message", message);
    },
    versions: () =>
      Object.fromEntries(
        readPublishablePackages(root).map(({ manifest }) => [
          manifest.name.replace("@order-webhooks/", ""),
          manifest.version,
        ]),
      ),
  };
}

/** The whole verification inside each test of a release would never end: a gate here only writes down its name. */
function noteGates(root: string): void {
  const file = join(root, "package.json");
  const manifest = readManifest(file);
  const notes = gateScripts.map((script) => [script, `echo passed ${script}`]);
  const scripts = { ...(manifest.scripts as object), ...Object.fromEntries(notes) };
  writeFileSync(file, JSON.stringify({ ...manifest, scripts }, undefined, 2));
}
