import { testDocuments } from "./documents.ts";

// One section of each document, command by command, as its reader would run it.

await testDocuments({ quick: true });
