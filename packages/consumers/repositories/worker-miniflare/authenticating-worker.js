import { readDelivery } from "@order-webhooks/receiver/web";

// Runs without `nodejs_compat`, because this subpath does not need Node.
export default {
  async fetch(request, env) {
    const body = await request.arrayBuffer();
    const { headers } = request;
    const { authentic, cause, result } = await readDelivery({
      body,
      headers,
      secrets: env.WEBHOOK_SECRET,
    });
    if (!authentic) return Response.json(cause, { status: 401 });
    // An authentic delivery gets a success, even if it does not conform. A refusal pauses the distribution.
    return Response.json(result, { status: result.ok ? 200 : 202 });
  },
};
