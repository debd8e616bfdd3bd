/** Test of a suite. */
export interface JunitCase {
  readonly classname: string;
  readonly name: string;
  readonly ms: number;
  /** Failure of the test. */
  readonly failure?: { readonly type: string; readonly message: string; readonly text: string };
  /** True if the test neither passed nor failed. */
  readonly skipped?: boolean;
  /** Additional lines about the test. */
  readonly output?: readonly string[];
}

/** Suite of tests. */
export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
  /** Additional lines about all of its tests. */
  readonly output?: readonly string[];
}

/** Writes a JUnit document. */
export function writeJunit(suites: readonly JunitSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="order-webhooks-verify" ${totals(all)}>`,
    ...suites.map(writeSuite),
    "</testsuites>",
    "",
  ].join("\n");
}

function writeSuite({ name, cases, output = [] }: JunitSuite): string {
  const head = `  <testsuite name="${toXmlText(name)}" ${totals(cases)}>`;
  const said = output.length === 0 ? [] : [`    ${writeOutput(output)}`];
  return [head, ...cases.map(writeCase), ...said, "  </testsuite>"].join("\n");
}

function totals(cases: readonly JunitCase[]): string {
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  const skipped = cases.filter((one) => one.skipped === true).length;
  const time = seconds(cases.reduce((sum, { ms }) => sum + ms, 0));
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${time}"`;
}

function writeCase({ classname, name, ms, failure, skipped, output = [] }: JunitCase): string {
  const attributes = `classname="${toXmlText(classname)}" name="${toXmlText(name)}" time="${seconds(ms)}"`;
  const parts = [
    ...(skipped === true ? ["<skipped/>"] : []),
    ...(failure === undefined ? [] : [writeFailure(failure)]),
    ...(output.length === 0 ? [] : [writeOutput(output)]),
  ];
  if (parts.length === 0) return `    <testcase ${attributes}/>`;
  return `    <testcase ${attributes}>${parts.join("")}</testcase>`;
}

function writeFailure({ type, message, text }: NonNullable<JunitCase["failure"]>): string {
  const open = `<failure type="${toXmlText(type)}" message="${toXmlText(message)}">`;
  return `${open}${toXmlText(text)}</failure>`;
}

function writeOutput(lines: readonly string[]): string {
  return `<system-out>${toXmlText(lines.join("\n"))}</system-out>`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

const entities: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/**
 * Escapes a text for XML 1.0, which cannot contain most control characters and two noncharacters.
 */
function toXmlText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  const allowed = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "?");
  return allowed.replace(/[&<>"]/g, (character) => entities[character] ?? "");
}
