import { readDelivery } from "@order-webhooks/receiver/web";

// Runs without `nodejs_compat`: nothing of this subpath needs Node.
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
    // Authentic, so it is a success, also if it does not conform: a refusal pauses the distribution.
    return Response.json(result, { status: result.ok ? 200 : 202 });
  },
};
