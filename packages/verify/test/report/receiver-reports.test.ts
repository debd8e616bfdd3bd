import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ReceiverReport, testSecret, verifyReceiver } from "../../src/index.ts";
import { probedTamperings, tamperings } from "../../src/plan/signature.ts";
import { toAnnotations } from "../../src/report/github.ts";
import { toJunit } from "../../src/report/junit.ts";
import { toMarkdown } from "../../src/report/markdown.ts";
import { toTable } from "../../src/report/table.ts";
import { sumUp } from "../../src/report/words.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { type Running, soundSteps, startPlainReceiver } from "../faults/plain-receiver.ts";
import { expectFitting } from "./check-schema.ts";
import { openTags } from "./open-tags.ts";

const index = await readSchemaIndex();
const events = Object.keys(index.events).slice(0, 1);
let sound: Running;
let faulty: Running;
let passed: ReceiverReport;
let failed: ReceiverReport;

beforeAll(async () => {
  sound = await startPlainReceiver(events);
  // Two faults: no signature check, and non-ASCII names are dropped.
  faulty = await startPlainReceiver(events, {
    verify: () => true,
    handle: (dispatched) =>
      /[^ -~]/.test(dispatched.data.customer.name) ? undefined : soundSteps.handle(dispatched),
  });
  passed = await reportOn(sound);
  failed = await reportOn(faulty);
});

afterAll(async () => {
  await sound.close();
  await faulty.close();
});

async function reportOn({ url, rawUrls, observe }: Running): Promise<ReceiverReport> {
  const options = { url, rawUrls, observe, events, secret: testSecret, observeWithinMs: 50 };
  const outcome = await verifyReceiver(options);
  if (!outcome.ran) throw new Error(outcome.message);
  return outcome.report;
}

describe("JSON", () => {
  test("is what its schema says", () => {
    for (const report of [passed, failed, withMore(), withUnproven()]) expectFitting(report);
  });

  test("names each check once, and each finding points at checks", () => {
    const keys = failed.checks.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { checks } of failed.findings)
      expect(keys).toEqual(expect.arrayContaining([...checks]));
  });
});

const forgeries = [...tamperings, ...probedTamperings];

/**
 * Returns the passed report with a note, a slow handler, a group that may be accepted or refused,
 * and limits.
 */
function withMore(): ReceiverReport {
  const [first] = passed.checks;
  if (first === undefined) throw new Error("The report has no check");
  const either = { ...first, key: "either", group: "either", title: "either way" } as const;
  const checks = [
    ...passed.checks,
    { ...either, verdict: "refused", evidence: "text" } as const,
    { ...either, key: "other", verdict: "accepted", evidence: "documented" } as const,
  ];
  const note = { code: "late", what: "Handlers run late.", checks: [first.key] };
  const general = { code: "general", what: "It is one: of | many.", checks: [] };
  const only = ["a.event/message", "b.event/promotion/raw"];
  return {
    ...passed,
    ...{ checks, notes: [note, general], only, slowestHandlingMs: 1234, saved: "out/abcdefgh" },
  };
}

/** Returns the passed report, but with unproven refusals, a failure and two skipped deliveries. */
function withUnproven(): ReceiverReport {
  const checks = passed.checks.map((check) =>
    check.group === "refusal" ? ({ ...check, verdict: "unproven", status: 404 } as const) : check,
  );
  const unproven = checks.filter(({ group }) => group === "refusal").length;
  const counts = { ...passed.counts, refused: 0, failed: 1, skipped: 2, unproven };
  return { ...passed, ...{ checks, counts, passed: false } };
}

/** Words of the reports for each kind of evidence. A new event has no documented payload yet. */
const evidenceWords = {
  documented: "documented payload",
  sibling: "payload of a sibling event",
  text: "text only",
};

