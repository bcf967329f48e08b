import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, DeleteBucketCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { test } from "@jest/globals";
import type { FileStore } from "@recourse/core";
import { bucketServer, NO_BUCKET_SERVER } from "@recourse/testing";
import { createFileStore } from "../src/create-file-store.js";

/** A store that the cases are run on. */
export interface Subject {
  store: FileStore;
  /** Where files wait until they are kept. */
  incoming: string;
  /** Everything there is: kept, waiting or left behind. */
  countFiles(): Promise<number>;
  close(): Promise<void>;
}

let open = openOnDisk;

export function openStore(): Promise<Subject> {
  return open();
}

function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "recourse-files-"));
}

async function countOnDisk(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

async function openOnDisk(): Promise<Subject> {
  const folder = await makeFolder();
  return {
    store: await createFileStore({ folder, bucket: null }),
    incoming: join(folder, "incoming"),
    countFiles: () => countOnDisk(folder),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Lets a test file run the cases in a bucket of their own. Without a server the cases are skipped, and the skipped test says why. */
export async function onS3(cases: () => Promise<unknown>): Promise<void> {
  const server = bucketServer();
  if (server === null) {
    test.skip(`skipped: ${NO_BUCKET_SERVER}`, () => undefined);
    return;
  }
  open = () => openInBucket(server);
  await cases();
}

async function openInBucket({ endpoint, region }: { endpoint: string; region: string }): Promise<Subject> {
  const folder = await makeFolder();
  const name = `recourse-test-${randomBytes(6).toString("hex")}`;
  const client = new S3Client({ endpoint, region, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: name }));
  return {
    store: await createFileStore({ folder, bucket: { name, region, endpoint, pathStyle: true } }),
    incoming: join(folder, "incoming"),
    async countFiles() {
      const { KeyCount } = await client.send(new ListObjectsV2Command({ Bucket: name }));
      return (KeyCount ?? 0) + (await countOnDisk(folder));
    },
    async close() {
      await client.send(new DeleteBucketCommand({ Bucket: name }));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
