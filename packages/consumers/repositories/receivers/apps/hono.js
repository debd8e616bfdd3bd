import { once } from "node:events";
import { serve as serveApp } from "@hono/node-server";
import { Hono } from "hono";

/** Serves a receiver on a free port. Resolves to the port and a way to stop. */
export async function serve(receiver) {
  const app = new Hono();
  app.post("/webhooks", (context) => receiver.fetch(context.req.raw));
  const server = serveApp({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
  if (!server.listening) await once(server, "listening");
  return { port: server.address().port, close: () => server.close() };
}
