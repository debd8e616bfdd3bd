import { describeType } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import type { RequestPipeline } from "./request-pipeline.ts";

/** The part of a receiver that adapters use. */
export interface NodeReceiver {
  readonly pipeline: RequestPipeline;
}

/**
 * Throws a ReceiverError `options_invalid` unless the value is a receiver. `place` is the name of the adapter, for the
 * message.
 */
export function assertReceiver(place: string, receiver: unknown): asserts receiver is NodeReceiver {
  const pipeline: unknown = Reflect.get(Object(receiver), "pipeline");
  if (typeof Reflect.get(Object(pipeline), "answer") === "function") return;
  throw new ReceiverError("options_invalid", {
    place,
    expected: "a receiver",
    found: describeType(receiver),
    fix: "Pass the result of createReceiver.",
  });
}
