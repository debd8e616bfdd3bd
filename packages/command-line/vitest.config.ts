export { default } from "@order-webhooks/test-setup";
