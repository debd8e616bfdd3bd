import { once } from "node:events";
import { createNodeHandler } from "@order-webhooks/receiver/node";
import express from "express";

/** Serves a receiver on a free port. Resolves to the port and a way to stop. */
export async function serve(receiver) {
  const app = express();
  app.post("/webhooks", createNodeHandler(receiver));
  app.use(express.json());
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: server.address().port, close: () => server.close() };
}
