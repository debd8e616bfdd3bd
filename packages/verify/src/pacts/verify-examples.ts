import { groupBy } from "../json/group.ts";
import { type JsonObject, toPointer } from "../json/json.ts";
import type { Mismatch } from "../run-pact-verifier.ts";
import type { IndexedExample } from "../schemas/schema-index.ts";
import type { MatrixRow } from "../schemas/variants.ts";
import { advise } from "./advice.ts";
import type { ExampleFinding } from "./findings.ts";
import { type PlannedMessage, type RunOptions, verifyMessages } from "./match-messages.ts";
import type { MessageProvider } from "./message-provider.ts";
import { type PlacedMismatch, placesOf } from "./mismatch-places.ts";
import { keyOfFailure } from "./situation.ts";
import type { PactSubject } from "./subject.ts";

/** Options of a run, and the provider that answers for the schemas. */
export interface ExampleOptions extends RunOptions {
  readonly provider: MessageProvider;
  /** The message of an example, to see what is where a difference was found. */
  readonly messageOf: (row: MatrixRow, example: IndexedExample) => JsonObject;
}

/**
 * Lets Pact's verifier match every example of a variant against what an interaction expects, one message each,
 * a documented example first. Gives the findings by subject. The provider chooses by the state's parameters, whatever the description says.
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
    const failures = subject.row.examples.flatMap((example) =>
      mismatchesOf(subject, example)
        .flatMap((mismatch) => placesOf(mismatch, subject.expectation.content))
        .map((place) => toFailure(example, place, options.messageOf(subject.row, example))),
    );
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
    params: { event, purpose, referrer, redemption, example: example.file },
  }));
}

function idOf({ id }: PactSubject, { file }: IndexedExample): string {
  return `${id} ${file}`;
}

interface ExampleFailure extends PlacedMismatch {
  readonly file: string;
  readonly message: JsonObject;
}

function toFailure(
  { file }: IndexedExample,
  { steps, text }: PlacedMismatch,
  message: JsonObject,
): ExampleFailure {
  return { file, steps, text, message };
}

function toFindings(
  { schema, seenIn }: PactSubject,
  failures: readonly ExampleFailure[],
): readonly ExampleFinding[] {
  const alike = groupBy(failures, ({ message, steps }) => keyOfFailure(message, steps));
  return [...alike]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, group]) => {
      const { steps, text, message } = group[0] ?? { steps: [], text: "", message: {} };
      const examples = [...new Set(group.map(({ file }) => file))];
      const advice = advise({ payload: message, steps, schema, seenIn: seenIn(steps) });
      return [{ pointer: toPointer(steps), text, examples, advice }];
    });
}
