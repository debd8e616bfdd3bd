import type { IncomingMessage, ServerResponse } from "node:http";
import { serveNode } from "./node-handler.ts";
import { assertReceiver, type NodeReceiver } from "./node-receiver.ts";
import type { RequestPipeline } from "./request-pipeline.ts";

/** The part of a Fastify instance that the plugin uses. So this package does not depend on Fastify. */
export interface FastifyLike {
  all(path: string, options: FastifyRouteOptions, handler: () => Promise<void>): unknown;
  readonly initialConfig?: FastifyConfig;
}

/**
 * The part of a Fastify instance's configuration that the plugin uses. Fastify before version 6 accepts
 * `ignoreTrailingSlash` in either of the two places.
 */
export interface FastifyConfig {
  readonly ignoreTrailingSlash?: boolean;
  readonly routerOptions?: { readonly ignoreTrailingSlash?: boolean };
}

/** The part of a route's options that the plugin uses. */
export interface FastifyRouteOptions {
  readonly onRequest: (
    request: { readonly raw: IncomingMessage },
    reply: { readonly raw: ServerResponse; hijack(): unknown },
  ) => Promise<void>;
}

/**
 * Creates a Fastify plugin: `await app.register(createFastifyPlugin(receiver))`, optionally with a `prefix`.
 *
 * The plugin handles a request before any content type parser runs. So parsers and body limits of the application do
 * not affect it, and it changes nothing for other routes.
 *
 * @throws ReceiverError `options_invalid` without a receiver
 */
export function createFastifyPlugin(receiver: NodeReceiver): (app: FastifyLike) => Promise<void> {
  assertReceiver("createFastifyPlugin", receiver);
  const { pipeline } = receiver;
  return async (app) => {
    for (const path of pipeline.paths) {
      const paths = ignoresSlash(app.initialConfig) ? [path] : spellings(path);
      for (const spelled of paths) app.all(spelled, routeOptions(pipeline, path), unreachable);
    }
  };
}

/** Returns a path with and without a trailing slash. Fastify treats them as two paths by default. */
function spellings(path: string): readonly string[] {
  const plain = path.replace(/\/$/, "");
  return plain === "" ? [path] : [plain, `${plain}/`];
}

function ignoresSlash({ ignoreTrailingSlash, routerOptions }: FastifyConfig = {}): boolean {
  return Boolean(ignoreTrailingSlash || routerOptions?.ignoreTrailingSlash);
}

function routeOptions(pipeline: RequestPipeline, path: string): FastifyRouteOptions {
  return {
    onRequest: async (request, reply) => {
      reply.hijack();
      await serveNode({ pipeline, request: request.raw, response: reply.raw, path });
    },
  };
}

async function unreachable(): Promise<void> {}
