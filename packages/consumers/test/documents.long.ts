import { testDocuments } from "./documents.ts";

// Runs the sections that documents.test.ts leaves out.

await testDocuments({ quick: false });
