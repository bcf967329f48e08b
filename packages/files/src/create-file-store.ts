import type { FileStore } from "@recourse/core";
import { createDiskFileStore } from "./disk-file-store.js";
import type { Bucket } from "./s3-file-store.js";

export interface FileStoreSettings {
  /** Where files are kept, or where they wait until they are in the bucket. */
  folder: string;
  bucket: Bucket | null;
}

export async function createFileStore({ folder, bucket }: FileStoreSettings): Promise<FileStore> {
  if (bucket === null) return createDiskFileStore(folder);
  // The SDK is large: who keeps files in a folder does not load it.
  const { createS3FileStore } = await import("./s3-file-store.js");
  return createS3FileStore(bucket, folder);
}
