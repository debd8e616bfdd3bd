import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Extractor, ExtractorConfig, type ExtractorMessage } from "@microsoft/api-extractor";

/**
 * Returns the declarations of an entry point, without comments: every exported name with its declaration, and those
 * that the declarations need without exporting them. API Extractor makes it, sorted by name.
 *
 * @param folder the package's folder, absolute
 * @param types the entry point's declarations, from that folder
 */
export function declaredApiOf(folder: string, types: string): string {
  const output = mkdtempSync(join(tmpdir(), "order-webhooks-api-"));
  try {
    const complaints: string[] = [];
    const { succeeded } = Extractor.invoke(configuration({ folder, types, output }), {
      localBuild: true,
      messageCallback: (message) => note(message, complaints),
    });
    if (!succeeded) throw new Error(`${join(folder, types)}:\n${complaints.join("\n")}`);
    return declarationsOf(readFileSync(join(output, "report.api.md"), "utf8"));
  } finally {
    rmSync(output, { recursive: true });
  }
}

interface Extraction {
  readonly folder: string;
  readonly types: string;
  readonly output: string;
}

function configuration({ folder, types, output }: Extraction): ExtractorConfig {
  const file = join(folder, types);
  const silent = { default: { logLevel: "none" } };
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, "package.json"),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: file,
      compiler: { overrideTsconfig: { compilerOptions, files: [file] } },
      newlineKind: "lf",
      apiReport: {
        enabled: true,
        includeForgottenExports: true,
        reportFileName: "report.api.md",
        reportFolder: output,
        reportTempFolder: join(output, "made"),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: "error" } },
        // Release tags and TSDoc are not what is judged here.
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    } as Parameters<typeof ExtractorConfig.prepare>[0]["configObject"],
  });
}

const compilerOptions = {
  module: "nodenext",
  moduleResolution: "nodenext",
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
};

function note(message: ExtractorMessage, complaints: string[]): void {
  message.handled = true;
  if (message.logLevel === "error") complaints.push(message.text);
}

/** The declarations of a report, without the remarks on what is or is not documented. */
function declarationsOf(report: string): string {
  const [, code = ""] = /^```ts\n(.*)^```$/ms.exec(report) ?? [];
  return code
    .replace(/^ *\/\/ (\(undocumented\)|@public.*|\(No @packageDocumentation .*)\n/gm, "")
    .replace(/\n{2,}/g, "\n\n")
    .trim();
}
