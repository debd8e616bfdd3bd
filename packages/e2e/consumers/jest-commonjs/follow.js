const assert = require("node:assert/strict");
const { spawnSync } = require("node:child_process");
const { readFileSync, writeFileSync } = require("node:fs");

// Runs the tests of the page with the command of the page. Both are in the package that is installed.

const page = readFileSync("node_modules/@order-webhooks/receiver/docs/platforms.md", "utf8");
const jestSection = page.slice(page.indexOf("## Jest"));
const blocks = [...jestSection.matchAll(/```\w+\n(?:\/\/|#) (\S+)\n(.*?)```/gs)];
for (const [, name, code] of blocks) writeFileSync(name, code);
assert.deepEqual(
  blocks.map(([, name]) => name),
  ["test.sh", "required.test.js", "imported.test.js"],
);

const { stderr, status } = spawnSync("sh", ["test.sh"], { encoding: "utf8" });
assert.match(stderr, /Tests: +2 passed, 2 total/);
assert.equal(status, 0);

// Without the flag the same test fails, or the page could leave it out.
const plain = spawnSync("node", ["node_modules/jest/bin/jest.js", "required"], {
  encoding: "utf8",
});
assert.match(plain.stderr, /Must use import to load ES Module/);
