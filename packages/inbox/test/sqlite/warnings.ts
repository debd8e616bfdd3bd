import { onTestFinished } from "vitest";

/** Collects the warnings that inboxes have the process make, until the end of the test. */
export function collectWarnings(): () => Promise<readonly string[]> {
  const collected: string[] = [];
  const listener = (warning: Error & { readonly code?: string }): void => {
    if (warning.name === "InboxWarning") collected.push(`${warning.code}: ${warning.message}`);
  };
  process.on("warning", listener);
  onTestFinished(() => {
    process.off("warning", listener);
  });
  return async () => {
    // A warning comes in a turn of its own.
    await new Promise((resolve) => setImmediate(resolve));
    return collected;
  };
}
