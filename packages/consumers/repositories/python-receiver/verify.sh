set -eu
export WEBHOOK_SECRET=order-webhooks-test-secret

python3 node_modules/@order-webhooks/verify/examples/python/receiver.py --port "${PORT:-3000}" --observe > receiver.log &
trap "kill $!" EXIT

order-webhooks-verify --url "http://127.0.0.1:${PORT:-3000}/webhooks" --observe "http://127.0.0.1:${PORT:-3000}/observe"

# Sends a raw payload of the first event and purpose of the schemas.
set -- $(order-webhooks-verify send --list | sed -n 2p)
order-webhooks-verify send --url "http://127.0.0.1:${PORT:-3000}/webhooks/raw/{event}" --raw --event "$1" --purpose "$2" \
  --observe "http://127.0.0.1:${PORT:-3000}/observe"
