import { subscribe } from "node:diagnostics_channel";

// Freezes a process as platforms do: `node --import freeze.ts <server>` stops it, with all its threads, in the call in which
// node:http has handed a response over to the operating system. It goes on with SIGCONT, for the next request.

/** Stops this process at once. Nothing of it runs until something else continues it. */
export function freeze(): void {
  process.kill(process.pid, "SIGSTOP");
}

subscribe("http.server.response.finish", freeze);
