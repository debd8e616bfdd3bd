// Servers on this machine
export { findFreePort } from "./free-port.ts";
// What the consumers are given in a release
export { packedVariable } from "./gates.ts";
export { endThroughFinally, interruption } from "./interruption.ts";
// A registry of one's own
export { withLocalRegistry } from "./local-registry.ts";
// What is published
export { packWorkspace, type WorkspaceTarball } from "./pack-workspace.ts";
export {
  type PackedRelease,
  type PublishAllOptions,
  type PublishOptions,
  packReleases,
  publishAll,
  type Release,
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
