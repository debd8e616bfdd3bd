// Command line arguments, for serving and for other commands

export {
  type CommandLine,
  type Flags,
  parseOptions,
  type Values,
} from "./cli/parse-options.ts";
export {
  type Environment,
  type NamedSecret,
  readHost,
  readPort,
  readServeCommand,
  type ServeCommand,
  type ServeOptions,
  serveHelp,
} from "./cli/serve-options.ts";
export { suggest } from "./cli/suggest.ts";

// Serving

export { assertFree, type ListenAddress, toListenError } from "./cli/listen-error.ts";
export { type HostedOptions, type Hosting, type Served, serve } from "./cli/serve.ts";
export { createTerminal, type ProcessTerminal, type Terminal } from "./cli/terminal.ts";
export { listen } from "./server/listen.ts";

// Filters

export { deliveryReasons } from "./cli/delivery-reasons.ts";

// Text for one line

export { shortenKey } from "./cli/short-key.ts";
export { toPrintable } from "./printable.ts";
