import { once } from "node:events";
import { appendFileSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
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
  release pack --out DIR       check, build and pack into DIR
  release test --from DIR      run the gates with the tarballs that pack left in DIR
  release publish --from DIR   publish and tag the tarballs that pack left in DIR
  release mode                 print the next step: version, publish or none
  release pin                  write the version of verify into verify-receiver.yml
  release local [--keep]       publish everything to a registry on this machine, and stop the registry;
                               --keep stops it at Ctrl-C, so that you can install from it elsewhere`;

const context: ReleaseContext = {
  root: repositoryRoot,
  write: (line) => process.stdout.write(`${line}\n`),
};

endThroughFinally();
process.exitCode = await run().then(
  (done) => (done ? 0 : 1),
  (error) => {
    context.write(error instanceof Error ? error.message : String(error));
    return 1;
  },
);

async function run(): Promise<boolean> {
  const flag = { type: "boolean", default: false } as const;
  const text = { type: "string" } as const;
  const options = { "dry-run": flag, keep: flag, help: flag, out: text, from: text } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const command = values.help ? "help" : positionals.join(" ");
  if (values.from !== undefined && !existsSync(join(values.from, "publish-plan.json"))) {
    throw new Error(
      `--from: expected a folder that \`release pack --out\` wrote, got ${JSON.stringify(values.from)}.`,
    );
  }
  if (command === "") return release(context, { dryRun: values["dry-run"] });
  if (command === "pack" && values.out) return pack(context, { folder: resolve(values.out) });
  if (command === "publish" && values.from) return publishPacked(context, resolve(values.from));
  if (command === "test" && values.from) await testPacked(context, resolve(values.from));
  else if (command === "mode") await printMode();
  else if (command === "local") await releaseLocally(values.keep);
  else if (command === "pin") {
    const { file, pinned } = writePin(context.root);
    context.write(`${file} runs @order-webhooks/verify@${pinned}`);
  } else {
    context.write(usage);
    return command === "help";
  }
  return true;
}

/**
 * Prints the next step as `mode=...`. In a workflow, also appends this line to the file of `GITHUB_OUTPUT`, for later
 * steps.
 */
async function printMode(): Promise<void> {
  const line = `mode=${await readReleaseMode(context.root)}`;
  context.write(line);
  const outputs = process.env.GITHUB_OUTPUT;
  if (outputs) appendFileSync(outputs, `${line}\n`);
}

async function releaseLocally(keep: boolean): Promise<void> {
  await runCommand("pnpm", ["run", "build"], { cwd: context.root });
  await withLocalRegistry(async (registryUrl) => {
    context.write(`registry at ${registryUrl}`);
    for (const { name, version } of await publishAll(registryUrl)) {
      context.write(`published ${name}@${version}`);
    }
    if (!keep) return;
    context.write(`
To install from the registry, add this line to the .npmrc of another folder. Press Ctrl-C to stop the registry.
@order-webhooks:registry=${registryUrl}`);
    if (!interruption.aborted) await once(interruption, "abort");
  });
  context.write("registry stopped, its data deleted");
}
