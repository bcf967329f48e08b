/** Fixed defects stay among the known issues for so long. */
export const FIXED_SHOWN_DAYS = 90;

/** With fewer accounts than this, only "several" is said: an exact small number would tell who is meant. */
export const LEAST_ACCOUNTS_TOLD = 5;

/** How many accounts are affected, as the public is told; null: some, and no number. */
export function accountsTold(accounts: number): number | null {
  return accounts < LEAST_ACCOUNTS_TOLD ? null : accounts;
}
