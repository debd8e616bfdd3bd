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
 * Explains a run without a result. If Pact refuses an interaction, crashes on it or does not
 * finish, the error names the interaction.
 */
export async function explainFailure(run: FailedRun): Promise<unknown> {
  return (await findUnreadable(run)) ?? (await findCulprit(run)) ?? run.error;
}

/**
 * Finds the interaction, and the regular expression in it, that ended Pact's program. Runs parts of
 * the run again with a time limit. Undefined if the failure does not recur.
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

/**
 * Resolves to true if Pact's program reaches any verdict. If the machine kills it, no pact is to
 * blame.
 */
export async function canRun(options: RunOptions): Promise<boolean> {
  const provider = { prepare: () => {}, produce: () => '["x"]' };
  return (await endOf([expectTexts("any text", ["x"])], { provider, options })) === undefined;
}

/** Finds the message that Pact fails on: the last requested one, or else by bisection. */
async function findMessage(run: FailedRun): Promise<PlannedMessage | undefined> {
  const last = run.messages.filter(({ id }) => id === run.lastAsked);
  if ((await endOf(last, run)) !== undefined) return last[0];
  const some = await halve(run.messages, async (half) => (await endOf(half, run)) !== undefined);
  return (await endOf(some, run)) === undefined ? undefined : some[0];
}

/** Bisects a list down to one item for which `holds` is true. */
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

/** Exit of Pact's program on one of several messages. */
interface EndAtMessage extends ProgramEnd {
  readonly lastAsked: string | undefined;
}

/** Returns the exit of Pact's program with these messages. Undefined if it reached verdicts. */
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

/**
 * Finds the expression that makes Pact's program fail on the message, with one copy of the message
 * for each.
 */
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

// With more, the search would take longer than a run.
const mostTexts = 2_000;

/** Finds a string of a message that the engine gives up on. */
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

/** Lists the keys and scalars of a message as the strings that Pact matches. */
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
    found: `${quoteJson(regex)} (the engine gives up${on}: ${wordsOf(end)})`,
    fix:
      "A repeated group inside another repeated group requires too many attempts. Repeat only one of them, " +
      "such as [a-z_]+ instead of ([a-z_]+)+.",
  });
}

// Enough to recognize the string. Its length does not matter.
const mostOfText = 40;

function unrunnable(place: string, end: ProgramEnd): VerifyError {
  return new VerifyError("pact_invalid", {
    place,
    expected: "an interaction that Pact can run",
    found: `an interaction that ends Pact's program (${wordsOf(end)})`,
    fix: "Simplify its rules in the consumer's test.",
  });
}

function wordsOf({ by, words }: ProgramEnd): string {
  return toOneLine(words === "" ? by : `${by}, ${words}`, mostOfReason);
}
