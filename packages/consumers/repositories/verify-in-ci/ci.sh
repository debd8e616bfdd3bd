# Starts the receiver with its usual command, verifies it, and stops it.
set -eu
export PORT="${PORT:-3000}"
export WEBHOOK_SECRET=order-webhooks-test-secret
export OBSERVE=yes

mkdir -p reports
node receiver.js &
trap "kill $!" EXIT

order-webhooks-verify --url "http://127.0.0.1:$PORT/webhooks" --observe "http://127.0.0.1:$PORT/observe" \
  --junit reports/receiver.xml --json reports/receiver.json --markdown reports/receiver.md

# Verifies the expectations of a consumer against the schemas, with a pact from the package.
order-webhooks-verify pact node_modules/@order-webhooks/contracts/pacts --payloads 20
