/** The server that all others are compared with. */
export const bare = "bare";

/** The names that the table has for the servers next to the bare one. */
export const inboxServers = {
  intake: "intake",
  handlers: "handlers",
  manyHandlers: "64 handlers",
  serial: "serial",
  oneByOne: "one by one",
  memory: "memory",
} as const;

/** Returns the name of the same server with another build. */
export function toNameBefore(server: string): string {
  return `${server}, before`;
}
