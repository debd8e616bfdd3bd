import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { registryEnvironment, withLocalRegistry } from "../src/index.ts";
import { commandsOf, readWorkflow } from "../testing/workflow.ts";
import { startServer, temporaryFolder } from "./fixtures.ts";
import { gateScripts, ReleaseCopy } from "./release-copy.ts";

// Runs the commands of release.yml, job by job as the hosted service does, on a copy and a registry of this machine.

const { jobs } = readWorkflow("release.yml");

let copy: ReleaseCopy;

beforeAll(() => {
  copy = new ReleaseCopy();
  return () => copy.remove();
});

test("a pull request with versions, then tarballs, then their publication, then nothing", async () => {
  copy.write(".changeset/flow.md", '---\n"@order-webhooks/types": minor\n---\n\nAnything.\n');
  copy.commit("Add a changeset");
  await withLocalRegistry(async (registry) => {
    const env = runnerEnvironment(registry);
    const outputs = (name: "GITHUB_OUTPUT" | "CHANGESETS_OUTPUT") =>
      readFileSync(env[name], "utf8").trim().split("\n");

    expect(await runJob("mode", env)).toContain("mode=version");
    await runJob("version", env);
    // The token of a workflow may not push a change of a workflow.
    expect(await copy.run("git status --porcelain -- .github/workflows")).toBe("");
    copy.commit("Release new versions");
    await expect(runJob("pack", env)).rejects.toThrow("npm run release -- pin");
    await copy.run("npm run release -- pin");
    copy.commit("Pin the version, and merge the pull request");
    expect(await runJob("mode", env)).toContain("mode=publish");
    const [build, ...others] = gateScripts;
    expect(passedIn(await runJob("pack", env))).toEqual([build]);
    expect(passedIn(await runJob("test", env))).toEqual(others);
    await runJob("publish", env);
    expect(await runJob("mode", env)).toContain("mode=none");

    expect(outputs("GITHUB_OUTPUT")).toEqual(["mode=version", "mode=publish", "mode=none"]);
    const tags = outputs("CHANGESETS_OUTPUT").map((line) => (JSON.parse(line) as Tag).tag);
    expect(tags.sort()).toEqual(
      Object.entries(copy.versions()).map(
        ([name, version]) => `@order-webhooks/${name}@${version}`,
      ),
    );
  });
});

test("publishing exchanges the identity of the run for a short-lived token, and asks for one to sign with", async () => {
  const asked: string[] = [];
  const hosted = await startServer((request) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ""}`);
    if (request.url?.startsWith("/identity")) return { value: identity };
    return request.url?.includes("/oidc/token/exchange/") ? { token: "short-lived" } : {};
  });
  const run = {
    ...runnerEnvironment(hosted),
    GITHUB_ACTIONS: "true",
    ACTIONS_ID_TOKEN_REQUEST_URL: `${hosted}identity?run=1`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "this-run",
  };
  // Without the token of an account.
  writeFileSync(join(run.RUNNER_TEMP, "npmrc"), `registry=${hosted}\n`);
  await copy.run("pnpm --dir schemas pack --out ../packed.tgz");
  const publish = "pnpm publish packed.tgz --no-git-checks --access public";

  const signed = jobs.publish?.steps.find(({ env }) => env)?.env ?? {};
  await expect(copy.run(publish, { ...run, ...signed })).rejects.toThrow(/PROVENANCE_IDENTITY/);
  expect(asked).toContainEqual("GET /identity?run=1&audience=sigstore Bearer this-run");

  await copy.run(publish, { ...run, PNPM_CONFIG_PROVENANCE: "false" });
  expect(asked.at(-1)).toBe("PUT /@order-webhooks%2fschemas Bearer short-lived");
});

type Tag = { readonly tag: string };

/** A token in the form of the hosted service. It is incomplete, so that signing stops there. */
const identity = ["{}", '{"repository_visibility":"public"}', "signature"]
  .map((part) => Buffer.from(part).toString("base64url"))
  .join(".");

/** Runs the commands of a job except the installation, which this repository has done. */
async function runJob(name: string, env: ReturnType<typeof runnerEnvironment>): Promise<string> {
  const [setup, ...commands] = commandsOf(jobs[name]);
  expect(setup).toBe("npm run setup");
  let output = "";
  for (const command of commands) {
    output += await copy.run(command.replace(/\$\{\{ runner\.temp \}\}/g, env.RUNNER_TEMP), env);
  }
  return output;
}

/** Returns the gates that passed. */
function passedIn(output: string): readonly string[] {
  return [...output.matchAll(/^passed ([\w:]+)/gm)].map(([, script = ""]) => script);
}

function runnerEnvironment(registry: string) {
  const temporary = temporaryFolder();
  return {
    ...registryEnvironment(registry, temporary),
    CI: "true",
    RUNNER_TEMP: temporary,
    GITHUB_OUTPUT: join(temporary, "GITHUB_OUTPUT"),
    CHANGESETS_OUTPUT: join(temporary, "CHANGESETS_OUTPUT"),
  };
}
