import { LoopObserver } from "./loop-observer.ts";
import type { Reading, Request, Served } from "./messages.ts";
import { serve } from "./servers.ts";

// A process of its own: it serves what its argument says, and answers over its channel until that closes.

const [argument = ""] = process.argv.slice(2);
// The seam: ServerProcess writes it.
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
