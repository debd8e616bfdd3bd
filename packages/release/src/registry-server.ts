// The process that withLocalRegistry starts: Verdaccio on a free port of the loopback interface. It tells its parent
// the port and ends when the parent lets go of it, so nothing is left behind even if the parent dies.
import type { AddressInfo } from "node:net";
import { runServer } from "verdaccio";

const configuration = process.argv[2];
if (configuration === undefined || process.send === undefined) {
  throw new Error("registry-server is started by withLocalRegistry, with a configuration file");
}

process.on("disconnect", () => process.exit(0));
const server = await runServer(configuration);
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ port });
});
