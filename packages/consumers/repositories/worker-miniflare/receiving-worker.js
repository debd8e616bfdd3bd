import { createReceiver } from "@order-webhooks/receiver";

const handled = [];

export default {
  async fetch(request, env, context) {
    if (request.method === "GET") return Response.json(handled);
    // One receiver for each request: this runtime lets no request use what another one opened, timers and
    // signals among it. So no delivery is remembered here: let handlers be idempotent by context.deliveryKey.
    const receiver = createReceiver({
      secrets: env.WEBHOOK_SECRET,
      handlers: ({ eventType, purpose }) => void handled.push(`${eventType} ${purpose}`),
    });
    const response = await receiver.fetch(request);
    // Handlers run after the answer: the runtime stops a worker only once this has come true.
    context.waitUntil(receiver.idle());
    return response;
  },
};
