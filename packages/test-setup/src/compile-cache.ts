import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Lets the processes of a test run share compiled code. Without this, type stripping takes half of the time of a short
 * command.
 */
export default function setUp(): void {
  const folder = mkdtempSync(join(tmpdir(), "order-webhooks-compiled-"));
  process.env.NODE_COMPILE_CACHE = folder;
  // Removed at the end of this process, because the processes that run test files write to it until they end.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
}
