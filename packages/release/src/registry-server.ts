// Process that withLocalRegistry starts: Verdaccio on a free port of the loopback interface. It sends the port to its
// parent. It ends when its parent ends, so that it never keeps running alone.
import type { AddressInfo } from "node:net";
import { runServer } from "verdaccio";

process.on("disconnect", () => process.exit(0));
const server = await runServer(process.argv[2]);
server.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
