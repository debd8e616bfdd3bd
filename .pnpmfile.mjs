// Runs at `pnpm pack` and `pnpm publish`: a published manifest has no scripts and no development dependencies,
// which only this workspace can use.

export const hooks = {
  /** Takes a package's manifest and returns the one that is published. */
  beforePacking({ devDependencies, scripts, ...manifest }) {
    return manifest;
  },
};
