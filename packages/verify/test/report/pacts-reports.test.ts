import { describe, expect, test } from "vitest";
import type { PactsReport } from "../../src/index.ts";
import { toAnnotations } from "../../src/report/github.ts";
import { toPactsJunit } from "../../src/report/pacts-junit.ts";
import { toPactsMarkdown } from "../../src/report/pacts-markdown.ts";
import { toPactsTable } from "../../src/report/pacts-table.ts";
import { breakingOf, findingsOf, notesOf, sumUpPacts } from "../../src/report/pacts-words.ts";
import { toPactsReport } from "../../src/report/to-pacts-report.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { toMatrix } from "../../src/schemas/variants.ts";
import { expectFitting } from "./check-schema.ts";
import { openTags } from "./open-tags.ts";

const variant = {
  event: "some.event",
  purpose: "message",
  form: "envelope",
  referrer: "null",
  redemption: "present",
} as const;

/** Report on a pact, as from a run. */
const held: PactsReport = {
  kind: "pacts",
  passed: true,
  seed: 7,
  mode: "strict",
  unpublished: ["message"],
  pacts: [
    {
      file: "ours.json",
      consumer: "ours",
      passed: true,
      interactions: [
        {
          pointer: "/interactions/0",
          description: "an order",
          passed: true,
          variants: [
            { ...variant, passed: true, evidence: "text" },
            { ...variant, referrer: "present", passed: true, evidence: "text" },
          ],
          examples: [{ file: "examples/one.json", origin: "composed", passed: true }],
          payloads: 10,
          findings: [],
        },
      ],
      uncovered: [{ ...variant, redemption: "null" }],
    },
  ],
  skipped: [{ file: "other.json", message: "it has another provider" }],
};

const broken: PactsReport = {
  ...held,
  passed: false,
  pacts: held.pacts.map((pact) => ({
    ...pact,
    passed: false,
    interactions: pact.interactions.map((interaction) => ({
      ...interaction,
      passed: false,
      variants: interaction.variants.map((one, at) => ({ ...one, passed: at > 0 })),
      findings: [
        {
          pointer: "/data/order/id",
          text: "Expected <7> | more",
          variant,
          examples: ["examples/one.json"],
          failed: 1,
          nth: 3,
          payload: { id: "x" },
          side: "pact",
          remedy: "Match its type.",
        },
      ],
    })),
  })),
};

/** Same report on a broker's pact that may fail. */
const pending: PactsReport = {
  ...broken,
  passed: true,
  pacts: broken.pacts.map((pact) => ({
    ...pact,
    broker: { pending: true, wip: true, notices: ["50 %\n::error::x"], published: "failure" },
  })),
  broker: {
    url: "http://127.0.0.1/",
    notes: ["Use https."],
    publication: {
      ...{ state: "published", providerVersion: "1.0.0", providerBranch: "main" },
      message: "One was published.",
    },
  },
};
const index = await readSchemaIndex();

