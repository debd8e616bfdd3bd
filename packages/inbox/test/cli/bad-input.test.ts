import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asOldNode } from "@order-webhooks/test-setup/old-node";
import { describe, expect, it } from "vitest";
import { anyEvent } from "./deliveries.ts";
import { makeFolder, run as runProcess } from "./running-command.ts";
import { expectRefused, runHere as run } from "./running-here.ts";

type Refused = readonly [name: string, args: readonly string[], begin: string];

const filters = ["state", "event", "purpose", "reason", "customer", "older-than", "newer-than"];

const filterRows = (command: string): readonly Refused[] => [
  ...filters.flatMap((filter): readonly Refused[] => [
    [
      `${command}, a blank ${filter}`,
      [command, `--${filter}`, " "],
      `[argument_invalid] --${filter}:`,
    ],
    [
      `${command}, an empty ${filter}`,
      [command, `--${filter}=`],
      `[argument_invalid] --${filter}:`,
    ],
    [
      `${command}, ${filter} without value`,
      [command, `--${filter}`],
      `[argument_invalid] --${filter}:`,
    ],
    [
      `${command}, ${filter} twice`,
      [command, `--${filter}`, "dead", `--${filter}`, "dead"],
      `[argument_invalid] --${filter}:`,
    ],
  ]),
  [`${command}, an unknown state`, [command, "--state", "gone"], "[argument_invalid] --state:"],
  [
    `${command}, an unknown purpose`,
    [command, "--purpose", "gift"],
    "[argument_invalid] --purpose:",
  ],
  [
    `${command}, an unknown reason`,
    [command, "--reason", "handlers_failed"],
    "[argument_invalid] --reason: expected one of handler_failed, permanent_failure, ",
  ],
  ...["2", "d", "2w", "-1d", "1.5h", "1e3s", "99999d", "2 d"].map(
    (time): Refused => [
      `${command}, the time ${time}`,
      [command, "--older-than", time],
      "[argument_invalid] --older-than:",
    ],
  ),
  [
    `${command}, times that exclude all`,
    [command, "--older-than", "2d", "--newer-than", "1d"],
    "[argument_invalid] --older-than:",
  ],
];

