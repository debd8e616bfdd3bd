set -eu
export WEBHOOK_SECRET=order-webhooks-test-secret

order-webhooks-receiver --port "${PORT:-3000}" --observe-path /observe > receiver.log &
trap "kill $!" EXIT

order-webhooks-verify --url "http://127.0.0.1:${PORT:-3000}/webhooks" --observe "http://127.0.0.1:${PORT:-3000}/observe"

# Sends one delivery of the first event and purpose of the schemas three times. It must be handled once.
set -- $(order-webhooks-verify send --list | sed -n 2p)
order-webhooks-verify send --url "http://127.0.0.1:${PORT:-3000}/webhooks" --event "$1" --purpose "$2" --example "$3" --times 3 \
  --observe "http://127.0.0.1:${PORT:-3000}/observe"
