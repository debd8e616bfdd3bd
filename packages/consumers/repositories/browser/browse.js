import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import chromium from "@sparticuz/chromium";
import { chromium as launcher } from "playwright-core";

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
const types = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json" };

/** Opens the page of a folder in headless Chromium, under the policy. Resolves to the text of its body. */
export async function browse(folder) {
  const server = createServer(async (request, response) => {
    const file = request.url === "/" ? "/index.html" : request.url;
    const content = await readFile(join(folder, file)).catch(() => null);
    response.setHeader("content-security-policy", policy);
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    response.writeHead(content === null ? 404 : 200).end(content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launcher.launch({ executablePath: await chromium.executablePath(), args });
  try {
    return await readPage(browser, `http://127.0.0.1:${server.address().port}/`);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

const args = [
  "--no-sandbox", // root has no sandbox
  "--no-zygote",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-pings",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

async function readPage(browser, url) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(`${request.url()} failed`));
  await page.goto(url);
  const done = page.locator("body[data-done]");
  await done.waitFor({ timeout: 20_000 }).catch(() => {
    throw new Error(`The page did not finish: ${complaints.join("; ") || "no error"}`);
  });
  return done.textContent();
}