const rows: readonly Refused[] = [
  ["no command", [], "[argument_invalid] command:"],
  ["an unknown command", ["lst"], "[argument_invalid] command:"],
  ["help on an unknown command", ["help", "lst"], "[argument_invalid] command:"],
  ["help on two commands", ["help", "list", "show"], "[argument_invalid] show:"],
  ["an option for a command", ["--json"], "[argument_invalid] command:"],
  ["the name of what every object has", ["constructor"], "[argument_invalid] command:"],
  ...["list", "show", "replay", "purge", "stats"].flatMap((command): readonly Refused[] => {
    const need =
      command === "show" ? ["a"] : command === "list" || command === "stats" ? [] : ["--all"];
    const inboxes: readonly Refused[] = [
      ["without value", ["--inbox"], "[argument_invalid] --inbox:"],
      ["empty", ["--inbox="], "[argument_invalid] --inbox:"],
      ["twice", ["--inbox", "sqlite:a", "--inbox", "sqlite:b"], "[argument_invalid] --inbox:"],
      ["of an unknown scheme", ["--inbox", "mysql://db"], "[argument_invalid] --inbox:"],
      ["without scheme", ["--inbox", "./inbox.db"], "[argument_invalid] --inbox:"],
      ["without path", ["--inbox", "sqlite:"], "[argument_invalid] --inbox:"],
      ["with a host", ["--inbox", "sqlite://inbox.db"], "[argument_invalid] --inbox:"],
      ["in SQLite's memory", ["--inbox", "sqlite::memory:"], "[argument_invalid] --inbox:"],
      ["in memory", ["--inbox", "memory:"], "[argument_invalid] --inbox:"],
      ["that is missing", ["--inbox", "sqlite:/none/inbox.db"], "[file_inaccessible] --inbox:"],
      ["that is a folder", ["--inbox", "sqlite:/"], "[file_inaccessible] --inbox:"],
    ];
    return [
      ...inboxes.map(
        ([name, args, begin]): Refused => [
          `${command}, an inbox ${name}`,
          [command, ...need, ...args],
          begin,
        ],
      ),
      [
        `${command}, an unknown option`,
        [command, ...need, "--verbose"],
        "[argument_invalid] --verbose:",
      ],
      [`${command}, an argument too many`, [command, ...need, "b"], "[argument_invalid] b:"],
      [
        `${command}, a value for a switch`,
        [command, ...need, "--json=yes"],
        "[argument_invalid] --json:",
      ],
    ];
  }),
  ...["list", "replay", "purge"].flatMap(filterRows),
  ...["0", "-1", "1.5", "10001", "many", ""].map(
    (limit): Refused => [
      `list, the limit ${limit}`,
      ["list", `--limit=${limit}`],
      "[argument_invalid] --limit:",
    ],
  ),
  ["list, a limit twice", ["list", "--limit", "1", "--limit", "2"], "[argument_invalid] --limit:"],
  ["show without key", ["show"], "[argument_invalid] KEY:"],
  ["show with a blank key", ["show", " "], "[argument_invalid] KEY:"],
  ["show, a body as JSON", ["show", "a", "--body", "--json"], "[argument_invalid] --body:"],
  ...["replay", "purge"].flatMap((command): readonly Refused[] => [
    [
      `${command} of nothing`,
      [command],
      `[argument_invalid] ${command}: expected a filter, --key or --all`,
    ],
    [`${command} of nothing, dry`, [command, "--dry-run"], `[argument_invalid] ${command}:`],
    [
      `${command}, all with a filter`,
      [command, "--all", "--state", "dead"],
      "[argument_invalid] --all:",
    ],
    [`${command}, all with a key`, [command, "--all", "--key", "a"], "[argument_invalid] --all:"],
    [`${command}, an empty key`, [command, "--key="], "[argument_invalid] --key:"],
    [`${command}, two keys`, [command, "--key", "a", "--key", "b"], "[argument_invalid] --key:"],
  ]),
  ["replay of what is not dead", ["replay", "--state", "waiting"], "[argument_invalid] --state:"],
  ["serve, an unknown scheme", ["serve", "--inbox", "mysql://db"], "[argument_invalid] --inbox:"],
  ["serve, no path", ["serve", "--inbox", "sqlite:"], "[argument_invalid] --inbox:"],
  ["serve, more than memory", ["serve", "--inbox", "memory:a"], "[argument_invalid] --inbox:"],
  [
    "serve, two inboxes",
    ["serve", "--inbox", "memory:", "--inbox", "memory:"],
    "[argument_invalid] --inbox:",
  ],
  ["serve, empty handlers", ["serve", "--handlers="], "[argument_invalid] --handlers:"],
  [
    "serve, two handlers",
    ["serve", "--handlers", "a", "--handlers", "b"],
    "[argument_invalid] --handlers:",
  ],
  ...["keep-dead", "keep-keys"].flatMap((option): readonly Refused[] => [
    ...["0", "-1", "1.5", "many", "10001", "", "1d"].map(
      (days): Refused => [
        `serve, the ${option} ${days}`,
        ["serve", `--${option}=${days}`],
        `[argument_invalid] --${option}:`,
      ],
    ),
    [
      `serve, two of ${option}`,
      ["serve", `--${option}`, "1", `--${option}`, "2"],
      `[argument_invalid] --${option}:`,
    ],
    [
      `serve, ${option} in memory`,
      ["serve", "--inbox", "memory:", `--${option}`, "1"],
      `[argument_invalid] --${option}: expected an inbox in a file or a database`,
    ],
  ]),
  [
    "serve, an unknown processing",
    ["serve", "--processing", "first"],
    "[processing_invalid] --processing: expected one of after-response, before-response,",
  ],
  ...["", "-1", "65536", "http", "9464.5"].map(
    (port): Refused => [
      `serve, the port ${port} for metrics`,
      ["serve", `--metrics-port=${port}`],
      "[argument_invalid] --metrics-port:",
    ],
  ),
  [
    "serve, two ports for metrics",
    ["serve", "--metrics-port", "1", "--metrics-port", "2"],
    "[argument_invalid] --metrics-port:",
  ],
  [
    "serve, one port for all",
    ["serve", "--port", "9464", "--metrics-port", "9464"],
    "[argument_invalid] --metrics-port: expected another port than --port",
  ],
  [
    "serve, the default port for metrics",
    ["serve", "--metrics-port", "3000"],
    "[argument_invalid] --metrics-port: expected another port than --port",
  ],
  [
    "serve, a host for metrics without a port",
    ["serve", "--metrics-host", "0.0.0.0"],
    "[argument_invalid] --metrics-host: expected --metrics-port",
  ],
  [
    "serve, a blank host for metrics",
    ["serve", "--metrics-port", "0", "--metrics-host="],
    "[argument_invalid] --metrics-host:",
  ],
  ["serve, an argument", ["serve", "now"], "[argument_invalid] now:"],
  ["serve, a wrong port", ["serve", "--port", "http"], "[argument_invalid] --port:"],
];

