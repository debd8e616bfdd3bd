import { VerifyError } from "../errors.ts";
import { testSecret } from "../plan/signature.ts";

/** Throws if the secret is empty. */
export function assertSecret(secret: string): void {
  if (secret !== "") return;
  throw new VerifyError("secret_missing", {
    place: "secret",
    expected: "the receiver's secret",
    found: "an empty text",
    fix: `A receiver under test may use the published one, ${testSecret}.`,
  });
}

/** Throws unless a value is a number of milliseconds in the range of the options. */
export function assertMilliseconds(place: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least && value <= 600_000) return;
  throw new VerifyError("option_invalid", {
    place,
    expected: `a whole number of milliseconds from ${least} to 600000`,
    found: String(value),
    fix: "Choose a number in this range, or leave the option out.",
  });
}
