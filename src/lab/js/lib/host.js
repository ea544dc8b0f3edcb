// The program's own functions, taken from the global before anything else runs.
const host = globalThis.__hornbook_host;
delete globalThis.__hornbook_host;
export default host;
