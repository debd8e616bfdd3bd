import { expect } from "vitest";
import { isReceiverError, type ReceiverErrorCode } from "../src/errors.ts";

/** Matches a ReceiverError by its code, its place and the form of its message. */
export function receiverError(code: ReceiverErrorCode, place: string): unknown {
  const start = `[${code}] ${place}: expected `;
  const isExpected = (error: unknown) =>
    isReceiverError(error) &&
    error.code === code &&
    error.place === place &&
    error.message.startsWith(start) &&
    /, got .+\. [A-Z].+\.$/.test(error.message);
  return expect.toSatisfy(isExpected, start);
}
