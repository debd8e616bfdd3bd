import { mkdirSync, mkdtempDisposableSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { runCommand } from "../src/command.ts";
import { readManifest, readPublishablePackages, registryEnvironment } from "../src/index.ts";
import { copyRepository, git, gitEnvironment } from "../testing/copy-repository.ts";

/** The root scripts that a release runs before it publishes. In a copy each of them only prints that it passed. */
export const gateScripts: readonly string[] = ["build", "test:installed", "test:long"];

type Environment = Readonly<Record<string, string>>;

/** A built and committed copy of the repository with its own remote, to make releases of. */
export class ReleaseCopy {
  readonly root: string;
  readonly #parent = mkdtempDisposableSync(join(tmpdir(), "order-webhooks-copy-"));

  /** Copies every file that git knows or would add, and the built packages. Leaves no folder behind if that fails. */
  constructor() {
    this.root = join(this.#parent.path, "repository");
    try {
      copyRepository(
        this.root,
        readPublishablePackages().map(({ folder }) => join(folder, "dist")),
      );
      // A release inside a test must not run the tests again.
      for (const script of gateScripts) this.#setScript(script, `echo passed ${script}`);
      git(this.#parent.path, "init", "--quiet", "--bare", "origin.git");
      git(this.root, "init", "--quiet", "--initial-branch=main");
      git(this.root, "config", "user.name", "maintainer");
      git(this.root, "config", "user.email", "maintainer@localhost");
      git(this.root, "remote", "add", "origin", "../origin.git");
      this.commit("Copy");
      git(this.root, "push", "--quiet", "--set-upstream", "origin", "main");
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  /** Runs a line of shell in the copy, as a person would, and returns its output. */
  run(line: string, env: Environment = {}): Promise<string> {
    const shell = ["-euo", "pipefail", "-c", line];
    return runCommand("bash", shell, { cwd: this.root, env: { ...gitEnvironment, ...env } });
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.root, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), "utf8");
  }

  commit(message: string): void {
    git(this.root, "add", "--all");
    git(this.root, "commit", "--quiet", "--message", message);
  }

  /** Returns the version of each published package by its name without the scope. */
  versions(): Environment {
    const published = readPublishablePackages(this.root).map(({ manifest }) => manifest);
    return Object.fromEntries(
      published.map(({ name, version }) => [name.replace("@order-webhooks/", ""), version]),
    );
  }

  /** Returns the environment of somebody who may publish to this registry. */
  account(registry: string): Environment {
    const folder = join(this.#parent.path, "account");
    mkdirSync(folder, { recursive: true });
    return registryEnvironment(registry, folder);
  }

  /** Returns the output of a release that has to fail. By default no registry answers it. */
  refusal(registry = "http://127.0.0.1:9/"): Promise<string> {
    return this.run("npm run release", this.account(registry)).then(
      (output) => expect.fail(`the release should have failed:\n${output}`),
      (error: Error) => error.message,
    );
  }

  /** Replaces the command of a gate, and commits that. */
  breakGate(script: string, line: string): void {
    this.#setScript(script, line);
    this.commit(`Break ${script}`);
  }

  /** Returns a function that takes the copy back to its present state. */
  rememberState(): () => void {
    const start = git(this.root, "rev-parse", "HEAD").trim();
    return () => {
      git(this.root, "switch", "--quiet", "main");
      git(this.root, "reset", "--quiet", "--hard", start);
      git(this.root, "clean", "--quiet", "--force", "-d");
    };
  }

  remove(): void {
    this.#parent.remove();
  }

  #setScript(script: string, line: string): void {
    const manifest = readManifest(join(this.root, "package.json"));
    const scripts = { ...(manifest.scripts as object), [script]: line };
    this.write("package.json", JSON.stringify({ ...manifest, scripts }, undefined, 2));
  }
}
