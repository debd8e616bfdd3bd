import { type Documents, isEventFile, isExampleFile, nameOf } from "../schemas/documents.ts";
import { isJsonObject, type Json, pointerTo } from "../schemas/json.ts";
import { type Model, type ObjectModel, purposes } from "../schemas/model.ts";
import type { FileProblem, ValueProblem } from "../schemas/problem.ts";
import { type FindProblem, problemFinder } from "./find-problem.ts";
import type { Rule } from "./rule.ts";

/** Rules for the presence of examples. */
export const examplePresenceRules: readonly Rule<Documents>[] = [
  {
    id: "example-is-object",
    reason: "an example is the `data` of a delivery and nothing else",
    check: checkObjects,
  },
  {
    id: "example-per-purpose",
    reason: "what is generated and tested for a purpose starts from an example of it",
    check: checkPurposesShown,
  },
  {
    id: "example-distinct",
    reason: "a receiver takes the second of two equal raw payloads for a duplicate, as it should",
    check: checkDistinct,
  },
];

/** The model, and the function that finds a problem of a value: in tolerant before strict. */
export interface JudgedModel {
  readonly model: Model;
  readonly findProblem: FindProblem;
}

/** Makes the judge that {@link exampleRules} share: what it compiles costs the most of the lint. */
export function judge(model: Model): JudgedModel {
  const tolerant = problemFinder(model, "tolerant");
  const strict = problemFinder(model, "strict");
  return {
    model,
    findProblem: (typeName, value) => {
      const problem = strict(typeName, value);
      // Tolerant accepts all that strict does, so that most lints never compile the tolerant form.
      return problem && (tolerant(typeName, value) ?? problem);
    },
  };
}

/** Rules for the values of the examples, with the schemas as judge. */
export const exampleRules: readonly Rule<JudgedModel>[] = [
  {
    id: "example-valid",
    reason: "an example that the schemas refuse is wrong, or they are",
    check: checkExamples,
  },
  {
    id: "object-example-valid",
    reason: "examples of objects become parts of derived examples",
    check: checkObjectExamples,
  },
];

function checkObjects(documents: Documents): readonly FileProblem[] {
  const examples = [...documents].filter(([file]) => isExampleFile(file));
  const others = examples.filter(([, value]) => !isJsonObject(value));
  return others.map(([file]) => ({
    file,
    pointer: "",
    message: "The example is not an object. Write the value of `data`.",
  }));
}

function checkPurposesShown(documents: Documents): readonly FileProblem[] {
  const files = [...documents.keys()];
  return files.filter(isEventFile).flatMap((file) => {
    const folder = `examples/${nameOf(file)}`;
    const missing = purposes.filter(
      (purpose) => !files.some((other) => other.startsWith(`${folder}/${purpose}/`)),
    );
    return missing.map((purpose) => ({
      file,
      pointer: `/oneOf/${purposes.indexOf(purpose)}`,
      message: `There is no example of ${purpose}. Add one to schemas/${folder}/${purpose}/.`,
    }));
  });
}

function checkDistinct(documents: Documents): readonly FileProblem[] {
  const firstFiles = new Map<string, string>();
  return [...documents]
    .filter(([file]) => isExampleFile(file))
    .flatMap(([file, value]) => {
      const content = `${file.split("/")[1]} ${JSON.stringify(value)}`;
      const first = firstFiles.get(content);
      if (first === undefined) firstFiles.set(content, file);
      const message = `The example is the same as ${first}. Change it or remove it.`;
      return first === undefined ? [] : [{ file, pointer: "", message }];
    });
}

function checkExamples({ model, findProblem }: JudgedModel): readonly FileProblem[] {
  const variants = model.events.flatMap((event) =>
    event.variants.map(({ purpose, typeName }) => ({ event: event.type, purpose, typeName })),
  );
  return model.examples.flatMap(({ event, purpose, file, data, origin }) => {
    const variant = variants.find((other) => other.event === event && other.purpose === purpose);
    if (variant === undefined || origin === "derived") return [];
    return toProblems(file, "", findProblem(variant.typeName, data));
  });
}

function checkObjectExamples({ model, findProblem }: JudgedModel): readonly FileProblem[] {
  return [...model.objects, model.delivery].flatMap((object) =>
    object.examples.flatMap((example, index) => {
      const problem = findProblem(typeOfExample(model, object, example), example);
      return toProblems(object.file, pointerTo("/examples", index), problem);
    }),
  );
}

/** An example of the envelope shows one event, so it is checked as the envelope of that event. */
function typeOfExample({ events, delivery }: Model, { name }: ObjectModel, example: Json): string {
  if (name !== delivery.name || !isJsonObject(example) || !isJsonObject(example.event)) return name;
  const { type } = example.event;
  const event = events.find((known) => known.type === type);
  return event === undefined ? name : `${event.name}Delivery`;
}

function toProblems(
  file: string,
  below: string,
  problem: ValueProblem | undefined,
): readonly FileProblem[] {
  if (problem === undefined) return [];
  const message = `This value ${problem.message}. Fix the example or the schema.`;
  return [{ file, pointer: `${below}${problem.pointer}`, message }];
}
