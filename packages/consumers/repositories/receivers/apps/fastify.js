import { createFastifyPlugin } from "@order-webhooks/receiver/node";
import Fastify from "fastify";

/** Serves a receiver on a free port. Resolves to the port and a way to stop. */
export async function serve(receiver) {
  const app = Fastify();
  app.register(createFastifyPlugin(receiver));
  await app.listen({ host: "127.0.0.1", port: 0 });
  return { port: app.server.address().port, close: () => app.close() };
}
