import { type Documents, isEventFile, isExampleFile, nameOf } from "../schemas/documents.ts";
import { isJsonObject, type Json, pointerTo } from "../schemas/json.ts";
import { type Model, type ObjectModel, purposes } from "../schemas/model.ts";
import type { FileProblem, ValueProblem } from "../schemas/problem.ts";
import { type FindProblem, problemFinder } from "./find-problem.ts";
import { found } from "./found.ts";
import type { Rule } from "./rule.ts";

/** Rules for the existence of examples. */
export const examplePresenceRules: readonly Rule<Documents>[] = [
  {
    id: "example-is-object",
    reason: "an example is only the `data` of a delivery",
    check: checkObjects,
  },
  {
    id: "example-per-purpose",
    reason: "generated files and tests of a purpose start from one of its examples",
    check: checkPurposesShown,
  },
  {
    id: "example-distinct",
    reason: "a receiver correctly treats the second of two equal raw payloads as a duplicate",
    check: checkDistinct,
  },
];

/** Model with the function that finds a problem of a value. Problems of the tolerant form take precedence. */
export interface JudgedModel {
  readonly model: Model;
  readonly findProblem: FindProblem;
}

/** Prepares the checks that {@link exampleRules} share, because compiling the schemas is the slowest part of the lint. */
export function judge(model: Model): JudgedModel {
  const tolerant = problemFinder(model, "tolerant");
  const strict = problemFinder(model, "strict");
  return {
    model,
    findProblem: (typeName, value) => {
      const problem = strict(typeName, value);
      // The tolerant form accepts every value that strict accepts, so most lints never compile the tolerant form.
      return problem && (tolerant(typeName, value) ?? problem);
    },
  };
}

/** Rules for the values of the examples, checked with the schemas. */
export const exampleRules: readonly Rule<JudgedModel>[] = [
  {
    id: "example-valid",
    reason: "if the schemas refuse an example, one of the two is wrong",
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
  return others.map(([file, value]) => ({
    file,
    pointer: "",
    message: `Expected an object, got ${found(value)}. Write the value of \`data\`.`,
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
      message: `Expected an example of ${purpose}, got none. Add one to schemas/${folder}/${purpose}/.`,
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
      const message = `Expected an example that differs from the others, got the same as ${first}. Change it or remove it.`;
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

/** Returns the type to check an example with. An example of the envelope is checked as the envelope of its event. */
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
  const message = `Expected a value that the schema accepts, got one that ${problem.message}. Fix the example or the schema.`;
  return [{ file, pointer: `${below}${problem.pointer}`, message }];
}
