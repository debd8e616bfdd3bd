/** Keys of our unit, by section. From systemd.unit(5), service(5), exec(5) and kill(5). */
export const unitKeys: Readonly<Record<string, readonly string[]>> = {
  Unit: ["Description", "Documentation", "Wants", "After", "StartLimitIntervalSec"],
  Service: [
    ...["Type", "User", "Group", "EnvironmentFile", "StateDirectory", "StateDirectoryMode"],
    ...["WorkingDirectory", "UMask", "ExecStart", "Restart", "RestartSec"],
    ...["KillSignal", "KillMode", "TimeoutStopSec"],
    ...["NoNewPrivileges", "CapabilityBoundingSet", "AmbientCapabilities", "ProtectSystem"],
    ...["ProtectHome", "PrivateTmp", "PrivateDevices", "ProtectClock", "ProtectHostname"],
    ...["ProtectControlGroups", "ProtectKernelLogs", "ProtectKernelModules"],
    ...["ProtectKernelTunables", "ProtectProc", "RestrictAddressFamilies", "RestrictNamespaces"],
    ...["RestrictRealtime", "RestrictSUIDSGID", "LockPersonality", "RemoveIPC"],
    ...["SystemCallArchitectures", "SystemCallFilter", "SystemCallErrorNumber"],
  ],
  Install: ["WantedBy"],
};
