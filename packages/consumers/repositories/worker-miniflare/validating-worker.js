import { parseDelivery } from "@order-webhooks/validator";

export default {
  async fetch(request) {
    const result = parseDelivery(await request.json());
    const { ok } = result;
    return Response.json(ok ? result.webhook.purpose : result.reason, { status: ok ? 200 : 422 });
  },
};
