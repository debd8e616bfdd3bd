import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { registryEnvironment, withLocalRegistry } from "../src/index.ts";
import { copyForRelease, gateScripts, type ReleaseCopy } from "./release-copy.ts";
import { commandsOf, readWorkflow } from "./workflow.ts";

// The commands of release.yml, job by job as the hosted service would run them, on a copy and a registry of this machine.

const { jobs } = readWorkflow("release.yml");
const setup = "npm run setup";
const runnerTemp = /\$\{\{ runner\.temp \}\}/g;

let copy: ReleaseCopy;
let temporary: string;

beforeAll(() => {
  copy = copyForRelease();
  temporary = mkdtempSync(join(tmpdir(), "order-webhooks-runner-"));
  return () => {
    copy.remove();
    rmSync(temporary, { recursive: true, force: true });
  };
});

test("a pull request with versions, then tarballs, then their publication, then nothing", async () => {
  copy.write(".changeset/flow.md", '---\n"@order-webhooks/types": minor\n---\n\nAnything.\n');
  copy.commit("Add a changeset");
  await withLocalRegistry(async (registry) => {
    const env = { ...registryEnvironment(registry, temporary), ...runnerEnvironment() };

    expect(await runJob("mode", env)).toContain("mode=version");
    const workflows = ".github/workflows";
    await runJob("version", env);
    // The token of a workflow may not push a change of a workflow.
    expect(await copy.run(`git status --porcelain -- ${workflows}`)).toBe("");
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
    const tags = outputs("CHANGESETS_OUTPUT").map((line) => JSON.parse(line) as { tag: string });
    expect(tags.map(({ tag }) => tag).sort()).toEqual(
      Object.entries(copy.versions()).map(
        ([name, version]) => `@order-webhooks/${name}@${version}`,
      ),
    );
  });
});

test("publishing trades the run's identity for a short-lived token, and asks for one to sign with", async () => {
  const asked: string[] = [];
  const hosted = await listen((request) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ""}`);
    if (request.url?.startsWith("/identity")) return { value: identity };
    return request.url?.includes("/oidc/token/exchange/") ? { token: "short-lived" } : {};
  });
  const run = {
    ...accountlessEnvironment(hosted.address),
    ...runnerEnvironment(),
    GITHUB_ACTIONS: "true",
    ACTIONS_ID_TOKEN_REQUEST_URL: `${hosted.address}identity?run=1`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "this-run",
  };
  await copy.run("pnpm --dir schemas pack --out ../packed.tgz");
  const publish = "pnpm publish packed.tgz --no-git-checks --access public";

  const signed = jobs.publish?.steps.find(({ env }) => env)?.env ?? {};
  await expect(copy.run(publish, { ...run, ...signed })).rejects.toThrow(/PROVENANCE_IDENTITY/);
  expect(asked).toContainEqual("GET /identity?run=1&audience=sigstore Bearer this-run");

  await copy.run(publish, { ...run, PNPM_CONFIG_PROVENANCE: "false" });
  await new Promise((resolve) => hosted.server.close(resolve));
  expect(asked.at(-1)).toBe("PUT /@order-webhooks%2fschemas Bearer short-lived");
});

/** A token of the form that the hosted service gives. It is incomplete, so that signing with it stops there. */
const identity = ["{}", '{"repository_visibility":"public"}', "signature"]
  .map((part) => Buffer.from(part).toString("base64url"))
  .join(".");

/** Runs the commands of a job, except the installation, which has been done already. */
async function runJob(name: string, env: Readonly<Record<string, string>>): Promise<string> {
  const [first, ...commands] = commandsOf(jobs[name]);
  expect(first).toBe(setup);
  let output = "";
  for (const command of commands) {
    output += await copy.run(command.replaceAll(runnerTemp, temporary), env);
  }
  return output;
}

/** The gates that noted that they ran. */
function passedIn(output: string): readonly string[] {
  return [...output.matchAll(/^passed ([\w:]+)/gm)].map(([, script = ""]) => script);
}

function runnerEnvironment(): Readonly<Record<string, string>> {
  return {
    CI: "true",
    RUNNER_TEMP: temporary,
    GITHUB_OUTPUT: join(temporary, "GITHUB_OUTPUT"),
    CHANGESETS_OUTPUT: join(temporary, "CHANGESETS_OUTPUT"),
  };
}

/** The environment of somebody with no account anywhere. */
function accountlessEnvironment(registry: string): Readonly<Record<string, string>> {
  const env = registryEnvironment(registry, temporary);
  writeFileSync(join(temporary, "npmrc"), `registry=${registry}\n`);
  return env;
}

function outputs(file: string): readonly string[] {
  return readFileSync(join(temporary, file), "utf8").trim().split("\n");
}

async function listen(
  answer: (request: IncomingMessage) => object,
): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.end(JSON.stringify(answer(request))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}
