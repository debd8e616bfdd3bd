export { type Page, packageRoot, readPage } from "./pages/page.ts";
export { runToEnd, type ServerProcess, startServer } from "./pages/processes.ts";
export { UserFolder } from "./pages/user-folder.ts";
