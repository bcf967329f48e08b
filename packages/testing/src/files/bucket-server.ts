/** Printed where tests are skipped, so that nobody takes them for passed. */
export const NO_BUCKET_SERVER =
  "no server that speaks like S3: S3_TEST_ENDPOINT is not set, so nothing is claimed of files in a bucket";

/** The server of S3_TEST_ENDPOINT, null without one. Credentials are found by the SDK as always: AWS_ACCESS_KEY_ID and so on. */
export function bucketServer(): { endpoint: string; region: string } | null {
  const endpoint = process.env["S3_TEST_ENDPOINT"];
  return endpoint === undefined || endpoint === ""
    ? null
    : { endpoint, region: process.env["AWS_REGION"] ?? "us-east-1" };
}
