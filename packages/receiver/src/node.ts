// node:http and Express

export type { NodeRequest } from "./adapters/node-body.ts";
export { createNodeHandler, type NodeHandler, type NodeReceiver } from "./adapters/node-handler.ts";

// Fastify

export {
  createFastifyPlugin,
  type FastifyLike,
  type FastifyRouteOptions,
} from "./adapters/fastify.ts";

// A server of its own

export { createNodeServer, type NodeServer, type NodeServerOptions } from "./server/node-server.ts";
