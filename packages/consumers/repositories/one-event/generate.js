import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { eventTypes } from "@order-webhooks/validator";

// The service below is written for EVENT. A service of your own names its event.
const service = readFileSync("service.ts.txt", "utf8");

mkdirSync("src", { recursive: true });
for (const event of eventTypes) {
  writeFileSync(`src/${event}.ts`, service.replaceAll("EVENT", event));
}
const imports = eventTypes.map((event) => `import "./${event}.js";\n`);
writeFileSync("src/all.ts", imports.join(""));
