import { describeType } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import type { RequestPipeline } from "./request-pipeline.ts";

/** The used part of a receiver. */
export interface NodeReceiver {
  readonly pipeline: RequestPipeline;
}

/** Throws a ReceiverError `options_invalid` unless an adapter got a receiver. The place names the adapter. */
export function assertReceiver(place: string, receiver: unknown): asserts receiver is NodeReceiver {
  const pipeline: unknown = Reflect.get(Object(receiver), "pipeline");
  if (typeof Reflect.get(Object(pipeline), "answer") === "function") return;
  throw new ReceiverError("options_invalid", {
    place,
    expected: "a receiver",
    found: `${describeType(receiver)} that is none`,
    fix: "Pass what createReceiver returned.",
  });
}
