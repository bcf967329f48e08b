export { createFileStore, type FileStoreSettings } from "./create-file-store.js";
export { createDiskFileStore } from "./disk-file-store.js";
