import { VerifyError } from "../../errors.ts";
import { programEndOf } from "../../pact-verifier/pact-program.ts";
import { toOneLine } from "../../text/one-line.ts";
import { mostOfReason, type RunOptions, tryMessages } from "../match-messages.ts";
import { placesOf } from "../mismatch-places.ts";
import type { MessagePact } from "../parse-pact.ts";
import { placeOfInteraction, quoteJson } from "../place.ts";
import { type Expression, expectTexts, listExpressions } from "./expressions.ts";
import { canRun, tooManyWays } from "./find-culprit.ts";

/**
 * Throws at the first regular expression that Pact's engine cannot read. Pact would treat it as an
 * expression that nothing matches, and would ignore it next to another matcher.
 */
export async function assertExpressions(
  pacts: readonly MessagePact[],
  options: RunOptions,
): Promise<void> {
  const expressions = pacts.flatMap((pact) =>
    pact.interactions.flatMap((one) => listExpressions(placeOfInteraction(pact, one), one)),
  );
  await assertReadable(expressions, options);
}

async function assertReadable(
  expressions: readonly Expression[],
  options: RunOptions,
): Promise<void> {
  if (expressions.length === 0) return;
  const message = expectTexts(
    probe,
    expressions.map(({ regex }) => regex),
  );
  const texts = JSON.stringify(expressions.map(() => anyText));
  const provider = { prepare: () => {}, produce: () => texts };
  const attempt = await tryMessages([message], provider, options);
  if (!attempt.ok) return findUnrunnable(attempt.failed.error, expressions, options);
  const reasons = new Map(
    (attempt.mismatches.get(probe) ?? [])
      .flatMap((mismatch) => placesOf(mismatch, []))
      .map(({ steps: [nth], text }) => [nth, text] as const),
  );
  for (const [nth, { place, regex }] of expressions.entries()) {
    const [isRefused, reason] = splitRefusal(reasons.get(nth) ?? "", regex);
    if (isRefused) throw unreadable(place, regex, reason);
  }
}

const probe = "regular expressions";

const anyText = "x";

/** If Pact's program crashed, bisects until the responsible expression is alone. */
async function findUnrunnable(
  error: unknown,
  expressions: readonly Expression[],
  options: RunOptions,
): Promise<void> {
  const end = programEndOf(error);
  const [first] = expressions;
  if (end === undefined || first === undefined || !(await canRun(options))) throw error;
  if (expressions.length === 1) throw tooManyWays(first, end, anyText);
  const half = Math.ceil(expressions.length / 2);
  await assertReadable(expressions.slice(0, half), options);
  await assertReadable(expressions.slice(half), options);
}

function unreadable(place: string, regex: string, reason: string): VerifyError {
  return new VerifyError("pact_invalid", {
    place,
    expected: "a regular expression that Pact can read",
    found: `${quoteJson(regex)} (${toOneLine(reason, mostOfReason)})`,
    fix: "Correct the expression in the consumer's test. Pact uses the Oniguruma syntax.",
  });
}

/** Splits Pact's text: true and the reason if it says that an expression is unreadable. */
function splitRefusal(text: string, regex: string): readonly [isRefused: boolean, reason: string] {
  const refusal = `'${regex}' is not a valid regular expression - `;
  return [text.startsWith(refusal), text.slice(refusal.length)];
}
