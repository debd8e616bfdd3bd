// Running commands

export { runCommand } from "./command.ts";
// Variable with the folder of tarballs that consumers install in a release
export { packedVariable } from "./gates.ts";
export { endThroughFinally, interruption } from "./interruption.ts";
export { withLocalRegistry } from "./local-registry.ts";
export { packWorkspace, type WorkspaceTarball } from "./pack-workspace.ts";
export {
  type PackedRelease,
  type PublishAllOptions,
  type PublishOptions,
  packReleases,
  publishAll,
  readPackedReleases,
  registryEnvironment,
} from "./publish.ts";
export { unproxied } from "./unproxied.ts";
export {
  type Manifest,
  readManifest,
  readPublishablePackages,
  readWorkspacePackages,
  repositoryRoot,
  type WorkspacePackage,
} from "./workspace.ts";
