import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { eventTypes } from "@order-webhooks/validator";

// The template is written for EVENT. Your own service names its event.
const service = readFileSync("service.ts.txt", "utf8");

mkdirSync("src", { recursive: true });
for (const event of eventTypes) {
  writeFileSync(`src/${event}.ts`, service.replaceAll("EVENT", event));
}
const imports = eventTypes.map((event) => `import "./${event}.js";\n`);
writeFileSync("src/all.ts", imports.join(""));
