import { onTestFinished } from "vitest";

/** Collects the process warnings of inboxes until the end of the test. */
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
    // Node.js emits a warning in a later turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    return collected;
  };
}
