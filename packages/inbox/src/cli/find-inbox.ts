import type { Administration } from "../administration/administration.ts";
import { openAdministration } from "../administration/open-administration.ts";
import { administerDatabase } from "../administration/open-database.ts";
import { type LocationValues, readStoredLocation } from "./arguments/location.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Finds the server of the inbox that the options name, or opens the file or the database. Prints a line if the server
 * or the database does not answer soon.
 *
 * @throws ReceiverError or InboxError if an option is wrong, or the inbox cannot be used
 */
export function findInbox(values: LocationValues, { warn }: Terminal): Promise<Administration> {
  const location = readStoredLocation(values);
  if (location.kind === "postgres") {
    const { kind: _, ...place } = location;
    return administerDatabase(place, { onWait: () => warn("Waiting for the database ...") });
  }
  const { file } = location;
  const onWait = () => warn(`Waiting for the server that holds ${JSON.stringify(file)} ...`);
  return openAdministration(file, { onWait });
}
