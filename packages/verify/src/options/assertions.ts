import { VerifyError } from "../errors.ts";
import { testSecret } from "../plan/signature.ts";

/** Throws if the secret is empty. */
export function assertSecret(secret: string): void {
  if (secret !== "") return;
  throw new VerifyError("secret_missing", {
    place: "secret",
    expected: "the receiver's secret",
    found: "an empty string",
    fix: `Set the receiver's secret. A receiver under test may use the published one, ${testSecret}.`,
  });
}

/** Throws unless a value is an allowed number of milliseconds. */
export function assertMilliseconds(place: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least && value <= 600_000) return;
  throw new VerifyError("option_invalid", {
    place,
    expected: `an integer from ${least} to 600000 (milliseconds)`,
    found: String(value),
    fix: "Choose a number in this range, or omit the option.",
  });
}
