import { describe, test } from "vitest";
import {
  testSecret,
  toTable,
  type VerifyOptions,
  type VerifyOutcome,
  verifyReceiver,
} from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { startStack } from "./start-stack.ts";

// Receivers in Python with one fault each, of kinds that a Node receiver does not have. Examples
// are another JSON serializer, threads that outlive an answer, and a process that exits.

interface Fault {
  /** Name of the fault in faulty.py. */
  readonly name: string;
  readonly supervised?: boolean;
  readonly options?: Partial<VerifyOptions>;
  /** Codes of the findings, or the one code of a run that ends before its report. */
  readonly codes: readonly string[];
  /** False if the run has to end at once, without a report. */
  readonly ran?: false;
  readonly words?: RegExp;
  /** True if the deliveries after the fault must be verified too. */
  readonly toTheEnd?: true;
}

const unreadable = "observation_unreadable";

const faults: readonly Fault[] = [
  { name: "json.dumps", codes: ["bytes differ when written again"] },
  { name: "json.dumps, compact", codes: ["bytes differ when written again"] },
  { name: "json.dumps, compact, UTF-8", codes: ["bytes differ when written again"] },
  {
    name: "handled 1 s after the answer",
    options: { observeWithinMs: 50 },
    codes: ["handled_late"],
  },
  { name: "ends at a null name", codes: ["receiver_ended"], words: /nullable keys null/ },
  {
    name: "ends at a null name",
    supervised: true,
    codes: ["receiver_ended"],
    words: /nullable keys null/,
    toTheEnd: true,
  },
  {
    name: "order_id instead of orderId",
    codes: [unreadable],
    ran: false,
    words: /handled\/0.*orderId/,
  },
  { name: "handles a duplicate again", codes: ["handled_twice"] },
  {
    name: "observation hangs after its first answer",
    options: { timeoutMs: 500 },
    codes: [unreadable],
  },
  { name: "observation hangs later", options: { timeoutMs: 500 }, codes: [unreadable] },
  { name: "hostile text in event", codes: ["handled_otherwise"], words: /\\u001b\[2J/ },
];

const [event = ""] = Object.keys((await readSchemaIndex()).events);

describe("a receiver in Python with one fault is failed for that fault", () => {
  const named = faults.map((fault) => ({
    ...fault,
    title: `${fault.name}${fault.supervised ? ", started again" : ""}`,
  }));
  test.concurrent.for(named)("$title", async (fault, { skip, expect }) => {
    const outcome = (await verify(fault)) ?? skip();
    expect(codesOf(outcome)).toEqual(fault.codes);
    if (fault.ran === false) expect(outcome.ran).toBe(false);
    const text = outcome.ran ? toTable(outcome.report, false) : outcome.message;
    if (fault.words !== undefined) expect(text).toMatch(fault.words);
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
    for (const line of text.split("\n")) expect(line.length).toBeLessThan(3_000);
    if (fault.toTheEnd) expect(lastVerdict(outcome)).toMatch(/accepted|refused/);
  });
});

/** Verifies with one event and short waits. Undefined without Python. */
async function verify({
  name,
  supervised = false,
  options,
}: Fault): Promise<VerifyOutcome | undefined> {
  const own = supervised ? ["--supervised"] : ["--port", "0", "--observe"];
  const stack = await startStack("python3", ["faulty.py", name, ...own]);
  if (stack === undefined) return undefined;
  const { origin, stop } = stack;
  try {
    return await verifyReceiver({
      url: `${origin}/webhooks`,
      observe: `${origin}/observe`,
      secret: testSecret,
      events: [event],
      // A run that does not give up is stopped, and has another code.
      signal: AbortSignal.timeout(60_000),
      ...options,
    });
  } finally {
    stop();
  }
}

function codesOf(outcome: VerifyOutcome): readonly string[] {
  return outcome.ran ? outcome.report.findings.map(({ code }) => code) : [outcome.code];
}

function lastVerdict(outcome: VerifyOutcome): string | undefined {
  return outcome.ran ? outcome.report.checks.at(-1)?.verdict : undefined;
}
