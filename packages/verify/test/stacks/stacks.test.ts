import { describe, test } from "vitest";
import { type ReceiverReport, testSecret, verifyReceiver } from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { startStack } from "./start-stack.ts";

// Stacks read a duplicate header in different ways, and each way is correct. If one signature matches
// the body, nothing is forged.

interface Stack {
  readonly name: string;
  readonly start: Parameters<typeof startStack>;
  /**
   * Deliveries with two signatures that the stack accepts. Accepting a forgery would be a fault.
   */
  readonly takes: readonly string[];
}

const wrongLast = "a wrong signature last";
const wrongFirst = "a wrong signature first";

const stacks: readonly Stack[] = [
  { name: "http.server reads the first", start: python("first"), takes: [wrongLast] },
  { name: "http.server reads the last", start: python("last"), takes: [wrongFirst] },
  { name: "http.server reads each", start: python("any"), takes: [wrongFirst, wrongLast] },
  { name: "http.server joins them", start: python("joined"), takes: [] },
  {
    name: "http.server joins them and compares each",
    start: python("any of the joined"),
    takes: [wrongFirst, wrongLast],
  },
  {
    name: "WSGI joins them",
    start: ["python3", ["wsgi.py"]],
    takes: [wrongFirst, wrongLast],
  },
  { name: "the JDK reads the first", start: ["java", ["Receiver.java"]], takes: [wrongLast] },
];

function python(reading: string): Stack["start"] {
  return ["python3", ["reading.py", reading, "--port", "0", "--observe"]];
}

const [event = ""] = Object.keys((await readSchemaIndex()).events);

describe("a receiver without a fault", () => {
  test.concurrent.for(stacks)("passes: $name", async ({ start, takes }, { skip, expect }) => {
    const report = (await reportOn(start)) ?? skip();
    const { passed, findings, checks } = report;
    expect({ passed, findings }).toEqual({ passed: true, findings: [] });
    const taken = checks.filter(({ group, status }) => group === "either" && status === 202);
    expect([...new Set(taken.map(({ title }) => title))].sort()).toEqual([...takes].sort());
    const noted = new Set(report.notes.flatMap((note) => note.checks));
    expect(taken.filter(({ key }) => !noted.has(key))).toEqual([]);
  });
});

async function reportOn(start: Stack["start"]): Promise<ReceiverReport | undefined> {
  const stack = await startStack(...start);
  if (stack === undefined) return undefined;
  try {
    const { origin } = stack;
    const observe = `${origin}/observe`;
    const url = `${origin}/webhooks`;
    const outcome = await verifyReceiver({ url, observe, secret: testSecret, events: [event] });
    if (!outcome.ran) throw new Error(outcome.message);
    return outcome.report;
  } finally {
    stack.stop();
  }
}
