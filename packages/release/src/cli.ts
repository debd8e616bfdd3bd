import { once } from "node:events";
import { appendFileSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ArgumentError, readArguments, refuse } from "@order-webhooks/command-line";
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

/** Option of each command. With another one, a command is refused, because `publish --dry-run` would publish. */
const optionOf: { readonly [command: string]: string } = {
  "": "dry-run",
  pack: "out",
  test: "from",
  publish: "from",
  local: "keep",
  mode: "",
  pin: "",
  help: "help",
};

endThroughFinally();
process.exitCode = await run()
  .then((done) => (done ? 0 : 1))
  .catch(refuse)
  .catch((error) => {
    context.write(error instanceof Error ? error.message : String(error));
    return 1;
  });

async function run(): Promise<boolean> {
  const flag = { type: "boolean", default: false } as const;
  const text = { type: "string" } as const;
  const options = { "dry-run": flag, keep: flag, out: text, from: text, help: flag } as const;
  const { values, positionals } = readArguments({ allowPositionals: true, options });
  const command = values.help ? "help" : positionals.join(" ");
  assertOptions(command, values);
  if (command === "") return release(context, { dryRun: values["dry-run"] });
  if (command === "pack") {
    if (!values.out) throw new ArgumentError("--out", "a folder for the tarballs", "nothing");
    return pack(context, { folder: resolve(values.out) });
  }
  if (command === "publish") return publishPacked(context, findPacked(values.from));
  if (command === "test") await testPacked(context, findPacked(values.from));
  else if (command === "mode") await printMode();
  else if (command === "local") await releaseLocally(values.keep);
  else if (command === "help") context.write(usage);
  else if (command === "pin") {
    const { file, pinned } = writePin(context.root);
    context.write(`${file} runs @order-webhooks/verify@${pinned}`);
  }
  return true;
}

/** @throws ArgumentError if a command is unknown, or has the option of another one */
function assertOptions(command: string, values: { readonly [option: string]: unknown }): void {
  const option = Object.hasOwn(optionOf, command) ? optionOf[command] : undefined;
  if (option === undefined) {
    const expected = "one of pack, test, publish, mode, pin, local";
    throw new ArgumentError("arguments", expected, JSON.stringify(command));
  }
  const other = Object.keys(values).find((name) => values[name] && name !== option);
  if (other === undefined || command === "help") return;
  const expected = option === "" ? "no options" : `only the option --${option}`;
  throw new ArgumentError(command || "release", expected, `--${other}`);
}

/** Returns the folder that `--from` names. */
function findPacked(from: string | undefined): string {
  if (from !== undefined && existsSync(join(from, "publish-plan.json"))) return resolve(from);
  const found = JSON.stringify(from) ?? "nothing";
  throw new ArgumentError("--from", "a folder that `release pack --out` wrote", found);
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
