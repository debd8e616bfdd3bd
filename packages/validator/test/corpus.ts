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

/** Folder of the schemas with their sources, examples and refused bodies. */
export const schemasFolder: string = join(import.meta.dirname, "../../../schemas");

/** Model of the schemas, from which every case of these tests is derived. */
export const model: Model = toModel(parseSources(await readSchemas(schemasFolder)).documents);

/** Example with its schemas. */
export interface Case extends Example {
  readonly title: string;
  readonly eventModel: EventModel;
  readonly variant: VariantModel;
}

/** Every example of every event and purpose, including derived examples. */
export const cases: readonly Case[] = model.examples.map((example) => {
  const eventModel = found(model.events.find(({ type }) => type === example.event));
  const variant = found(eventModel.variants.find(({ purpose }) => purpose === example.purpose));
  return { ...example, eventModel, variant, title: example.file };
});

/** One example of each event and purpose. */
export const firstCases: readonly Case[] = model.events.flatMap(({ type, variants }) =>
  variants.map(({ purpose }) =>
    found(cases.find((each) => each.event === type && each.purpose === purpose)),
  ),
);

/** Returns an envelope with the data, as the vendor sends it. */
export function deliveryOf(event: string, data: Json): JsonObject {
  const envelope = found(model.delivery.examples[0]);
  return { ...envelope, data, event: { ...Object(envelope.event), type: event } };
}

/** Returns every mutant of an example. */
export function mutantsOfCase({ variant, data }: Case): readonly Mutant[] {
  return mutantsOf(model.objects, variant.schema, data);
}

/** Body that must be refused, with the reason. */
export interface Refused {
  readonly name: string;
  readonly description: string;
  readonly form: "delivery" | "data";
  readonly event?: string;
  readonly refused: {
    readonly reason: RefusalReason;
    readonly pointer: string;
    readonly code: IssueCode;
    /** Pointers of other missing keys. */
    readonly also?: readonly string[];
  };
  readonly body: Json;
}

/** All bodies in schemas/refused. */
export const refused: readonly Refused[] = readdirSync(join(schemasFolder, "refused"))
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => ({
    name,
    ...JSON.parse(readFileSync(join(schemasFolder, "refused", name), "utf8")),
  }));

/** Returns a value that the tests need. Throws if it is missing. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("schemas: expected a value to test with, got none");
  return value;
}

/** Returns the webhook of an accepted result. Throws for a refusal. */
export function accepted<W>(result: ParseResult<W>): W {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.webhook;
}

/** Returns the issues of a result. An accepted result has none. */
export function issuesOf(result: ParseResult<unknown>): readonly Issue[] {
  return result.ok ? [] : result.issues;
}

/** Returns the pointers of the issues. */
export function pointersOf(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ pointer }) => pointer);
}
