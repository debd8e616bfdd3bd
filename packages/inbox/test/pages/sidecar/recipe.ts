import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "@order-webhooks/test-setup/free-port";
import { packageRoot } from "@order-webhooks/test-setup/pages";
import { makeFolder } from "../../cli/running-command.ts";
import { forwardSecret } from "../../forward/target-process.ts";

const page = readFileSync(join(packageRoot, "docs/sidecar.md"), "utf8");

/** A recipe of the page on the sidecar. */
export interface Recipe {
  readonly name: string;
  readonly file: string;
  /** A command that checks whether the machine can run the recipe, and its arguments. */
  readonly program: string;
  readonly probe: readonly string[];
  readonly args: (port: number) => readonly string[];
  /** A statement after the effect, which a test makes fail. */
  readonly effect: RegExp;
  readonly failure: string;
  /** The statement that answers after the commit, which a test replaces. */
  readonly answer: RegExp;
  readonly lostAnswer: string;
}

/** The recipes. Each failure occurs once, because the first time it creates a file. */
export const recipes: readonly Recipe[] = [
  {
    name: "Python",
    file: "webhooks.py",
    program: "python3",
    probe: ["--version"],
    args: () => ["webhooks.py"],
    effect: / {12}handle\(connection, parse\(body\)\)\n/,
    failure: `            if not os.path.exists("failed"):
                open("failed", "w").close()
                raise RuntimeError("after the effect")
`,
    answer: / {4}return "204 No Content"\n/,
    lostAnswer: `    if not os.path.exists("failed"):
        open("failed", "w").close()
        return "502 Bad Gateway"
    return "204 No Content"
`,
  },
  {
    name: "PHP",
    file: "webhooks.php",
    program: "php",
    probe: ["-r", "new PDO('sqlite::memory:');"],
    args: (port) => ["-d", "display_errors=1", "-S", `127.0.0.1:${port}`, "webhooks.php"],
    effect: / {12}handle\(\$database, parse\(\$body\)\);\n/,
    failure: `            if (!file_exists('failed')) {
                touch('failed');
                throw new RuntimeException('after the effect');
            }
`,
    answer: / {8}return 204;\n/,
    lostAnswer: `        if (!file_exists('failed')) {
            touch('failed');
            return 502;
        }
        return 204;
`,
  },
];

/** Returns the code of a recipe from the page. */
function codeOf({ file }: Recipe): string {
  const block = new RegExp(`\`\`\`\\w+\\n((?:<\\?php )?(?:#|//) ${file}\\n.*?)\`\`\``, "s").exec(
    page,
  );
  if (block?.[1] === undefined) throw new Error(`The page has no ${file}.`);
  return block[1];
}

/** Returns the code with a failure after the effect, or with a lost answer after the commit. */
export function breakOnce(recipe: Recipe, where: "effect" | "answer"): string {
  const code = codeOf(recipe);
  const broken =
    where === "effect"
      ? code.replace(recipe.effect, (line) => line + recipe.failure)
      : code.replace(recipe.answer, recipe.lostAnswer);
  if (broken === code) throw new Error(`The recipe has no such statement for the ${where}.`);
  return broken;
}

/**
 * Checks that this machine can run a recipe. If not, it prints a line, because vitest does not print the names of
 * skipped tests.
 */
export function isRunnable({ name, program, probe }: Recipe): boolean {
  const isHere = spawnSync(program, probe).status === 0;
  if (!isHere)
    process.stderr.write(`NOT RUN: the recipe for ${name}, since ${program} is not here.\n`);
  return isHere;
}

/** An application that runs a recipe. */
export interface Application {
  readonly url: string;
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

/** Starts an application in a new folder. Resolves once it answers. */
export async function startApplication(
  recipe: Recipe,
  code: string = codeOf(recipe),
  env: NodeJS.Dict<string> = { FORWARD_SECRET: forwardSecret },
): Promise<Application> {
  const folder = makeFolder();
  writeFileSync(join(folder, recipe.file), code);
  // The page has one definition of the tables.
  makeTables(folder);
  const port = await findFreePort();
  const child = spawn(recipe.program, recipe.args(port), {
    cwd: folder,
    env: { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: "1", PORT: String(port), ...env },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}/webhooks`;
  while (!(await fetch(url).catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`${recipe.file} ended with ${child.exitCode}.`);
    await sleep(20);
  }
  return { url, folder, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

function makeTables(folder: string): void {
  const [, tables = ""] = /TABLES = """\n(.*?)"""/s.exec(page) ?? [];
  const database = new DatabaseSync(join(folder, "shop.db"));
  database.exec(tables);
  database.close();
}

/** The state of a shop. */
export interface Shop {
  readonly keys: readonly string[];
  readonly orders: readonly unknown[];
}

/** Reads the committed data of an application. */
export function readShop({ folder }: Application): Shop {
  const file = join(folder, "shop.db");
  if (!existsSync(file)) return { keys: [], orders: [] };
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  const keys = database.prepare("SELECT delivery_key FROM taken_deliveries").all();
  const orders = database.prepare("SELECT id, deliveries FROM orders").all();
  database.close();
  return {
    keys: keys.map(({ delivery_key }) => String(delivery_key)),
    orders: orders.map((row) => ({ ...row })),
  };
}
