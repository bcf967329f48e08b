import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import type { FileStore } from "@recourse/core";
import { Incoming } from "./receive-file.js";
import { isStorageKey } from "./storage-key.js";

/** A bucket of S3, or of a server that speaks like it. Who we are there, the SDK finds out in its own ways. */
export interface Bucket {
  name: string;
  region: string;
  /** Null: Amazon's own. */
  endpoint: string | null;
  /** The bucket's name in the path instead of before the host, as most other servers want it. */
  pathStyle: boolean;
}

/** Of one part of an upload; two of them are held at a time. */
const PART_BYTES = 5 * 1024 * 1024;

/**
 * Keeps files in a bucket. What comes in waits in a folder of this machine until it was looked at, then goes to the bucket in parts: an
 * object appears whole or not at all.
 */
export function createS3FileStore(bucket: Bucket, folder: string): FileStore {
  const client = openBucket(bucket);
  const at = (storageKey: string) => ({ Bucket: bucket.name, Key: storageKey });

  const incoming = new Incoming(resolve(folder, "incoming"), async (from, storageKey) => {
    if (!isStorageKey(storageKey)) throw new Error(`This is no key of a file: ${storageKey}`);
    const upload = new Upload({
      client,
      // Whatever it is: somebody who opens the bucket to the world by mistake still publishes downloads alone.
      params: {
        ...at(storageKey),
        Body: createReadStream(from),
        ContentType: "application/octet-stream",
        ContentDisposition: "attachment",
      },
      partSize: PART_BYTES,
      queueSize: 2,
    });
    await upload.done();
    await rm(from, { force: true });
  });

  return {
    receive: (content, options) => incoming.receive(content, options),
    removeAbandoned: (before) => incoming.removeAbandoned(before),

    async read(storageKey) {
      if (!isStorageKey(storageKey)) return null;
      try {
        const { Body } = await client.send(new GetObjectCommand(at(storageKey)));
        return Body instanceof Readable ? Body : null;
      } catch (cause) {
        if (cause instanceof NoSuchKey) return null;
        throw cause;
      }
    },

    async remove(storageKey) {
      if (isStorageKey(storageKey)) await client.send(new DeleteObjectCommand(at(storageKey)));
    },
  };
}

function openBucket({ region, endpoint, pathStyle }: Bucket): S3Client {
  return new S3Client({
    region,
    forcePathStyle: pathStyle,
    ...(endpoint === null ? {} : { endpoint }),
    // Sums that only Amazon's own servers know are sent where they are asked for.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 60_000 },
  });
}
