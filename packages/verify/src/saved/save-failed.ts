import type { Diagnosis } from "../diagnosis/finding.ts";
import type { RunSettings } from "../receiver/options.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import { codeOf } from "../system-error.ts";
import { toFailedDeliveries } from "./failed-deliveries.ts";
import { saveDeliveries } from "./save-deliveries.ts";

/** Diagnosis, with the folder of the failing deliveries. */
export interface SavedDiagnosis {
  readonly diagnosis: Diagnosis;
  /** Null if nothing was to be saved, or if saving failed. */
  readonly saved: string | null;
}

/**
 * Saves the failing deliveries of a run, if requested and if there are any. If saving fails, it
 * adds a note.
 */
export async function saveFailed(
  settings: RunSettings,
  results: readonly CheckResult[],
  diagnosis: Diagnosis,
): Promise<SavedDiagnosis> {
  const { save, run } = settings;
  const failed = toFailedDeliveries(settings, results, diagnosis.findings);
  if (save === undefined || failed.length === 0) return { diagnosis, saved: null };
  try {
    return { diagnosis, saved: await saveDeliveries(failed, { save, run }) };
  } catch (error) {
    const what = `The failing deliveries could not be saved (${codeOf(error)}).`;
    const note = { code: "not_saved", what, checks: [] };
    return { diagnosis: { ...diagnosis, notes: [...diagnosis.notes, note] }, saved: null };
  }
}
