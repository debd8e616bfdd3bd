import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCommand } from "../../src/cli/cli.ts";
import { toOneLine } from "../../src/text/one-line.ts";
import { contentsOf, interactionOf, pactOf, readSchemas } from "../pacts/message-pacts.ts";

const { row } = await readSchemas();
const folder = await mkdtemp(join(tmpdir(), "one-line-"));
afterAll(() => rm(folder, { recursive: true }));

// A command for the runner, one in its older form, a terminal's color and bell, and reversed text.
const evil = "evil\n::error::owned\r##[error]owned \u001b[31m\u0007\u009b\u202e\u2028\u2066end";
const anyControl = /[^\P{Cc}\n]|[\p{Bidi_Control}\u2028\u2029]/u;

async function runOn(file: string, pact: object | string, args: readonly string[] = []) {
  await writeFile(file, typeof pact === "string" ? pact : JSON.stringify(pact));
  let output = "";
  const print = (text: string): void => {
    output += text;
  };
  const exit = await runCommand(["pact", file, "--payloads", "3", "--seed", "1", ...args], {
    ...{ env: { GITHUB_ACTIONS: "true" }, print, warn: print, color: false, watched: false },
  });
  return { exit, output };
}

function expectOwnLinesOnly(text: string): void {
  expect(text).not.toMatch(anyControl);
  expect(text).not.toMatch(/^\s*::error::owned/m);
  expect(text).not.toContain("##[");
}

describe("text of others stays what it is, text in a line,", () => {
  const contents = contentsOf({ [evil]: "x", data: { order: { id: evil } } });
  const interaction = interactionOf(row, { description: evil, contents, matchingRules: {} });

  it("in what is printed, annotated and reported of a broken pact", async () => {
    const file = join(folder, "a\nb.json");
    const kinds = ["junit", "markdown", "json"] as const;
    const reports = kinds.map((kind) => join(folder, kind));
    const args = kinds.flatMap((kind, at) => [`--${kind}`, reports[at] ?? ""]);
    const pact = pactOf([interaction], { consumer: { name: evil } });
    const { exit, output } = await runOn(file, pact, args);
    expect(exit).toBe(1);
    const written = await Promise.all(reports.map((report) => readFile(report, "utf8")));
    for (const text of [output, ...written]) {
      expectOwnLinesOnly(text);
      expect(text).toContain("evil\\");
    }
    expect(JSON.parse(written[2] ?? "")).toMatchObject({
      pacts: [{ file, consumer: evil, interactions: [{ description: evil }] }],
    });
    expect(output).toContain("a\\u000ab.json");
    expect(output).toContain("Interaction: evil\\u000a::error::owned\\u000d##\\u005berror]owned");
  });

  it.each([
    ["no JSON", `{\n"consumer"\n${evil}`],
    ["a rule that Pact does not have", { [`$.${evil}`]: { matchers: [{ match: evil }] } }],
    ["a rule that Pact cannot read", { [`$.${evil}`]: { matchers: [{ match: "include" }] } }],
  ])("in the one sentence about %s", async (_what, bad) => {
    const pact =
      typeof bad === "string" ? bad : pactOf([{ ...interaction, matchingRules: { body: bad } }]);
    const { exit, output } = await runOn(join(folder, "bad.json"), pact);
    expect(exit).toBe(2);
    expectOwnLinesOnly(output);
    expect(output).toMatch(/^[^\n]+\n$/);
  });
});

it.each([
  ["a name that begins as a command", "::error::x.json", "\\u003a:error::x.json"],
  ["after white space too", " ::error::x", " \\u003a:error::x"],
  ["nothing else", "Žluťoučký kůň 👩‍👧 a::b [c] #[d]", "Žluťoučký kůň 👩‍👧 a::b [c] #[d]"],
])("escapes %s", (_what, text, escaped) => {
  expect(toOneLine(text)).toBe(escaped);
  expect(toOneLine(escaped)).toBe(escaped);
});
