set -eu
export WEBHOOK_SECRET=order-webhooks-test-secret

order-webhooks-receiver --port "${PORT:-3000}" --observe-path /observe > receiver.log &
trap "kill $!" EXIT

order-webhooks-verify --url "http://127.0.0.1:${PORT:-3000}/webhooks" --observe "http://127.0.0.1:${PORT:-3000}/observe"
