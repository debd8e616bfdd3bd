const loopback = ["127.0.0.1", "localhost"];

/**
 * Returns variables with which programs reach the servers of this machine directly, where a proxy is set for everything:
 * the hosts that an environment already exempts, and these. Both spellings are set, since programs differ in which they read.
 */
export function unproxied(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<"NO_PROXY" | "no_proxy", string>> {
  const kept = [env.NO_PROXY, env.no_proxy].flatMap((hosts) => (hosts ?? "").split(","));
  const hosts = [...kept.map((host) => host.trim()).filter(Boolean), ...loopback];
  // Some programs know the asterisk, for every host, only where it stands alone.
  const list = hosts.includes("*") ? "*" : [...new Set(hosts)].join(",");
  return { NO_PROXY: list, no_proxy: list };
}
