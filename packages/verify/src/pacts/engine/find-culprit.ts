import { VerifyError } from "../../errors.ts";
import { isJsonArray, isJsonObject, type Json } from "../../json/json.ts";
import { type ProgramEnd, programEndOf } from "../../pact-verifier/pact-program.ts";
import { deliveryState } from "../../plan/pact-names.ts";
import { toOneLine } from "../../text/one-line.ts";
import {
  type FailedRun,
  mostOfReason,
  type PlannedMessage,
  type RunOptions,
  tryMessages,
} from "../match-messages.ts";
import { quoteJson } from "../place.ts";
import { type Expression, expectTexts, keepExpression, listExpressions } from "./expressions.ts";
import { findUnreadable } from "./find-unreadable.ts";

/**
 * Explains a run without a result: where Pact refuses an interaction, dies of it or does not come to an end with
 * it, the error names the interaction.
 */
export async function explainFailure(run: FailedRun): Promise<unknown> {
  return (await findUnreadable(run)) ?? (await findCulprit(run)) ?? run.error;
}

/**
 * Finds what ended Pact's program: the interaction, and in it the regular expression. Runs parts of the run
 * again, each for a limited time. Undefined if the end does not come again.
 */
async function findCulprit(run: FailedRun): Promise<VerifyError | undefined> {
  const end = programEndOf(run.error);
  if (end === undefined) return undefined;
  const limited = { ...run, options: withLimit(run.options) };
  if (!(await canRun(limited.options))) return undefined;
  const message = await findMessage(limited);
  if (message?.place === undefined) return undefined;
  const expressions = listExpressions(message.place, message.written ?? message.expectation);
  const expression = await findExpression(message, expressions, limited);
  if (expression === undefined) return unrunnable(message.place, end);
  const text = end.isTimeout ? undefined : await findText(expression.regex, message, limited);
  return tooManyWays(expression, end, text);
}

// Pact takes less than a second for one message.
const searchTimeoutMs = 60_000;

function withLimit(options: RunOptions): RunOptions {
  return { ...options, timeoutMs: Math.min(searchTimeoutMs, options.timeoutMs ?? searchTimeoutMs) };
}

/** True if Pact's program comes to a verdict on anything: no pact is to blame for a machine that ends it. */
export async function canRun(options: RunOptions): Promise<boolean> {
  const provider = { prepare: () => {}, produce: () => '["x"]' };
  return (await endOf([expectTexts("any text", ["x"])], { provider, options })) === undefined;
}

/** Finds the message that Pact cannot be run with: the one that it asked for last, or else by halves. */
async function findMessage(run: FailedRun): Promise<PlannedMessage | undefined> {
  const last = run.messages.filter(({ id }) => id === run.lastAsked);
  if ((await endOf(last, run)) !== undefined) return last[0];
  const some = await halve(run.messages, async (half) => (await endOf(half, run)) !== undefined);
  return (await endOf(some, run)) === undefined ? undefined : some[0];
}

/** Halves a list until one item is left of those that `holds` is true of. */
async function halve<T>(
  items: readonly T[],
  holds: (half: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let some = items;
  while (some.length > 1) {
    const half = some.slice(0, Math.ceil(some.length / 2));
    some = (await holds(half)) ? half : some.slice(half.length);
  }
  return some;
}

/** The end of Pact's program over one message of several. */
interface EndAtMessage extends ProgramEnd {
  readonly lastAsked: string | undefined;
}

/** The end of Pact's program with these messages. Undefined if it came to verdicts. */
async function endOf(
  messages: readonly PlannedMessage[],
  { provider, options }: Pick<FailedRun, "provider" | "options">,
): Promise<EndAtMessage | undefined> {
  if (messages.length === 0) return undefined;
  const attempt = await tryMessages(messages, provider, options);
  if (attempt.ok) return undefined;
  const { error, lastAsked } = attempt.failed;
  const end = programEndOf(error);
  if (end === undefined) throw error;
  return { ...end, lastAsked };
}

/** Finds the expression that the message alone ends Pact's program with: one copy of the message for each. */
async function findExpression(
  message: PlannedMessage,
  expressions: readonly Expression[],
  run: FailedRun,
): Promise<Expression | undefined> {
  const copies = expressions.map((_, nth) => ({
    ...{ id: String(nth), params: message.params },
    expectation: keepExpression(message.expectation, nth),
  }));
  const end = await endOf(copies, run);
  return end?.lastAsked === undefined ? undefined : expressions[Number(end.lastAsked)];
}

// More would make the search longer than a run.
const mostTexts = 2_000;

/** Finds a text of a message that the engine gives up on. */
async function findText(
  regex: string,
  { params }: PlannedMessage,
  { provider, options }: FailedRun,
): Promise<string | undefined> {
  const message: Json = JSON.parse(provider.produce({ name: deliveryState, params }));
  const texts = [...new Set(listTexts(message))].slice(0, mostTexts);
  const givesUp = async (some: readonly string[]): Promise<boolean> => {
    const texting = { prepare: () => {}, produce: () => JSON.stringify(some) };
    const asked = expectTexts(
      "texts",
      some.map(() => regex),
    );
    return (await endOf([asked], { provider: texting, options })) !== undefined;
  };
  const [text] = await halve(texts, givesUp);
  return text !== undefined && (await givesUp([text])) ? text : undefined;
}

/** Lists the keys and scalars of a message, as the texts that Pact matches. */
function listTexts(value: Json): readonly string[] {
  if (isJsonArray(value)) return value.flatMap(listTexts);
  if (!isJsonObject(value)) return [String(value)];
  return Object.entries(value).flatMap(([key, item]) => [key, ...listTexts(item)]);
}

/** Makes the error of an expression that Pact's engine cannot run. */
export function tooManyWays(
  { place, regex }: Expression,
  end: ProgramEnd,
  text: string | undefined,
): VerifyError {
  const on = text === undefined ? "" : ` on ${JSON.stringify(toOneLine(text, mostOfText))}`;
  return new VerifyError("pact_invalid", {
    place,
    expected: "a regular expression that Pact's engine can run",
    found: `${quoteJson(regex)} (it gives up${on}: ${wordsOf(end)})`,
    fix:
      "A repeated group inside of another one makes it try too many ways: repeat one of them only, " +
      "such as [a-z_]+ in place of ([a-z_]+)+.",
  });
}

// Enough to recognize the text: its length is not what matters.
const mostOfText = 40;

function unrunnable(place: string, end: ProgramEnd): VerifyError {
  return new VerifyError("pact_invalid", {
    place,
    expected: "an interaction that Pact can run",
    found: `one that ends Pact's program (${wordsOf(end)})`,
    fix: "Simplify its rules in the consumer's test.",
  });
}

function wordsOf({ by, words }: ProgramEnd): string {
  return toOneLine(words === "" ? by : `${by}, ${words}`, mostOfReason);
}
