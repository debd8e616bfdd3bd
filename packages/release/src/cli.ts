import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "./command.ts";
import { endThroughFinally, interruption } from "./interruption.ts";
import { withLocalRegistry } from "./local-registry.ts";
import { writePin } from "./pinned-version.ts";
import { publishAll } from "./publish.ts";
import {
  pack,
  publishPacked,
  type ReleaseContext,
  readReleaseMode,
  release,
  testPacked,
} from "./release.ts";
import { repositoryRoot } from "./workspace.ts";

const usage = `Usage:
  release [--dry-run]          check, build, pack, test, publish and tag
  release pack --out DIR       check, build and pack; the tarballs are left in DIR
  release test --from DIR      pass the gates with what pack left in DIR
  release publish --from DIR   publish and tag what pack left in DIR
  release mode                 say what comes next: version, publish or none
  release pin                  write the version of verify into verify-receiver.yml
  release local [--keep]       publish everything to a registry on this machine, started and stopped for it;
                               --keep leaves it running until Ctrl-C, to install from it elsewhere`;

const context: ReleaseContext = {
  root: repositoryRoot,
  write: (line) => process.stdout.write(`${line}\n`),
};

endThroughFinally();
process.exitCode = (await run()) ? 0 : 1;

async function run(): Promise<boolean> {
  try {
    return await dispatch();
  } catch (error) {
    context.write(error instanceof Error ? error.message : String(error));
    return false;
  }
}

async function dispatch(): Promise<boolean> {
  const { values, positionals } = readArguments();
  const command = values.help ? "help" : positionals.join(" ");
  if (command === "") return release(context, { dryRun: values["dry-run"] });
  if (command === "pack" && values.out) return pack(context, { folder: resolve(values.out) });
  if (command === "test" && values.from) return test(resolve(values.from));
  if (command === "publish" && values.from) return publishPacked(context, resolve(values.from));
  if (command === "mode") return tellMode();
  if (command === "pin") return pinVersion();
  if (command === "local") return releaseLocally({ keep: values.keep });
  context.write(usage);
  return command === "help";
}

function readArguments() {
  const flag = { type: "boolean", default: false } as const;
  const text = { type: "string" } as const;
  const options = { "dry-run": flag, keep: flag, help: flag, out: text, from: text } as const;
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split(". ") : [String(error)];
    throw new Error(`${reason}.\n\n${usage}`);
  }
}

async function test(folder: string): Promise<boolean> {
  await testPacked(context, folder);
  return true;
}

/** Prints the mode as a line that a workflow's later steps can read, and hands it to them where there are any. */
async function tellMode(): Promise<boolean> {
  const line = `mode=${await readReleaseMode(context.root)}`;
  context.write(line);
  const outputs = process.env.GITHUB_OUTPUT;
  if (outputs) appendFileSync(outputs, `${line}\n`);
  return true;
}

function pinVersion(): boolean {
  const { file, pinned } = writePin(context.root);
  context.write(`${file} runs @order-webhooks/verify@${pinned}`);
  return true;
}

async function releaseLocally({ keep }: { readonly keep: boolean }): Promise<boolean> {
  await runCommand("pnpm", ["run", "build"], { cwd: context.root });
  await withLocalRegistry(async (registryUrl) => {
    context.write(`registry at ${registryUrl}`);
    for (const { name, version } of await publishAll(registryUrl)) {
      context.write(`published ${name}@${version}`);
    }
    if (keep) await untilEnded(registryUrl);
  });
  context.write("registry stopped, its data deleted");
  return true;
}

/** Says how to install from the registry, and leaves it running until somebody ends this. */
async function untilEnded(registryUrl: string): Promise<void> {
  context.write(`
To install from it, put this line into the .npmrc of another folder; Ctrl-C ends it.
@order-webhooks:registry=${registryUrl}`);
  if (!interruption.aborted) await once(interruption, "abort");
}
