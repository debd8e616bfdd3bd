import { toUsageError } from "./usage.ts";

/**
 * Refuses the address of a database outside `--inbox`. Messages quote other arguments, and the address may contain a
 * password.
 *
 * @throws ReceiverError `argument_invalid`
 */
export function assertAddressPositions(args: readonly string[]): void {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  const isStray = args.some((arg, index) => {
    const isValue = args[index - 1] === "--inbox" || arg.startsWith("--inbox=");
    return looksLikeAddress.test(arg) && (!isValue || index > end);
  });
  if (!isStray) return;
  const expected = "the address of a database only after --inbox";
  const fix = "Pass it as --inbox postgres://USER@HOST/DATABASE.";
  throw toUsageError("arguments", { expected, found: "one in another place", fix });
}

const looksLikeAddress = /postg\w*:(\/\/|.*@)/is;
