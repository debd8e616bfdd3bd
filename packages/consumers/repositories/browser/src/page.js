import { explainEventData, parseEventData } from "@order-webhooks/validator";

// The test reads the result for each payload, and that the policy forbids code from strings.
const payloads = await (await fetch("./payloads.json")).json();

document.body.textContent = JSON.stringify({
  evalIsForbidden: throws(() => new Function("return 1")),
  purposes: payloads.map(({ eventType, data }) => purposeOf(eventType, data)),
  refused: explainEventData(payloads[0].eventType, {}).map(({ pointer }) => pointer),
});
document.body.dataset.done = "";

function purposeOf(eventType, data) {
  const result = parseEventData(eventType, data);
  return result.ok ? result.webhook.purpose : result.issues[0].message;
}

function throws(action) {
  try {
    action();
    return false;
  } catch {
    return true;
  }
}
