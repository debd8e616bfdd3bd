import { chmod, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { findFreePort } from "@order-webhooks/test-setup/free-port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Block, readBlocks } from "../src/document.ts";
import { createOfflinePlace, type Installed, type Place } from "../src/place.ts";
import { runOutside } from "../src/run-outside.ts";
import { type HostedJob, readJobs } from "./hosted-jobs.ts";

/** A document whose commands are run. */
export interface Document {
  readonly file: string;
  /** The sections that `npm test` runs. `npm run test:long` runs the others. */
  readonly quick: "first" | "all";
  /** The consumer in whose repository it is run, by default an empty one. */
  readonly consumer?: string;
  /** Shell lines that run before each block, for files and servers that its commands need. */
  readonly before?: string;
}

/** The documents whose commands are run here. */
export const documents: readonly Document[] = [
  { file: "docs/consume-types.md", quick: "first" },
  { file: "docs/verify-in-ci.md", quick: "first", consumer: "verify-in-ci" },
  {
    file: "README.md",
    quick: "all",
    consumer: "verify-in-ci",
    // The reader has started a receiver, and confirms that npx may install.
    before: `export npm_config_yes=true
WEBHOOK_SECRET=order-webhooks-test-secret ./start-receiver &
`,
  },
];

/** Documents with shell blocks that other tests cover. */
export const testedElsewhere: { readonly [file: string]: string } = {
  "docs/pact-broker.md": "broker-document.test.ts runs it with a stand-in for the broker",
  "docs/publishing.md": "the tests of packages/release run its commands on a copy",
};

/** Commands that no test here runs. */
export const notRun: readonly { readonly command: RegExp; readonly reason: string }[] = [
  { command: /^npm (start|test)\b/m, reason: "one is the demo, the other runs this test" },
];

/** Reads the blocks that are run, in order. They are all in sections with a shell or YAML block. */
async function readDocument(file: string): Promise<readonly Block[]> {
  const all = readBlocks(await readFile(join(repositoryRoot, file), "utf8"));
  const blocks = all.filter((block, at) => {
    // readme.test.ts runs code without a file name, and compares the output after it.
    const code = block.language === "text" ? all[at - 1] : block;
    return !(code?.language === "ts" && code.file === undefined) && !isNotRun(block);
  });
  const running = blocks.filter((block) => isCommand(block) || block.language === "yaml");
  const sections = new Set(running.map(({ section }) => section));
  return blocks.filter(({ section }) => sections.has(section));
}

function isNotRun(block: Block): boolean {
  return isCommand(block) && notRun.some(({ command }) => command.test(block.code));
}

/**
 * Registers a test for every block of the documents' quick sections, or of all others. Each section is run in its own
 * repository. A block whose first line names a file is written to that file. A shell block is run. A text block is
 * compared with the output before it. The shell lines of a YAML block are run.
 */
export async function testDocuments({ quick }: { readonly quick: boolean }): Promise<void> {
  let place: Place;
  beforeAll(async () => {
    place = await createOfflinePlace();
  });
  afterAll(() => place?.remove());

  for (const document of documents) {
    const blocks = await readDocument(document.file);
    const sections = Map.groupBy(blocks, ({ section }) => section);
    const quickCount = document.quick === "all" ? sections.size : 1;
    const all = [...sections].map(([section, own]) => ({ section, own }));
    const chosen = quick ? all.slice(0, quickCount) : all.slice(quickCount);
    describe.each(chosen)(`${document.file}, $section`, ({ own }) => {
      testSection(own, document, () => place);
    });
  }
}

function testSection(
  blocks: readonly Block[],
  { consumer, before = "" }: Document,
  placeOf: () => Place,
): void {
  let repository: Installed;
  let port: number;
  let printed = "";

  beforeAll(async () => {
    repository = await placeOf().prepare(consumer);
    port = await findFreePort();
    if (consumer !== undefined) await addReceiver(repository.cwd, port);
  });

  test.each(blocks.map((block, at) => ({ block, title: titleOf(block, at) })))(
    "$title",
    async ({ block }) => {
      const code = withPort(block.code, port);
      if (block.language === "text") expect(withoutChance(printed)).toBe(withoutChance(code));
      else printed = await runBlock({ ...block, code }, before, repository);
    },
  );

  test("every file is used by a command, and every language is known", () => {
    const commands = blocks.filter(isCommand).map(({ code }) => code);
    for (const { language, file } of blocks) {
      expect(["sh", "ts", "js", "jsonc", "yaml", "text"]).toContain(language);
      if (language !== "sh" || file === undefined) continue;
      expect(commands.some((command) => command.includes(file))).toBe(true);
    }
  });
}

/** Names a block by its number and its file or first line. */
export function titleOf({ language, file, code }: Block, at: number): string {
  return `${at + 1}: ${file ?? code.split("\n")[0] ?? language}`;
}

function isCommand({ language, file }: Block): boolean {
  return language === "sh" && file === undefined;
}

/** Replaces port 3000, which may be taken here, and the name that a hosted service gives a container. */
function withPort(code: string, port: number): string {
  return code.replaceAll("//shop:3000", "//127.0.0.1:3000").replaceAll(":3000", `:${port}`);
}

/** Leaves out ids and times, which differ from run to run. */
function withoutChance(text: string): string {
  return text.replace(/\b(whs|evcus|ord)_\w+/g, "$1_...").replace(/\b\d+ ms\b/g, "... ms");
}

/** Writes the file of a block, runs its commands, and resolves to their output. */
async function runBlock(block: Block, before: string, repository: Installed): Promise<string> {
  const { language, file, code } = block;
  if (file !== undefined) await write(repository.cwd, file, code);
  if (isCommand(block)) return runShell(before + code, repository);
  if (language !== "yaml") return "";
  for (const job of readJobs(file ?? "", code)) await runJob(job, repository);
  return "";
}

/** Adds what the documents on receivers need: a way to start one, a stand-in for Docker, and a folder of pacts. */
async function addReceiver(folder: string, port: number): Promise<void> {
  await write(
    folder,
    "start-receiver",
    `#!/bin/sh\nPORT=${port} OBSERVE=yes exec node receiver.js\n`,
  );
  await write(folder, "bin/docker", docker);
  for (const program of ["start-receiver", "bin/docker"]) await chmod(join(folder, program), 0o755);
  const pacts = join(repositoryRoot, "contracts/examples/consumer/pacts");
  await cp(pacts, join(folder, "pacts"), { recursive: true });
}

/**
 * Runs the command of a container here, with its environment. For an image without a command it runs the receiver.
 * Other features of `docker run` are Docker's. A detached container ends with the shell.
 */
const docker = `#!/bin/bash
set -eu
action=$1
shift
detached=
while [[ $action = run && $1 = -* ]]; do
  case $1 in
    --rm) shift ;;
    --detach) detached=yes; shift ;;
    --env) export "\${2?}"; shift 2 ;;
    --name | --network) shift 2 ;;
    *) echo "no such option in this stand-in: $1"; exit 64 ;;
  esac
done
case $action in
  run) shift; if [ -n "$detached" ]; then ./start-receiver >/dev/null 2>&1 & else exec "$@"; fi ;;
  stop) ;;
  *) exit 64 ;;
esac
`;

/** Writes a file and its folders. */
export async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

/** Runs a script in a repository, with further variables. Resolves to its output, and rejects if it fails. */
export function runShell(
  script: string,
  { cwd, path, env }: Installed,
  variables: { readonly [name: string]: string } = {},
): Promise<string> {
  const options = { cwd, path: [join(cwd, "bin"), ...path], env: { ...env, ...variables } };
  return runOutside("bash", ["-euo", "pipefail", "-c", script], options);
}

/**
 * Runs the shells of a job in their order. As on the hosted service, processes that a shell leaves running end with the
 * job. So does the receiver that stands for a service.
 */
async function runJob({ services, shells }: HostedJob, repository: Installed): Promise<void> {
  const summary = join(repository.cwd, "summary.md");
  const hosted = { RUNNER_TEMP: repository.env.TMPDIR, GITHUB_STEP_SUMMARY: summary };
  const commands = shells.map(({ script, env }) => {
    return `${setting({ ...hosted, ...env })} bash -eo pipefail -c ${quote(script)}`;
  });
  expect(commands).not.toEqual([]);
  const started = services.map((env) => `${setting(env)} ./start-receiver &`);
  await runShell([...started, ...commands].join("\n"), repository);
}

function setting(variables: HostedJob["services"][number]): string {
  const set = Object.entries(variables).map(([name, value]) => quote(`${name}=${value}`));
  return ["env", ...set].join(" ");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
