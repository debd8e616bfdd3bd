import config from "@order-webhooks/test-setup/long-config";

// Not re-exported: knip reads which files are tests from what is exported here.
export default config;
