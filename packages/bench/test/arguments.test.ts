import { expect, test } from "vitest";
import { readCommand } from "../src/arguments.ts";
import { inboxName, listBuilds, receiverName, validatorName } from "../src/candidates/builds.ts";

const [build = { folder: "" }] = listBuilds(validatorName);
const [receiver = { folder: "" }] = listBuilds(receiverName);
const [inbox = { folder: "" }] = listBuilds(inboxName);

test("a benchmark and its options are read", () => {
  expect(readCommand(["validate", "--against", build.folder, "--quick"])).toEqual({
    kind: "validate",
    options: { against: build.folder, only: "", quick: true, json: false, million: false },
  });
  expect(readCommand(["receiver", "--only", "http", "--cpu-prof", "profiles", "--json"])).toEqual({
    kind: "receiver",
    options: { only: "http", quick: false, json: true, million: false, "cpu-prof": "profiles" },
  });
  expect(readCommand(["inbox", "--against", inbox.folder, "--only", "32"])).toEqual({
    kind: "inbox",
    options: { against: inbox.folder, only: "32", quick: false, json: false, million: false },
  });
  expect(readCommand(["postgres", "--million", "--only", "a million"])).toEqual({
    kind: "postgres",
    options: { only: "a million", quick: false, json: false, million: true },
  });
  expect(readCommand(["pact", "--json"])).toEqual({
    kind: "pact",
    options: { only: "", quick: false, json: true, million: false },
  });
  expect(readCommand(["sizes", "--against", build.folder])).toEqual({
    kind: "sizes",
    options: { against: build.folder, only: "", quick: false, json: false, million: false },
  });
  expect(readCommand(["--help"])).toEqual({ kind: "help" });
});

test("without a part all are run", () => {
  expect(readCommand([])).toEqual({ kind: "all", isQuick: false });
  expect(readCommand(["--quick"])).toEqual({ kind: "all", isQuick: true });
});

test.each([
  [
    ["--json"],
    "--json: expected one of validate, sizes, receiver, inbox, postgres, pact, and options, got nothing.",
  ],
  [
    ["--only", "mixed"],
    "--only: expected one of validate, sizes, receiver, inbox, postgres, pact, and options, got nothing.",
  ],
  [
    ["receive"],
    'arguments: expected one of validate, sizes, receiver, inbox, postgres, pact, and options, got "receive".',
  ],
  [
    ["validate", "more"],
    'arguments: expected one of validate, sizes, receiver, inbox, postgres, pact, and options, got "more".',
  ],
  [
    ["validate", "--fast"],
    "--fast: expected one of --against, --only, --json, --quick, --cpu-prof, --million, --help, got an unknown option.",
  ],
  [["validate", "--quick=1"], "--quick: expected no value, got one."],
  [["validate", "--against"], "--against: expected a value, got nothing."],
  [
    ["validate", "--against", `${build.folder}/dist`],
    "--against: expected a folder with a build of @order-webhooks/validator, got a folder without package.json.",
  ],
  [
    ["validate", "--against", import.meta.dirname.replace(/test$/, "")],
    "--against: expected a folder with a build of @order-webhooks/validator, got another package.",
  ],
  [
    ["receiver", "--against", build.folder],
    "--against: expected a folder with a build of @order-webhooks/receiver, got another package.",
  ],
  [
    ["validate", "--against", receiver.folder],
    "--against: expected a folder with a build of @order-webhooks/validator, got another package.",
  ],
  [["receiver", "--only", "mixed"], '--only: expected a part of a row\'s name, got "mixed".'],
  [
    ["inbox", "--against", receiver.folder],
    "--against: expected a folder with a build of @order-webhooks/inbox, got another package.",
  ],
  [["inbox", "--only", "http"], '--only: expected a part of a row\'s name, got "http".'],
  [
    ["validate", "--cpu-prof", "."],
    "--cpu-prof: expected the subject receiver, inbox or postgres, got validate.",
  ],
  [
    ["receiver", "--cpu-prof="],
    "--cpu-prof: expected a folder for the profiles, got an empty text.",
  ],
  [["inbox", "--million"], "--million: expected the subject postgres, got inbox."],
  [
    ["postgres", "--only", "a million"],
    '--only: expected a part of a row\'s name, got "a million".',
  ],
  [
    ["postgres", "--against", receiver.folder],
    "--against: expected a folder with a build of @order-webhooks/inbox, got another package.",
  ],
  [["sizes", "--only", "zod"], "--only: expected a subject with rows, got sizes."],
  [["pact", "--against", "."], "--against: expected a subject with builds to compare, got pact."],
  [
    ["pact", "--cpu-prof", "."],
    "--cpu-prof: expected the subject receiver, inbox or postgres, got pact.",
  ],
  [["validate", "--only", "none"], '--only: expected a part of a row\'s name, got "none".'],
])("%j is refused: %s", (args, sentence) => {
  expect(() => readCommand(args)).toThrow(`[argument_invalid] ${sentence} See --help.`);
});
