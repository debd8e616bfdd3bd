// node:http and Express

export type { NodeRequest } from "./adapters/node-body.ts";
export { createNodeHandler, type NodeHandler } from "./adapters/node-handler.ts";
export type { NodeReceiver } from "./adapters/node-receiver.ts";

// Fastify

export {
  createFastifyPlugin,
  type FastifyLike,
  type FastifyRouteOptions,
} from "./adapters/fastify.ts";

// A complete server

export { createNodeServer, type NodeServer, type NodeServerOptions } from "./server/node-server.ts";
