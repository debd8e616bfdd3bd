import type { ViteUserConfig } from "vitest/config";
import shared from "./config.ts";

/** The same for what takes minutes, or packages from the network: `npm run test:long` runs test/*.long.ts. */
const config: ViteUserConfig = {
  ...shared,
  test: { ...shared.test, include: ["test/**/*.long.ts"] },
};

export default config;