describe("reports for people", () => {
  const writers = [
    ["terminal", (report: ReceiverReport) => toTable(report, false).replaceAll(/\s+/g, " ")],
    ["Markdown", (report: ReceiverReport) => toMarkdown(report).replaceAll("\\", "")],
    ["JUnit", toJunit],
  ] as const;

  test.each(writers)("%s has notes, limits and where deliveries are saved", (_name, write) => {
    const text = write(withMore());
    expect(text).toContain("Note: Handlers run late.");
    expect(text).toContain("Note: It is one: of | many.");
    expect(text).toContain(
      "Verified: a.event/message and b.event/promotion/raw, and nothing else.",
    );
    expect(text).toContain("a curl command in out/abcdefgh");
  });

  test.each(writers)("%s names the purposes without a published payload", (_name, write) => {
    const silent = index.purposes.filter((name) =>
      Object.values(index.events).every(({ purposes }) => purposes[name]?.evidence === "text"),
    );
    expect(passed.unpublished).toEqual(silent);
    expect(write(passed).match(/never published a payload of purpose/g)).toHaveLength(
      silent.length === 0 ? 0 : 1,
    );
    for (const name of silent) expect(write(passed)).toContain(`a payload of purpose ${name}.`);
    expect(write({ ...passed, unpublished: ["a", "b"] })).toContain("of purposes a and b.");
    expect(write({ ...passed, unpublished: [] })).not.toContain("never published");
    expect(write(failed)).not.toContain("never published");
  });

  test.each(writers)("%s names the slowest handler, if one was seen", (name, write) => {
    const words = "slowest handler 1234 ms after its answer";
    if (name !== "JUnit") expect(write(withMore())).toContain(words);
    expect(write({ ...passed, slowestHandlingMs: null })).not.toContain("slowest handler");
  });

  test.each([
    ["terminal", (report: ReceiverReport) => toTable(report, false)],
    ["Markdown", toMarkdown],
  ])("%s has the evidence of every row except forgeries", (_name, write) => {
    const rows = write(withMore())
      .split("\n")
      .filter((line) => /accepted|refused/.test(line));
    const grounds = new RegExp(Object.values(evidenceWords).join("|"));
    const ofTables = rows.filter((line) => /\| | {2}/.test(line) && !/^\d|must|may/i.test(line));
    const isForged = (line: string): boolean =>
      forgeries.some((title) => line.replace(/^\| /, "").startsWith(title));
    expect(ofTables.filter(isForged)).toHaveLength(forgeries.length);
    expect(ofTables.length).toBeGreaterThan(30);
    for (const row of ofTables) expect(grounds.test(row)).toBe(!isForged(row));
    expect(rows.find((line) => line.includes("either way"))).toMatch(
      /documented payload to text only.*refused, accepted/,
    );
  });

  test.each([
    ["terminal", (report: ReceiverReport) => toTable(report, false)],
    ["Markdown", toMarkdown],
  ])("%s shows a contract row that is based partly on text", (_name, write) => {
    const ofRow = passed.checks.filter(({ group, purpose }) => {
      return group === "contract" && purpose === "message";
    });
    const { text, ...ofPayloads } = evidenceWords;
    const [ofEvent, ...others] = Object.entries(ofPayloads)
      .filter(([ground]) => ofRow.some(({ evidence }) => evidence === ground))
      .map(([, words]) => words);
    expect(others).toEqual([]);
    expect(ofRow.some(({ evidence }) => evidence === "text")).toBe(true);
    const row = write(passed)
      .split("\n")
      .find((line) => line.includes(events[0] ?? "-") && / `?message`? /.test(line));
    expect(row).toContain(` ${ofEvent} to ${text} `);
  });

  test("the terminal has findings near its end, and Markdown has them first", () => {
    const noted = { ...failed, notes: withMore().notes, saved: "out/abcdefgh" };
    const order = /\nNote: .*\n1\. .*\n\n2\. .*in out\/abcdefgh\n.*is broken: .*\.\n$/s;
    expect(toTable(noted, false)).toMatch(order);
    expect(toMarkdown(noted)).toMatch(/- \*\*.*in out\/abcdefgh.*\| Event .*- Note: /s);
  });

  test("JUnit has the evidence of every delivery except forgeries", () => {
    const authentic = passed.checks.filter(({ group }) => group !== "refusal");
    expect(toJunit(passed).match(/<system-out>Evidence: /g)).toHaveLength(authentic.length);
  });

  test.each(writers)(
    "%s says that an unproven refusal proves nothing, and only then",
    (name, write) => {
      const report = withUnproven();
      const length = report.counts.unproven;
      const text = write(report);
      expect(text).toContain(", and 2 were not sent, and");
      expect(text).toContain(`, and ${length} refusals proved nothing.`);
      expect(text).toMatch(
        /("|&quot;)unproven("|&quot;) means that the refusal of a forgery proves nothing/,
      );
      expect(write(passed)).not.toContain("proves nothing");
      if (name !== "JUnit") return;
      const reason = "This refusal proves nothing, because an authentic delivery also got 404.";
      expect(text.split(reason)).toHaveLength(length + 1);
      expect(text.split("<skipped/>")).toHaveLength(length + 1);
    },
  );

  test("the terminal has a short table of its own for what may go either way, and only then", () => {
    expect(toTable(withMore(), false)).toMatch(/^may be accepted or refused +evidence +envelope/m);
    const none = { ...passed, checks: passed.checks.filter(({ group }) => group !== "either") };
    expect(toTable(none, false)).not.toContain("may be accepted or refused");
  });

  test("a probe of another state than the published payload has rests on the text alone", () => {
    const probes = passed.checks.filter(({ group }) => group === "probe");
    const present = probes.filter((one) => `${one.referrer}${one.redemption}`.includes("present"));
    expect(present.length).toBeGreaterThan(0);
    expect(new Set(present.map(({ evidence }) => evidence))).toEqual(new Set(["text"]));
  });

  test("the terminal's lines fit into 120 columns", () => {
    for (const report of [passed, failed, withMore()]) {
      for (const line of toTable(report, false).split("\n"))
        expect(line.length).toBeLessThanOrEqual(120);
    }
    const what = "word ".repeat(200).trim();
    const long = { ...failed, findings: [{ code: "", what, remedy: what, checks: [] }] };
    const lines = toTable(long, false).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(lines.filter((line) => line.startsWith("   word")).length).toBeGreaterThan(10);
  });
});