describe("reports on pacts", () => {
  test("match their schema", () => {
    for (const report of [held, broken, pending]) expectFitting(report);
  });

  test("have one finding for items of a list that fail alike, whichever they are", () => {
    const [row] = toMatrix(index);
    if (row === undefined) throw new Error("The schemas have no event");
    const advice = { side: "pact", text: "Match its type." } as const;
    const common = { text: "Expected 1", advice, examples: ["examples/one.json"] };
    const failing = { failed: 2, nth: 1, payload: {}, situation: "value" } as const;
    const interaction = {
      ...{ pointer: "/interactions/0", description: "an order", variants: [row] as const },
      form: "envelope" as const,
      ...{ content: {}, contentType: "", rules: {}, generators: {}, metadata: {} },
      metadataRules: {},
    };
    const { pacts } = toPactsReport({
      ...{ seed: 1, mode: "strict", skipped: [], wanted: [] },
      pacts: [{ file: "a.json", consumer: "a", interactions: [interaction] }],
      resultsOf: () => [
        {
          ...{ row, payloads: 5 },
          fromExamples: [{ ...common, pointer: "/data/order/items/1/id" }],
          fromPayloads: [{ ...common, ...failing, pointer: "/data/order/items/0/id" }],
        },
      ],
    });
    expect(pacts[0]?.interactions[0]?.findings).toMatchObject([
      { pointer: "/data/order/items/0/id", failed: 2, examples: ["examples/one.json"] },
    ]);
  });

  test("the table has a row for each variant, a line about missing ones, and the changes", () => {
    expect(toPactsTable(held, false)).toMatchInlineSnapshot(`
      "ours.json, consumer ours

      event       purpose  form      referrer  redemption  evidence   result
      some.event  message  envelope  null      present     text only  holds
      some.event  message  envelope  present   present     text only  holds

      No interaction for 1 of 2 variants: some.event: message in 1 of 2 (envelope).

      not verified: other.json: it has another provider

      The vendor has never published a payload of purpose message. The schemas for it are based only on the vendor's text.

      1 interaction, 1 example, 10 generated payloads (repeat with --seed 7 --mode strict)
      The contract holds: every example and every generated payload satisfies every interaction.
      "
    `);
    expect(toPactsTable(broken, false)).toMatchInlineSnapshot(`
      "ours.json, consumer ours

      event       purpose  form      referrer  redemption  evidence   result
      some.event  message  envelope  null      present     text only  FAILED
      some.event  message  envelope  present   present     text only  holds

      No interaction for 1 of 2 variants: some.event: message in 1 of 2 (envelope).

      1. ours.json /interactions/0, at /data/order/id: Expected <7> | more.
         Change the pact. Match its type.
         Interaction: an order
         Seen in examples/one.json, 1 generated payload, first in number 3.
         Smallest: {"id":"x"}

      not verified: other.json: it has another provider

      1 interaction, 1 example, 10 generated payloads (repeat with --seed 7 --mode strict)
      The contract is broken: 1 of 1 interaction failed.
      "
    `);
  });

  test("group the variants without an interaction, for several events and forms too", () => {
    const uncovered = (["envelope", "raw"] as const).flatMap((form) =>
      ["some.event", "other.event", "third.event"].flatMap((event) =>
        ["message", "code"].map(
          (purpose) => ({ ...variant, redemption: "null", event, purpose, form }) as const,
        ),
      ),
    );
    const report = { ...held, pacts: held.pacts.map((pact) => ({ ...pact, uncovered })) };
    expect(toPactsTable(report, false)).toContain(
      "\n\nNo interaction for 12 of 13 variants: some.event: message in 1 of 2, code (envelope); other.event, third.event:\n" +
        "message, code (envelope); some.event, other.event, third.event: message, code (raw).\n\n",
    );
    expect(toPactsMarkdown(report)).toContain(
      "\n\n<details><summary>No interaction for 12 of 13 variants</summary>\n\n" +
        "- some.event: message in 1 of 2, code (envelope)\n" +
        "- other.event, third.event: message, code (envelope)\n" +
        "- some.event, other.event, third.event: message, code (raw)\n\n</details>\n\n",
    );
  });

  test("mention no missing variants if there are none", () => {
    const report = { ...held, pacts: held.pacts.map((pact) => ({ ...pact, uncovered: [] })) };
    for (const text of [toPactsTable(report, false), toPactsMarkdown(report)])
      expect(text).not.toMatch(/no interaction|<details>/i);
  });

  test("name three examples of a finding, and count the others", () => {
    const text = JSON.stringify(broken);
    const withExamples = (names: readonly string[]): PactsReport =>
      JSON.parse(
        text.replace('"examples":["examples/one.json"]', `"examples":${JSON.stringify(names)}`),
      );
    const three = ["a.json", "b.json", "c.json"];
    const four = toPactsTable(withExamples([...three, "d.json"]), false);
    expect(toPactsTable(withExamples(three), false)).toContain(
      "Seen in a.json, b.json, c.json, 1 generated",
    );
    expect(four).toContain("Seen in a.json, b.json, c.json, 1 other example, 1 generated");
    const more = withExamples([...three, "d.json", "e.json"]);
    expect(toPactsMarkdown(more)).toContain("Seen in a.json, b.json, c.json, 2 other examples, 1");
  });

  test("JUnit has one case an interaction, and is well formed", () => {
    for (const report of [held, broken]) expect(openTags(toPactsJunit(report))).toEqual([]);
    expect(toPactsJunit(held)).not.toContain("<failure");
    expect(toPactsJunit(broken)).toContain('<failure type="pact" message="/data/order/id: ');
  });

  test("JUnit distinguishes a raw payload from the envelope", () => {
    const raw = JSON.stringify(held).replaceAll('"envelope"', '"raw"');
    expect(toPactsJunit(held)).toContain('name="an order"');
    expect(toPactsJunit(JSON.parse(raw))).toContain('name="an order (raw payload)"');
  });

  test("Markdown has the rows, the findings and the smallest payload", () => {
    expect(toPactsMarkdown(held)).toContain("| some.event | message | envelope | null | present |");
    expect(toPactsMarkdown(broken)).toContain("Expected \\<7\\> \\| more");
    expect(toPactsMarkdown(broken)).toContain('{"id":"x"}');
    expect(toPactsMarkdown(broken).match(/\| (FAILED|holds) \|/g)).toEqual([
      "| FAILED |",
      "| holds |",
    ]);
  });

  test("annotations are the findings", () => {
    expect(toAnnotations(sumUpPacts(held), findingsOf(held))).toBe("");
    expect(toAnnotations(sumUpPacts(broken), findingsOf(broken))).toMatch(/^::error title=.*\n$/);
  });
});

describe("reports on a pending pact", () => {
  test("show it without a failure, with the broker's remarks on one line each", () => {
    for (const text of [toPactsTable(pending, false), toPactsMarkdown(pending)]) {
      expect(text).toContain("fails, pending");
      expect(text).not.toContain("FAILED");
      expect(text).toMatch(/Pending, because it is work in progress\.\n.*50 %.*::error::x/);
      expect(text).toContain("Published: failure.");
      expect(text).toContain("One was published.");
      expect(text).toContain("Use https.");
    }
  });

  test("skip its case in JUnit, and say why", () => {
    const xml = toPactsJunit(pending);
    expect(openTags(xml)).toEqual([]);
    expect(xml).not.toContain("<failure");
    expect(xml).toContain("<skipped/><system-out>/data/order/id: ");
  });

  test("have notices in place of errors in GitHub Actions", () => {
    expect(breakingOf(pending)).toEqual([]);
    const lines = toAnnotations(sumUpPacts(pending), breakingOf(pending), notesOf(pending));
    expect(lines).toMatch(/^::notice title=Note::Pending: /);
    expect(lines).not.toMatch(/^::error/m);
    expect(lines.trimEnd().split("\n")).toHaveLength(3);
  });
});
