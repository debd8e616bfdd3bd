import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ReceiverReport, testSecret, verifyReceiver } from "../src/index.ts";
import { toAnnotations } from "../src/report/github.ts";
import { toJson } from "../src/report/json.ts";
import { toJunit } from "../src/report/junit.ts";
import { toMarkdown } from "../src/report/markdown.ts";
import { toTable } from "../src/report/table.ts";
import { readSchemaIndex } from "../src/schemas-package.ts";
import { type Running, soundSteps, startPlainReceiver } from "./faults/plain-receiver.ts";

const events = Object.keys((await readSchemaIndex()).events);
let sound: Running;
let faulty: Running;
let passed: ReceiverReport;
let failed: ReceiverReport;

beforeAll(async () => {
  sound = await startPlainReceiver(events);
  // Two faults: no signature check, and names that are not ASCII are dropped.
  faulty = await startPlainReceiver(events, {
    verify: () => true,
    handle: (dispatched) =>
      /[^ -~]/.test(dispatched.data.customer.name) ? undefined : soundSteps.handle(dispatched),
  });
  passed = await reportOn(sound);
  failed = await reportOn(faulty);
}, 30_000);

afterAll(async () => {
  await sound.close();
  await faulty.close();
});

async function reportOn({ url, rawUrls, observe }: Running): Promise<ReceiverReport> {
  const options = { url, rawUrls, observe, secret: testSecret, observeWithinMs: 50 };
  const outcome = await verifyReceiver(options);
  if (!outcome.ran) throw new Error(outcome.message);
  return outcome.report;
}

describe("JSON", () => {
  test("is what its schema says", async () => {
    const schema = await readFile(new URL("../report.schema.json", import.meta.url), "utf8");
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(schema));
    for (const report of [passed, failed]) {
      expect(validate(JSON.parse(toJson(report))) || validate.errors).toBe(true);
    }
  });

  test("names each check once, and each finding points at checks", () => {
    const keys = failed.checks.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { checks } of failed.findings)
      expect(keys).toEqual(expect.arrayContaining([...checks]));
  });
});

describe("JUnit", () => {
  test("has one case a delivery, and is well formed", () => {
    for (const report of [passed, failed]) {
      const xml = toJunit(report);
      expect(xml.match(/<testcase /g)).toHaveLength(report.checks.length);
      expect(xml.match(/<failure /g) ?? []).toHaveLength(report.counts.failed);
      expect(openTags(xml)).toEqual([]);
    }
  });

  test("escapes what XML has other uses for", () => {
    const odd = { code: "refused", message: `<&"\u0000` } as const;
    const checks = passed.checks.slice(0, 1).map((check) => ({ ...check, problem: odd }));
    expect(toJunit({ ...passed, checks })).toContain('message="&lt;&amp;&quot;?"');
  });
});

describe("Markdown", () => {
  test("has the matrix and the findings", () => {
    expect(toMarkdown(passed)).toContain("contract holds");
    const text = toMarkdown(failed);
    expect(text).toContain("contract broken");
    for (const event of events) expect(text).toContain(`| \`${event}\` |`);
    expect(text).toContain("**The signature is not checked");
  });
});

describe("GitHub annotations", () => {
  test("are one line a finding, none if there is none", () => {
    expect(toAnnotations(passed)).toBe("");
    const lines = toAnnotations(failed).trimEnd().split("\n");
    expect(lines).toHaveLength(failed.findings.length);
    for (const line of lines) expect(line).toMatch(/^::error title=[^:,]+::./);
  });

  test("escape what the runner would read as its own", () => {
    const findings = [{ code: "", what: "50 %\n::", remedy: "", checks: [] }];
    expect(toAnnotations({ ...failed, findings })).toContain("::50 %25%0A:: \n");
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
    expect(text).toContain("1. The signature is not checked");
    expect(text).toContain("compare it in constant time");
    expect(text).toMatch(/names outside ASCII +FAILED/);
    expect(text.trimEnd()).toMatch(/The contract is broken: \d+ of \d+ deliveries failed\.$/);
  });

  test("explains what answered means when nobody looked", () => {
    expect(toTable({ ...passed, observed: false }, false)).toContain('"answered" says that');
  });

  test("has colours only when asked, and the same text", () => {
    expect(toTable(failed, false)).not.toContain("\u001b");
    expect(toTable(failed, true)).toContain("\u001b[31mFAILED");
  });
});

/** Tags that are not closed in the order in which they were opened. */
function openTags(xml: string): readonly string[] {
  const open: string[] = [];
  for (const [, closing, name = "", selfClosing] of xml.matchAll(
    /<(\/?)([a-z]+)(?:\s+[a-z]+="[^"<]*")*(\/?)>/g,
  )) {
    if (closing === "/" && open.at(-1) === name) open.pop();
    else if (selfClosing === "") open.push(name);
  }
  return open;
}
