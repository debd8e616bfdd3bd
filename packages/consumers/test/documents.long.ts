import { testDocuments } from "./documents.ts";

// Every section of the documents that documents.test.ts leaves out.

await testDocuments({ quick: false });
