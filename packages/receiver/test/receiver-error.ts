import { expect } from "vitest";
import { isReceiverError, type ReceiverErrorCode } from "../src/errors.ts";

/** Matches a ReceiverError by its code and place, and its message by its form alone. */
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
