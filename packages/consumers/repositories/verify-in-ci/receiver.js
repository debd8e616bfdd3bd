import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const secret = process.env.WEBHOOK_SECRET;
if (!secret) throw new Error("The environment variable WEBHOOK_SECRET is not set.");

const handlers = {
  promotion: ({ data }) => data.promotion_tier.id,
  unique_code: ({ data }) => data.voucher.code,
  message: ({ data }) => data.order.id,
};

/** Keys of the accepted deliveries, and the calls of handlers. In memory, since this is an example. */
const taken = new Set();
const handled = [];

const server = createServer(async (request, response) => {
  if (process.env.OBSERVE && request.url === "/observe") {
    return response.end(JSON.stringify({ handled: handled.slice(-100) }));
  }
  // Stands for a gateway, which refuses requests without its key.
  const key = process.env.GATEWAY_KEY;
  if (key && request.headers["x-gateway-key"] !== key) return answer(response, 403);
  if (request.method !== "POST" || request.url !== "/webhooks") return answer(response, 404);
  const body = await readBody(request);
  if (!isAuthentic(body, request.headers["x-voucherify-signature"])) return answer(response, 401);
  take(body);
  return answer(response, 202);
});

server.listen(Number(process.env.PORT ?? 3000), "127.0.0.1");

function answer(response, status) {
  response.writeHead(status).end();
}

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Checks the signature of the received bytes. Parsing and writing JSON again changes them. */
function isAuthentic(body, signature = "") {
  const expected = createHmac("sha256", secret).update(body).digest("hex");
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}

/** Handles an authentic delivery, or quarantines it. A refusal would make the sender pause the distribution. */
function take(body) {
  try {
    const delivery = JSON.parse(body);
    const { event, source, data } = delivery;
    const key = [event.type, event.id, source.id].join();
    if (taken.has(key)) return;
    taken.add(key);
    const purpose = purposeOf(data);
    handlers[purpose](delivery);
    handled.push({ event: event.type, purpose, orderId: data.order.id });
  } catch (error) {
    console.error(`quarantined: ${error.message}`);
  }
}

/** Reads the purpose from the keys that are present. A null value counts as absent. */
function purposeOf(data) {
  if (data.promotion_tier != null) return "promotion";
  return data.voucher != null || data.publication != null ? "unique_code" : "message";
}
