set -eu
cp -r node_modules/@order-webhooks/contracts/examples/consumer mailer
cd mailer
cp pacts/*.json ../published.json

npm test
order-webhooks-verify pact pacts --payloads 50

# The published pact equals the pact that the test writes.
cmp pacts/*.json ../published.json
