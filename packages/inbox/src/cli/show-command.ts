import type { ListedDelivery } from "@order-webhooks/receiver";
import { parseOptions } from "@order-webhooks/receiver/command";
import type { Administration } from "../administration/administration.ts";
import { InboxError } from "../errors.ts";
import { locationFlags } from "./arguments/location.ts";
import { toUsageError } from "./arguments/usage.ts";
import { findDelivery } from "./find-delivery.ts";
import { findInbox } from "./find-inbox.ts";
import { toJson } from "./output/json.ts";
import { toDescription } from "./output/table.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  body: { type: "boolean" },
  ...locationFlags,
  json: { type: "boolean" },
} as const;

/** Shows one delivery, or prints its body. Resolves to the exit code. */
export async function runShow(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, flags, 1);
  const [key = ""] = positionals;
  if (key.trim() === "") {
    throw toUsageError("KEY", { expected: "the key of a delivery", found: "none" });
  }
  if (values.body && values.json) {
    throw toUsageError("--body", { expected: "no --json together with it", found: "both" });
  }
  const administration = await findInbox(values, terminal);
  try {
    const delivery = await findDelivery(administration, key);
    if (values.body) await printBody(delivery, administration, terminal);
    else if (values.json) terminal.print(toJson({ delivery }));
    else for (const line of toDescription(delivery)) terminal.print(line);
    return 0;
  } finally {
    await administration.close();
  }
}

async function printBody(
  { key }: ListedDelivery,
  { readBody }: Administration,
  { isWatched, write }: Terminal,
): Promise<void> {
  const body = await readBody(key);
  if (body === undefined) {
    throw toBodyError("a delivery with a body", "one whose body is erased", "Omit --body.");
  }
  if (isWatched && steers(body)) {
    const fix = "Redirect the output to a file or another command.";
    throw toBodyError("text for this terminal", "control characters", fix);
  }
  write(body);
}

/** Checks for characters that control a terminal. Text that is not UTF-8 counts as having them. */
function steers(body: Uint8Array): boolean {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
  return /[^\P{C}\t\r\n]|\ufffd/u.test(text);
}

function toBodyError(expected: string, found: string, fix: string): InboxError {
  return new InboxError("body_unavailable", { place: "--body", expected, found, fix });
}
