/**
 * Returns variables that exempt this machine from any proxy, in addition to the hosts that the environment exempts already.
 * Sets both spellings, because programs differ in which they read.
 */
export function unproxied(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<"NO_PROXY" | "no_proxy", string>> {
  const exempt = [env.NO_PROXY, env.no_proxy, "127.0.0.1,localhost"].join().split(",");
  const hosts = new Set(exempt.map((host) => host.trim()).filter(Boolean));
  // Some programs recognize the asterisk, which means every host, only if it is the whole list.
  const list = hosts.has("*") ? "*" : [...hosts].join();
  return { NO_PROXY: list, no_proxy: list };
}
