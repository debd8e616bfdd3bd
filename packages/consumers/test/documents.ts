import { chmod, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findFreePort, repositoryRoot } from "@order-webhooks/release";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../src/command.ts";
import { type Block, readBlocks } from "../src/document.ts";
import { createOfflinePlace } from "../src/offline-place.ts";
import { packPackages } from "../src/packages.ts";
import type { Installed, Place } from "../src/place.ts";
import { type HostedJob, readJobs } from "./hosted-jobs.ts";

interface Document {
  readonly file: string;
  /** The sections that `npm test` runs. `npm run test:long` runs the others. */
  readonly quick: readonly string[];
  /** The consumer in whose repository it is run, by default an empty one. */
  readonly consumer?: string;
  /** Files and servers that its commands need. */
  readonly before?: string;
  /** The blocks that are run here, by default all. */
  readonly has?: (block: Block) => boolean;
}

const documents: readonly Document[] = [
  { file: "docs/consume-types.md", quick: ["A TypeScript repository"] },
  { file: "docs/verify-in-ci.md", quick: ["Plain shell"], consumer: "verify-in-ci" },
  {
    file: "README.md",
    quick: ["Send one delivery to your receiver", "Verify your own receiver, in any language"],
    consumer: "verify-in-ci",
    // The reader has started a receiver, and confirms that npx may install.
    before: `export npm_config_yes=true
WEBHOOK_SECRET=order-webhooks-test-secret ./start-receiver &
`,
    // Its code is run by readme.test.ts, and its first commands are those that run this.
    has: ({ language, section }) =>
      section === "Send one delivery to your receiver" ||
      (language === "sh" && section !== "Try it"),
  },
];

/**
 * Registers a test for every block of the documents' quick sections, or of all others. Each section is run in a repository of
 * its own: a block whose first line names a file is written there, a shell block is run, a text block is compared with what was
 * printed, and of YAML the shell lines are run.
 */
export async function testDocuments({ quick }: { readonly quick: boolean }): Promise<void> {
  let place: Place;
  beforeAll(async () => {
    place = await createOfflinePlace(await packPackages());
  });
  afterAll(() => place?.remove());

  for (const document of documents) {
    const blocks = await readDocument(document);
    const sections = [...new Set(blocks.map(({ section }) => section))];
    test(`${document.file} has its quick sections`, () => {
      expect(sections).toEqual(expect.arrayContaining([...document.quick]));
    });
    const chosen = sections.filter((section) => document.quick.includes(section) === quick);
    describe.each(chosen)(`${document.file}, %s`, (section) => {
      testSection(
        blocks.filter((block) => block.section === section),
        document,
        () => place,
      );
    });
  }
}

async function readDocument({ file, has = () => true }: Document): Promise<readonly Block[]> {
  return readBlocks(await readFile(join(repositoryRoot, file), "utf8")).filter(has);
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
    if (consumer !== undefined) await addReceiver(repository.folder, port);
  });

  test.each(blocks.map((block, at) => ({ block, title: titleOf(block, at) })))(
    "$title",
    async ({ block }) => {
      const { language, code } = withPort(block, port);
      if (language === "text") expect(withoutChance(printed)).toBe(withoutChance(code));
      else printed = await runBlock(withPort(block, port), before, repository);
    },
  );

  test("every file is used by a command, and every language is known", () => {
    const commands = blocks.filter(isCommand).map(({ code }) => code);
    const scripts = blocks.filter(({ language }) => language === "sh").map(({ file }) => file);
    for (const script of scripts.filter((name) => name !== undefined)) {
      expect(commands.some((command) => command.includes(script))).toBe(true);
    }
    const known = ["sh", "ts", "js", "jsonc", "yaml", "text"];
    expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([]);
  });
}

function titleOf({ language, file, code }: Block, at: number): string {
  return `${at + 1}: ${file ?? code.split("\n")[0] ?? language}`;
}

function isCommand({ language, file }: Block): boolean {
  return language === "sh" && file === undefined;
}

/** Replaces port 3000, which the documents name and which may be taken here, and the name that a service gives a container. */
function withPort(block: Block, port: number): Block {
  const code = block.code.replaceAll("//shop:3000", "//127.0.0.1:3000");
  return { ...block, code: code.replaceAll(":3000", `:${port}`) };
}

/** Leaves out ids and times, which differ from run to run. */
function withoutChance(text: string): string {
  return text.replace(/\b(whs|evcus|ord)_\w+/g, "$1_...").replace(/\b\d+ ms\b/g, "... ms");
}

/** Writes the file that a block is, runs what there is to run of it, and gives what that printed. */
async function runBlock(block: Block, before: string, repository: Installed): Promise<string> {
  const { language, file, code } = block;
  if (file !== undefined) await write(repository.folder, file, code);
  if (isCommand(block)) return runShell(before + code, repository);
  if (language !== "yaml") return "";
  for (const job of readJobs(file ?? "", code)) await runJob(job, repository);
  return "";
}

/** Adds what the documents on receivers need: a way to start one, a stand-in for Docker, and a folder of pacts. */
async function addReceiver(folder: string, port: number): Promise<void> {
  const start = `#!/bin/sh\nPORT=${port} OBSERVE=yes exec node receiver.js\n`;
  await writeProgram(folder, "start-receiver", start);
  await writeProgram(folder, "bin/docker", docker);
  const pacts = join(repositoryRoot, "contracts/examples/consumer/pacts");
  await cp(pacts, join(folder, "pacts"), { recursive: true });
}

/**
 * Runs the command of a container here, with its environment, and the receiver for an image without a command. All else that
 * `docker run` does is Docker's. One that it has detached ends with the shell.
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

async function writeProgram(folder: string, file: string, text: string): Promise<void> {
  await write(folder, file, text);
  await chmod(join(folder, file), 0o755);
}

async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

async function runShell(script: string, repository: Installed): Promise<string> {
  const { folder, env } = repository;
  const path = [join(folder, "bin"), ...repository.path];
  const args = ["-euo", "pipefail", "-c", script];
  const { code, output } = await run({ program: "bash", args, cwd: folder, path, env });
  expect(code, output).toBe(0);
  return output;
}

/**
 * Runs the shells of a job one after the other. A process that one leaves running goes on until the job ends, as it does there, and
 * so does the receiver in the place of a service.
 */
async function runJob({ services, shells }: HostedJob, repository: Installed): Promise<void> {
  const summary = join(repository.folder, "summary.md");
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
