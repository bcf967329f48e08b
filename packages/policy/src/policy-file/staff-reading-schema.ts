import { group, wholeNumber } from "./leaves.js";

const most = wholeNumber(1, 100_000);

const DEFAULTS = { ticketsPerHour: 200, filesPerHour: 100, accountsPerHour: 100, exportsPerHour: 10 };

/** What one member of the staff opens within an hour. */
export const staffReadingSchema = group({
  ticketsPerHour: most,
  filesPerHour: most,
  accountsPerHour: most,
  exportsPerHour: most,
})
  .readonly()
  .default(DEFAULTS);
