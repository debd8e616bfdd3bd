const assert = require("node:assert/strict");
const { spawnSync } = require("node:child_process");
const { readFileSync, rmSync, writeFileSync } = require("node:fs");

// Runs the tests of the page with the command of the page. Both are in the installed package.

const page = readFileSync("node_modules/@order-webhooks/receiver/docs/platforms.md", "utf8");
const jestSection = page.slice(page.indexOf("## Jest"));
const blocks = [...jestSection.matchAll(/```\w+\n(?:\/\/|#) (\S+)\n(.*?)```/gs)];
for (const [, name, code] of blocks) writeFileSync(name, code);
assert.deepEqual(
  blocks.map(([, name]) => name),
  ["test.sh", "required.test.js", "imported.test.js"],
);

// Without the flag `require` must fail. Otherwise the page would not need the flag.
refuses("node", ["node_modules/jest/bin/jest.js", "required"]);

// Before Node 24.9 it must fail with the flag too. Otherwise the page would not need `import`.
if (!isAtLeast(24, 9)) {
  refuses("sh", ["test.sh"]);
  rmSync("required.test.js");
}

const { stderr, status } = run("sh", ["test.sh"]);
assert.match(stderr, isAtLeast(24, 9) ? /Tests: +2 passed, 2 total/ : /Tests: +1 passed, 1 total/);
assert.equal(status, 0);

function refuses(program, args) {
  assert.match(run(program, args).stderr, /Must use import to load ES Module/);
}

function run(program, args) {
  return spawnSync(program, args, { encoding: "utf8" });
}

function isAtLeast(major, minor) {
  const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
