// node:http and Express

export type { NodeRequest } from "./node-body.ts";
export { createNodeHandler, type NodeHandler, type NodeReceiver } from "./node-handler.ts";

// Fastify

export { createFastifyPlugin, type FastifyLike, type FastifyRouteOptions } from "./fastify.ts";

// A server of its own

export { createNodeServer, type NodeServer, type NodeServerOptions } from "./node-server.ts";
