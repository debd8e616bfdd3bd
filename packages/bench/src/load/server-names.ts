/** Name of the server with which all others are compared. */
export const bare = "bare";

/** Names of the other servers in the table. */
export const inboxServers = {
  intake: "intake",
  handlers: "handlers",
  manyHandlers: "64 handlers",
  serial: "serial",
  oneByOne: "one by one",
  memory: "memory",
} as const;

/** Returns the name of the same server with the build of `--against`. */
export function toNameBefore(server: string): string {
  return `${server}, before`;
}
