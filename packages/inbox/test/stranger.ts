import { spawnSync } from "node:child_process";

/** A user who owns no files, if the tests run as root. Only root can start a process as another user. */
export const strangerUid: number | undefined = process.getuid?.() === 0 ? 65_534 : undefined;

/** True if this user cannot enter this folder, for example because the checkout is below /root. */
export const isLockedOut: boolean =
  strangerUid !== undefined &&
  spawnSync(process.execPath, ["--version"], { uid: strangerUid, cwd: import.meta.dirname })
    .status !== 0;

/** Reason for a test that such a user cannot run. */
export const lockedOut = "Other users cannot enter the folder of this checkout.";
