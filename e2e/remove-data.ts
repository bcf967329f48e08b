import { rm } from "node:fs/promises";

/** The journeys' database and files are made for one run. */
export default async function removeData(): Promise<void> {
  const folder = process.env["E2E_DATA_DIR"];
  if (folder !== undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
