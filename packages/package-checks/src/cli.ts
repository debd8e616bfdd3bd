import { mkdtempDisposableSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompilerState, Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { runGenerator } from "@order-webhooks/codegen/write-files";
import { entryPointsOf, type PackedPackage, packPublished } from "./packed.ts";

// Writes the reports of each published package to gen/. With --check it compares them with the built packages.

const folder = "packages/package-checks/gen";

const compilerOptions = {
  ...{ module: "nodenext", target: "es2023", types: ["node"] },
  ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true },
};

using temporary = mkdtempDisposableSync(join(tmpdir(), "order-webhooks-checked-"));

await runGenerator(process.argv.slice(2), {
  ownedFolders: [folder],
  generate: async () => new Map((await packPublished(temporary.path)).flatMap(reportsOf)),
});

type Report = readonly [path: string, content: string];

/** Returns the reports of a package: its manifest, and the declarations of each entry point by API Extractor. */
function reportsOf(packed: PackedPackage): readonly Report[] {
  const { engines, bin, dependencies = {} } = packed.manifest;
  const entryPoints = entryPointsOf(packed);
  const manifest = {
    ...{ engines, bin, dependencies: Object.keys(dependencies) },
    entryPoints: entryPoints.map(({ specifier }) => specifier),
  };
  const place = `${folder}/${packed.name.replace("@order-webhooks/", "")}`;
  const configs = entryPoints.flatMap(({ subpath, types }) =>
    types === undefined ? [] : [{ subpath, config: configure(packed.folder, types) }],
  );
  const [first] = configs;
  // One program for all entry points of the package.
  const compilerState =
    first &&
    CompilerState.create(first.config, {
      additionalEntryPoints: configs.map(({ config }) => config.mainEntryPointFilePath),
    });
  const reports = configs.map(({ subpath, config }): Report => {
    const name = subpath === "." ? "index" : subpath.slice(2);
    return [`${place}/${name}.api.md`, extract(config, compilerState)];
  });
  return [[`${place}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`], ...reports];
}

function configure(projectFolder: string, types: string): ExtractorConfig {
  const file = join(projectFolder, types);
  const silent = { default: { logLevel: "none" } };
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, "package.json"),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: file,
      compiler: { overrideTsconfig: { compilerOptions, files: [file] } },
      newlineKind: "lf",
      apiReport: {
        enabled: true,
        includeForgottenExports: true,
        reportFileName: "report.api.md",
        reportFolder: temporary.path,
        reportTempFolder: join(temporary.path, "made"),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: "error" } },
        // Release tags and TSDoc are not judged here.
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    } as Parameters<typeof ExtractorConfig.prepare>[0]["configObject"],
  });
}

/** Returns API Extractor's report of an entry point. */
function extract(config: ExtractorConfig, compilerState: CompilerState | undefined): string {
  const errors: string[] = [];
  const { succeeded } = Extractor.invoke(config, {
    ...(compilerState && { compilerState }),
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === "error") errors.push(message.text);
    },
  });
  if (!succeeded) throw new Error(`${config.mainEntryPointFilePath}:\n${errors.join("\n")}`);
  return readFileSync(config.reportFilePath, "utf8");
}
