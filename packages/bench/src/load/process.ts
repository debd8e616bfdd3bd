import { LoopObserver } from "./loop-observer.ts";
import type { Reading, Request, Served } from "./messages.ts";
import { serve } from "./servers.ts";

// Program of a separate process. It serves the server in its argument, and answers requests over its channel until the
// channel closes.

const [argument = ""] = process.argv.slice(2);
// This cast is safe: ServerProcess writes the argument.
const server = await serve(JSON.parse(argument) as Served);
const observer = new LoopObserver();

process.on("message", async (request: Request) => {
  if (request === "settle") await server.idle();
  process.send?.(read());
  if (request === "start") observer.start();
});
process.on("disconnect", () => process.exit());
process.send?.(server.port);

function read(): Reading {
  const { user, system } = process.cpuUsage();
  const cpuNanoseconds = (user + system) * 1000;
  return { cpuNanoseconds, handled: server.countHandled(), loop: observer.read() };
}
