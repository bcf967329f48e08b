export { createDiskFileStore } from "./disk-file-store.js";
