import type { DeliveryEnvelope } from "@order-webhooks/types";
import { stepsOf } from "../json/pointer.ts";
import type { Issue, ParseResult } from "./result.ts";

/**
 * Standard Schema (version 1, standardschema.dev), for libraries that accept any validator.
 * The interface is copied here, as its specification recommends, so that no dependency is needed.
 */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output>;
    /** Types for inference only. The value does not exist at run time. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** Result of a Standard Schema: a value, or its issues. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** Issue in the form of Standard Schema. */
export interface StandardIssue {
  readonly message: string;
  readonly path: readonly string[];
}

/** Makes the Standard Schema of an event's data. Its output is the unchanged input value. */
export function toDataSchema<W extends { readonly data: unknown }>(
  parse: (data: unknown) => ParseResult<W>,
): StandardSchemaV1<W["data"]> {
  return toSchema(parse, (webhook) => webhook.data);
}

/** Makes the Standard Schema of an event's envelope. Its output is the webhook. */
export function toDeliverySchema<W>(
  parse: (body: unknown) => ParseResult<W>,
): StandardSchemaV1<DeliveryEnvelope, W> {
  return toSchema(parse, (webhook) => webhook);
}

function toSchema<W, Input, Output>(
  parse: (value: unknown) => ParseResult<W>,
  toOutput: (webhook: W) => Output,
): StandardSchemaV1<Input, Output> {
  const validate = (value: unknown): StandardResult<Output> => {
    const result = parse(value);
    if (result.ok) return { value: toOutput(result.webhook) };
    return { issues: result.issues.map(toStandardIssue) };
  };
  return { "~standard": { version: 1, vendor: "order-webhooks", validate } };
}

function toStandardIssue({ message, pointer }: Issue): StandardIssue {
  return { message, path: stepsOf(pointer) };
}
