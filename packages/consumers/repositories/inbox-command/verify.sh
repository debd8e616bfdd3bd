set -eu
export WEBHOOK_SECRET=order-webhooks-test-secret

order-webhooks-inbox serve --port "${PORT:-3000}" --observe-path /observe > receiver.log &
receiver=$!
trap 'kill -9 "$receiver" 2> /dev/null || true' EXIT

order-webhooks-verify --url "http://127.0.0.1:${PORT:-3000}/webhooks" --observe "http://127.0.0.1:${PORT:-3000}/observe"

kill -9 "$receiver"
order-webhooks-inbox stats --json > stats.json
node --eval '
  const stats = JSON.parse(require("node:fs").readFileSync("stats.json", "utf8"));
  if (stats.done === 0) throw new Error("The inbox kept nothing over the kill.");
'
