import type { UserFolder } from "../user-folder.ts";

/**
 * Puts a stand-in for `next/server` into a folder, since Next itself is 340 MB. It has `after` alone, which keeps the tasks
 * that Next runs after the response.
 */
export function nextStandIn(user: UserFolder): void {
  const folder = "node_modules/next";
  const server = { types: "./server.d.ts", default: "./server.js" };
  const manifest = { name: "next", type: "module", exports: { "./server": server } };
  user.write(`${folder}/package.json`, JSON.stringify(manifest));
  user.write(`${folder}/server.d.ts`, types);
  user.write(`${folder}/server.js`, code);
}

const types = "export declare function after(task: () => unknown): void;\n";

const code = `
export const tasks = [];

export function after(task) {
  tasks.push(task);
}
`;
