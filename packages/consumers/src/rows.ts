import { compilerRows } from "./compiler-rows.ts";
import { type Installer, type NodeVersion, nameOf, type Row } from "./row.ts";

const allNodes: readonly NodeVersion[] = ["20.19.0", "22.12.0", "24", "26"];
/** Versions that the receiver supports. */
const receiverNodes: readonly NodeVersion[] = ["22.12.0", "24", "26"];
/** Versions that the inbox supports. */
const inboxNodes: readonly NodeVersion[] = ["22.22.3", "24", "26"];

/** Ways to run a consumer without a compiler. */
interface Running {
  readonly toolchain: string;
  /** Versions of Node to run it under with npm, by default 24. */
  readonly nodes?: readonly NodeVersion[];
  /** Another installer to run it with, under Node 24. */
  readonly also?: Installer;
  readonly args?: readonly string[];
  readonly needs?: string;
}

/** All rows of the matrix, in the order in which they are printed. */
export const allRows: readonly Row[] = [
  ...compilerRows,
  ...running("validator-node", { toolchain: "ESM, no eval", nodes: allNodes, also: "pnpm" }),
  ...running("require-esm", { toolchain: "require(esm)", nodes: allNodes, also: "pnpm" }),
  ...running("require-esm-receiver", {
    toolchain: "require(esm)",
    nodes: receiverNodes,
    also: "pnpm",
  }),
  ...running("bundle-in-vm", { toolchain: "esbuild, bare vm, no eval", also: "pnpm" }),
  ...["Vite", "esbuild", "webpack", "Rolldown"].flatMap((bundler) =>
    running("browser", {
      toolchain: `${bundler}, Chromium, CSP`,
      args: [bundler.toLowerCase()],
    }),
  ),
  ...running("worker-miniflare", { toolchain: "esbuild, workerd" }),
  ...["Express", "Fastify", "Hono"].flatMap((framework) =>
    running("receivers", {
      toolchain: framework,
      nodes: receiverNodes,
      also: "pnpm",
      args: [framework.toLowerCase()],
    }),
  ),
  ...running("jest-commonjs", { toolchain: "Jest 30, vm modules", nodes: receiverNodes }),
  ...running("receiver-command", {
    toolchain: "order-webhooks-receiver",
    nodes: receiverNodes,
    also: "pnpm",
  }),
  ...running("inbox-command", {
    toolchain: "order-webhooks-inbox",
    nodes: inboxNodes,
    also: "pnpm",
  }),
  ...running("schemas-ajv", { toolchain: "Ajv 8, strict", nodes: ["20.19.0", "24"], also: "pnpm" }),
  ...running("schemas-python", { toolchain: "quicktype, Python 3, jsonschema", needs: "pip3" }),
  ...running("verify-in-ci", {
    toolchain: "order-webhooks-verify",
    nodes: allNodes,
    also: "pnpm",
  }),
  ...running("python-receiver", { toolchain: "Python 3", needs: "python3" }),
  ...running("contract-examples", { toolchain: "Pact 17", nodes: ["24", "26"] }),
];

/**
 * Rows that `npm test` runs. Together they install and use every package. They cover types by the oldest and the newest
 * resolution, every export at run time, and both module systems. They also cover the commands, a runtime without Node,
 * npm and pnpm.
 */
export const quickRows: readonly Row[] = [
  "types-only, TypeScript 5.9, node10, CommonJS, Node 24, npm",
  "typescript-app, TypeScript 7, nodenext, ESM, Node 24, npm",
  "validator-node, ESM, no eval, Node 24, npm",
  "require-esm, require(esm), Node 24, pnpm",
  "require-esm-receiver, require(esm), Node 24, pnpm",
  "receiver-command, order-webhooks-receiver, Node 24, npm",
  "inbox-command, order-webhooks-inbox, Node 24, npm",
  "worker-miniflare, esbuild, workerd, Node 24, npm",
].map(find);

/** Rows that need no network, under the Node of this workspace: one for each way in which a package can break. */
export const offlineRows: readonly Row[] = [
  ...quickRows,
  ...[
    "types-only, TypeScript 7, nodenext, ESM, Node 24, npm",
    "typescript-commonjs, TypeScript 5.9, nodenext, CommonJS, Node 24, npm",
    "javascript-jsdoc, TypeScript 7, checkJs, Node 24, npm",
    "one-event, TypeScript 7, nodenext, ESM, Node 24, npm",
    "verify-in-test, TypeScript 7, nodenext, ESM, Node 24, npm",
    "bundle-in-vm, esbuild, bare vm, no eval, Node 24, pnpm",
    "receivers, Express, Node 24, npm",
    "receivers, Fastify, Node 24, npm",
    "receivers, Hono, Node 24, npm",
    "schemas-ajv, Ajv 8, strict, Node 24, pnpm",
    "verify-in-ci, order-webhooks-verify, Node 24, npm",
  ].map(find),
];

function running(consumer: string, how: Running): readonly Row[] {
  const { toolchain, nodes = ["24"], also, args, needs } = how;
  const row = { consumer, toolchain, ...(args && { args }), ...(needs && { needs }) };
  const withNpm = nodes.map((node): Row => ({ ...row, node, installer: "npm" }));
  return also === undefined ? withNpm : [...withNpm, { ...row, node: "24", installer: also }];
}

function find(name: string): Row {
  const row = allRows.find((one) => nameOf(one) === name);
  if (row === undefined) throw new Error(`expected a row, got "${name}"`);
  return row;
}
