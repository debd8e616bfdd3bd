import { describe, expect, it } from "vitest";
import { generateReadme } from "../../src/emit-readme/events-table.ts";
import { purposes } from "../../src/schemas/model.ts";
import { authoredModel } from "../../testing/authored.ts";

const model = authoredModel();
const frame = "before <!-- events:start --> old <!-- events:end --> after";

function rowsOf(readme: string | undefined): readonly (readonly string[])[] {
  const lines = readme?.split("\n").filter((line) => line.startsWith("|")) ?? [];
  return lines.map((line) =>
    line
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}

describe("the table of events", () => {
  const readme = generateReadme(model, frame).get("README.md");
  const [head, , ...rows] = rowsOf(readme);

  it("has a row for each event and a column for each purpose", () => {
    expect(head).toEqual(["event", ...purposes.map((purpose) => `\`${purpose}\``)]);
    expect(rows.map(([event]) => event)).toEqual(
      model.events.map(({ type, file }) => `[\`${type}\`](schemas/${file})`),
    );
  });

  it("shows for each variant its evidence: its own payload, a sibling's payload, or text only", () => {
    const evidence = { promotion: "text", unique_code: "sibling", message: "text" } as const;
    const examples = model.examples.map((example) => ({ ...example, origin: "composed" }) as const);
    const [documented] = model.examples.filter(({ origin }) => origin === "documented");
    const own = documented === undefined ? [] : [documented];
    const changed = { ...model, evidence, examples: [...own, ...examples] };
    const [, , ...cells] = rowsOf(generateReadme(changed, frame).get("README.md"));
    const counted = (word: string) => cells.flat().filter((cell) => cell.includes(word)).length;
    expect(counted("documented payload")).toBe(1);
    expect(counted("sibling")).toBe(model.events.length);
    expect(counted("text only")).toBe(model.events.length * 2 - 1);
  });

  it("replaces only the text between the markers", () => {
    expect(readme).toMatch(
      /^before <!-- events:start -->\n\n\|[\s\S]*\|\n\n<!-- events:end --> after$/,
    );
    expect(readme).not.toContain("old");
  });
});
