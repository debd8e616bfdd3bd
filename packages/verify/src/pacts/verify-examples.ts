import { groupBy } from "../json/group.ts";
import { type Steps, toPointer } from "../json/json.ts";
import type { Mismatch } from "../pact-verifier/verified-interaction.ts";
import type { IndexedExample } from "../schemas/schema-index.ts";
import { toOneLine } from "../text/one-line.ts";
import { adviseOn, placeToChange } from "./advice.ts";
import type { MessageProvider } from "./engine/message-provider.ts";
import { clipStep, type ExampleFinding, mostOfWords } from "./findings.ts";
import { uniteByForm } from "./forms.ts";
import { type PlannedMessage, type RunOptions, verifyMessages } from "./match-messages.ts";
import { type PlacedMismatch, placesOf } from "./mismatch-places.ts";
import { keyOfPlace } from "./situation.ts";
import type { PactSubject } from "./subject.ts";

/** Options of a run, with the provider for the schemas. */
export interface ExampleOptions extends RunOptions {
  readonly provider: MessageProvider;
}

/**
 * Lets Pact's verifier match every example of a variant with the expectation of an interaction, one
 * message each, documented examples first. Returns the findings by subject. The provider chooses
 * examples by the state's parameters, independently of the description.
 */
export async function verifyExamples(
  subjects: readonly PactSubject[],
  options: ExampleOptions,
): Promise<ReadonlyMap<string, readonly ExampleFinding[]>> {
  const messages = subjects.flatMap(toMessages);
  const mismatches = await verifyMessages(messages, options.provider, options);
  const mismatchesOf = (subject: PactSubject, example: IndexedExample): readonly Mismatch[] =>
    mismatches.get(idOf(subject, example)) ?? [];
  const found = subjects.map((subject) => {
    const { row, looksLike, expectation } = subject;
    const failures = row.examples.flatMap((example) => {
      const places = mismatchesOf(subject, example).flatMap((mismatch) =>
        placesOf(mismatch, expectation.content),
      );
      return uniteByForm(places, looksLike).map((place) => ({ ...place, file: example.file }));
    });
    return [subject.id, toFindings(subject, failures)] as const;
  });
  return new Map(found);
}

function toMessages(subject: PactSubject): readonly PlannedMessage[] {
  const { event, purpose, referrer, redemption, examples } = subject.row;
  return examples.map((example) => ({
    id: idOf(subject, example),
    place: subject.place,
    expectation: subject.expectation,
    params: { event, purpose, referrer, redemption, form: subject.form, example: example.file },
  }));
}

function idOf({ id }: PactSubject, { file }: IndexedExample): string {
  return `${id} ${file}`;
}

interface ExampleFailure extends PlacedMismatch {
  readonly file: string;
}

function toFindings(
  subject: PactSubject,
  failures: readonly ExampleFailure[],
): readonly ExampleFinding[] {
  const placeOf = ({ steps }: ExampleFailure): Steps => placeToChange(steps, subject.schema);
  const alike = groupBy(failures, (failure) => keyOfPlace(placeOf(failure)));
  return [...alike]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => {
      // The failure at the place itself, if there is one, describes it best.
      const [outermost] = group.toSorted((one, other) => one.steps.length - other.steps.length);
      const steps = outermost === undefined ? [] : placeOf(outermost);
      const text = toOneLine(outermost?.text ?? "", mostOfWords);
      const advice = adviseOn(subject, steps, outermost?.isOfEach);
      const examples = [...new Set(group.map(({ file }) => file))];
      return { pointer: toPointer(steps.map(clipStep)), text, examples, advice };
    });
}
