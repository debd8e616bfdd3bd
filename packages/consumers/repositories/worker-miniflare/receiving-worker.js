import { createReceiver } from "@order-webhooks/receiver";

const handled = [];

export default {
  async fetch(request, env, context) {
    if (request.method === "GET") return Response.json(handled);
    // One receiver for each request: in this runtime a request cannot use timers and signals of another request.
    // So the receiver does not recognize duplicates. Make handlers idempotent by context.deliveryKey.
    const receiver = createReceiver({
      secrets: env.WEBHOOK_SECRET,
      handlers: ({ eventType, purpose }) => void handled.push(`${eventType} ${purpose}`),
    });
    const response = await receiver.fetch(request);
    // Handlers run after the response. The runtime stops a worker only after this promise resolves.
    context.waitUntil(receiver.idle());
    return response;
  },
};
