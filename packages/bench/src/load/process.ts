import type { Reading, Request, Served } from "./messages.ts";
import { serveBare, serveReceiver } from "./servers.ts";

// A process of its own: it serves what its argument says, and answers over its channel until that closes.

const [argument = ""] = process.argv.slice(2);
// The seam: ServerProcess writes it.
const served = JSON.parse(argument) as Served;
const server =
  served.kind === "bare"
    ? await serveBare()
    : await serveReceiver(served.folder, served.handledBefore);

process.on("message", async (request: Request) => {
  if (request === "settle") await server.idle();
  process.send?.(read());
});
process.on("disconnect", () => process.exit());
process.send?.(server.port);

function read(): Reading {
  const { user, system } = process.cpuUsage();
  return { cpuNanoseconds: (user + system) * 1000, handled: server.countHandled() };
}
