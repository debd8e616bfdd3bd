import type { Administration } from "../administration/administration.ts";
import { openAdministration } from "../administration/open-administration.ts";
import { readFile } from "./arguments/location.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Finds the server of the inbox that the option names, or opens its file. A line says if the server keeps the command
 * waiting.
 *
 * @throws ReceiverError or InboxError if the option is wrong, or the inbox cannot be used
 */
export function findInbox(
  option: readonly string[] | undefined,
  { warn }: Terminal,
): Promise<Administration> {
  const file = readFile(option);
  const onWait = () => warn(`Waiting for the server that holds ${JSON.stringify(file)} ...`);
  return openAdministration(file, { onWait });
}