describe("the command refuses, with exit code 2 and one message", () => {
  it.each(rows)("%s", async (_name, args, begin) => {
    await expectRefused(args, begin);
  });

  it("to serve without a secret, before it creates a file", async () => {
    const folder = makeFolder();
    const args = ["serve", "--inbox", `sqlite:${folder}/inbox.db`];
    await expectRefused(args, "[secret_missing] WEBHOOK_SECRET:", {});
    expect(readdirSync(folder)).toEqual([]);
  });

  it("to serve if the socket's path would be too long, before it creates a file", async () => {
    const folder = join(makeFolder(), "x".repeat(110));
    mkdirSync(folder);
    await expectRefused(
      ["serve", "--inbox", `sqlite:${folder}/inbox.db`],
      "[file_invalid] --inbox:",
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("handlers that cannot be used are refused before a file is created", () => {
  it.each([
    ["none of that name", "h.mjs", undefined, "no file"],
    ["of another kind", "h.json", "{}", ".json"],
    ["without extension", "h", "", "no extension"],
    ["a syntax error", "h.mjs", "export default {", "SyntaxError: "],
    ["an import that is not there", "h.mjs", 'import "./none.mjs";', "Error: Cannot find module"],
    ["an error at load", "h.mjs", 'throw new Error("no\\nway \\u001b[2J.");', "Error: no"],
    ["something else thrown at load", "h.mjs", "throw 7;", "a thrown value that is not an error"],
    ["the end of the process at load", "h.mjs", "process.exit(0);", "one that ends the process"],
    [
      "the end of the process after a while",
      "h.mjs",
      "setTimeout(process.exit, 10, 7); await new Promise(() => {});",
      "one that ends the process",
    ],
    ["no default export", "h.mjs", "export const handlers = {};", "none"],
    [
      "TypeScript that has to be compiled",
      "h.ts",
      "enum A { B }\nexport default {};",
      "SyntaxError: ",
    ],
    ["no such event", "h.mjs", 'export default { "a.b": {} };', '"a.b"'],
    [
      "a purpose too few",
      "h.mjs",
      `export default { "${anyEvent}": { message() {} } };`,
      "nothing",
    ],
    ["a number", "h.mjs", "export default 7;", "a number"],
    ["a class", "h.mjs", "export default class {}", "a class"],
    ["undefined", "h.mjs", "export default undefined;", "none"],
    ["null", "h.mjs", "export default null;", "got null"],
    ["null of CommonJS", "h.cjs", "module.exports = null;", "got null"],
    ["an array of CommonJS", "h.cjs", "module.exports = [];", "an array"],
  ])("%s", async (_name, name, text, found) => {
    const folder = makeFolder();
    const file = join(folder, name);
    if (text !== undefined) writeFileSync(file, text);
    const args = ["serve", "--inbox", `sqlite:${folder}/inbox.db`, "--handlers", file];
    const { code, out, err } = await runProcess(folder, args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^\[\w+\] \P{C}+: expected \P{C}+, got \P{C}+\. \P{C}+\.\n$/u);
    expect(err).toContain(found);
    expect(readdirSync(folder)).toEqual(text === undefined ? [] : [name]);
  });

  it("a folder", async () => {
    const folder = makeFolder();
    await expectRefused(
      ["serve", "--inbox", "memory:", "--handlers", folder],
      "[handlers_invalid] --handlers",
    );
  });
});

it("an old Node that cannot load the command gets one sentence", async () => {
  const env = { NODE_OPTIONS: asOldNode };
  const { code, out, err } = await runProcess(makeFolder(), ["list", "--help"], env);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/^node: expected >=22\.22\.3 .+, got .+\. Install such a version\.\n$/);
});

it.each([
  ["Did you mean list? ", ["lst"]],
  ["Did you mean list? ", ["lits"]],
  ["Did you mean show? ", ["SHOW"]],
  ["Did you mean replay? ", ["help", "repaly"]],
  ["Did you mean --older-than? ", ["list", "--oldr-than", "2d"]],
  ["Did you mean --metrics-port? ", ["serve", "--metric-port=1"]],
  ["Did you mean --raw-path? ", ["serve", "--raw-pth=1"]],
  ["Did you mean --help? ", ["stats", "--hepl"]],
  ["", ["forward"]],
  ["", [""]],
  ["", []],
])("an unknown name is refused with the advice %j: %j", async (hint, args) => {
  const { code, warned } = await run(args);
  expect([code, warned]).toEqual([2, [expect.stringMatching(/, got [^\n]+\. [^\n]+\.$/)]]);
  expect(warned[0]?.split(/, got ("[^"]*"|none|an unknown option)\. /)[2]).toBe(
    `${hint}See --help.`,
  );
});

/** Matches the parts of a help text: usage, sentences, options and exit codes. */
const helpForm =
  /^Usage: [^\n]+\n\n[A-Z].*\.\n.*\nOptions:\n.* -h, --help +prints this help.*\n {2}-v, --version +prints the version\n\nExit codes: 0 [^\n]+, 1 .*,\s2 [^:]+\.$/s;

describe("help", () => {
  const commands = ["serve", "list", "show", "replay", "purge", "stats"];

  it.each([["--help"], ["-h"], ...commands.map((name) => [name, "--help"])])(
    "is short enough, and names every exit code: %s %s",
    async (...args) => {
      const { code, printed, warned } = await run(
        args.filter((arg) => arg !== undefined),
        {},
      );
      expect([code, warned]).toEqual([0, []]);
      const command = commands.includes(args[0] ?? "") ? args[0] : "COMMAND";
      expect(printed[0]?.split("\n")[0]).toMatch(
        new RegExp(`^Usage: npx @order-webhooks/inbox ${command} (KEY )?\\[options\\]$`),
      );
      expect(printed[0]).toMatch(helpForm);
      for (const line of printed[0]?.split("\n") ?? [])
        expect(line.length).toBeLessThanOrEqual(100);
    },
  );

  it("is a command too", async () => {
    for (const name of ["", ...commands]) {
      const args = name === "" ? [] : [name];
      const { code, printed } = await run(["help", ...args], {});
      expect([code, printed]).toEqual([0, (await run([...args, "--help"], {})).printed]);
    }
  });

  it("prints its version", async () => {
    for (const args of [["--version"], ["-v"], ["serve", "--version"], ["serve", "-v"]]) {
      const { code, printed } = await run(args, {});
      expect([code, printed]).toEqual([0, [expect.stringMatching(/^\d+\.\d+\.\d+/)]]);
    }
  });
});
