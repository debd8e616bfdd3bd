import type { DeliveryEnvelope } from "@order-webhooks/types";
import { stepsOf } from "../json/pointer.ts";
import type { Issue, ParseResult } from "./result.ts";

/**
 * A Standard Schema (version 1, standardschema.dev), for libraries that accept any.
 * The interface is repeated here, as it recommends, so that nothing has to be installed for it.
 */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output>;
    /** For inference alone: there is no such value. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** The result of a Standard Schema: a value, or its issues. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** An issue as Standard Schema has it. */
export interface StandardIssue {
  readonly message: string;
  readonly path: readonly string[];
}

/** The Standard Schema of an event's data, which gives back the very value that it accepts. */
export function toDataSchema<W extends { readonly data: unknown }>(
  parse: (data: unknown) => ParseResult<W>,
): StandardSchemaV1<W["data"]> {
  return toSchema(parse, (webhook) => webhook.data);
}

/** The Standard Schema of an event's envelope, which gives the webhook that is in it. */
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