describe("JUnit", () => {
  test("has one case a delivery, and is well formed", () => {
    for (const report of [passed, failed, withMore()]) {
      const xml = toJunit(report);
      expect(xml.match(/<testcase /g)).toHaveLength(report.checks.length);
      expect(xml.match(/<failure /g) ?? []).toHaveLength(report.counts.failed);
      expect(openTags(xml)).toEqual([]);
    }
  });

  test("escapes what XML has other uses for", () => {
    const odd = { code: "refused", message: `<&"\u0000\ufffe\uffff` } as const;
    const checks = passed.checks.slice(0, 1).map((check) => ({ ...check, problem: odd }));
    expect(toJunit({ ...passed, checks })).toContain('message="&lt;&amp;&quot;\\u0000??"');
  });
});

describe("Markdown", () => {
  test("has the matrix and the findings", () => {
    expect(toMarkdown(passed)).toContain("contract holds");
    const text = toMarkdown(failed);
    expect(text).toContain("contract broken");
    for (const event of events) expect(text).toContain(`| \`${event}\` |`);
    expect(text).toContain("**The receiver does not check the signature");
  });
});

function annotate(report: ReceiverReport): string {
  return toAnnotations(sumUp(report), report.findings);
}

describe("GitHub annotations", () => {
  test("are one line a finding, none if there is none", () => {
    expect(annotate(passed)).toBe("");
    const lines = annotate(failed).trimEnd().split("\n");
    expect(lines).toHaveLength(failed.findings.length);
    for (const line of lines) expect(line).toMatch(/^::error title=[^:,]+::./);
  });

  test("have a notice a note", () => {
    const { notes } = withMore();
    expect(toAnnotations(sumUp(passed), [], notes)).toBe(
      "::notice title=Note::Handlers run late.\n::notice title=Note::It is one: of | many.\n",
    );
  });

  test("escape what the runner would read as its own", () => {
    const findings = [{ code: "", what: "50 %\n::", remedy: "", checks: [] }];
    expect(annotate({ ...failed, findings })).toContain("::50 %25\\u000a:: \n");
  });
});

describe("the table", () => {
  test("shows every event and purpose, and the result in its last line", () => {
    const lines = toTable(passed, false).trimEnd().split("\n");
    for (const { event, purpose } of passed.matrix) {
      const row = lines.find((line) => line.startsWith(event) && line.includes(purpose));
      expect(row).toMatch(/accepted +accepted$/);
    }
    expect(lines.at(-1)).toMatch(/^The contract holds/);
  });

  test("says what is wrong and what to do", () => {
    const text = toTable(failed, false);
    expect(text).toContain("1. The receiver does not check the signature");
    expect(text).toContain("Compare it in constant time");
    const { documented, sibling } = evidenceWords;
    expect(text).toMatch(
      new RegExp(`names outside ASCII +(${documented}|${sibling}) to text only +FAILED`),
    );
    expect(text.trimEnd()).toMatch(/The contract is broken: \d+ of \d+ deliveries failed\.$/);
  });

  test("says how many were not verified, if none of the others failed", () => {
    const { counts } = failed;
    const givenUp = { ...failed, counts: { ...counts, failed: 0, skipped: 2 } };
    expect(sumUp(givenUp)).toMatch(/^The contract is not known to hold: 2 of \d+ deliveries were/);
  });

  test("names no slowest answer if there was none", () => {
    const checks = failed.checks.map((check) => ({ ...check, status: null }));
    expect(toTable({ ...failed, checks }, false)).toContain(", no answer");
  });

  test("explains what answered means without an observation", () => {
    const counts = { ...passed.counts, accepted: 0 };
    const withAnswered = (answered: number): string =>
      toTable({ ...passed, observed: false, counts: { ...counts, answered } }, false);
    expect(withAnswered(1)).toContain('"answered" means that');
    expect(withAnswered(0)).not.toContain('"answered" means that');
  });

  test("names the secret that signed, by its environment variable if it is not the published one", () => {
    const own = { ...passed, target: { ...passed.target, secret: "own" } as const };
    expect(toTable(passed, false, "KEY")).toMatch(/^signed with +the published test secret$/m);
    expect(toTable(own, false, "KEY")).toMatch(/^signed with +the secret of KEY$/m);
    expect(toTable(own, false)).toMatch(/^signed with +your own secret$/m);
  });

  test("has colors only when asked, and the same text", () => {
    expect(toTable(failed, false)).not.toContain("\u001b");
    expect(toTable(failed, true)).toContain("\u001b[31mFAILED");
  });
});
