import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type EventModel,
  type Example,
  type Json,
  type JsonObject,
  type Model,
  parseSources,
  readSchemas,
  toModel,
  type VariantModel,
} from "@order-webhooks/codegen";
import { type Mutant, mutantsOf } from "@order-webhooks/codegen/mutate";
import type { Issue, IssueCode, ParseResult, RefusalReason } from "../src/index.ts";

/** The folder of the schemas: sources, examples and bodies to refuse. */
export const schemasFolder: string = join(import.meta.dirname, "../../../schemas");

/** The model of the schemas, from which every case of these tests is derived. */
export const model: Model = toModel(parseSources(await readSchemas(schemasFolder)).documents);

/** An example with the schemas that it belongs to. */
export interface Case extends Example {
  readonly title: string;
  readonly eventModel: EventModel;
  readonly variant: VariantModel;
}

/** Every example of every event and purpose, derived ones included. */
export const cases: readonly Case[] = model.examples.map((example) => {
  const eventModel = found(model.events.find(({ type }) => type === example.event));
  const variant = found(eventModel.variants.find(({ purpose }) => purpose === example.purpose));
  return { ...example, eventModel, variant, title: example.file };
});

/** An example of each event and purpose. */
export const firstCases: readonly Case[] = model.events.flatMap(({ type, variants }) =>
  variants.map(({ purpose }) =>
    found(cases.find((each) => each.event === type && each.purpose === purpose)),
  ),
);

/** An envelope as it arrives, around the data. */
export function deliveryOf(event: string, data: Json): JsonObject {
  const envelope = found(model.delivery.examples[0]);
  return { ...envelope, data, event: { ...Object(envelope.event), type: event } };
}

/** Everything that one change can do to an example. */
export function mutantsOfCase({ variant, data }: Case): readonly Mutant[] {
  return mutantsOf(model.objects, variant.schema, data);
}

/** A body that is refused, and for what. */
export interface Refused {
  readonly name: string;
  readonly description: string;
  readonly form: "delivery" | "data";
  readonly event?: string;
  readonly refused: {
    readonly reason: RefusalReason;
    readonly pointer: string;
    readonly code: IssueCode;
    /** Other missing keys. */
    readonly also?: readonly string[];
  };
  readonly body: Json;
}

/** Every body of schemas/refused. */
export const refused: readonly Refused[] = readdirSync(join(schemasFolder, "refused"))
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => ({
    name,
    ...JSON.parse(readFileSync(join(schemasFolder, "refused", name), "utf8")),
  }));

/** A value that has to be there for the tests to mean anything. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the schemas have changed: nothing to test with");
  return value;
}

/** The webhook of a result that has to be one. */
export function accepted<W>(result: ParseResult<W>): W {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.webhook;
}

/** The issues of a result. None if it was accepted. */
export function issuesOf(result: ParseResult<unknown>): readonly Issue[] {
  return result.ok ? [] : result.issues;
}

/** The places of the issues. */
export function pointersOf(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ pointer }) => pointer);
}
