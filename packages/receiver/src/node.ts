// node:http and Express

// Fastify
export { createFastifyPlugin, type FastifyLike, type FastifyRouteOptions } from "./fastify.ts";
export type { NodeRequest } from "./node-body.ts";
export {
  createNodeHandler,
  type NodeHandler,
  type NodeReceiver,
} from "./node-handler.ts";

// A server of its own
export { createNodeServer, type NodeServer, type NodeServerOptions } from "./node-server.ts";
