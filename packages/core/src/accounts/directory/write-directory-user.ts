import type { EntityManager } from "typeorm";
import type { DirectoryUserInput } from "./directory-user.queries.js";

export interface DirectoryRow {
  accountId: string;
  membershipId: string;
  told: DirectoryUserInput;
  at: Date;
  deleted?: boolean;
}

export async function writeDirectoryUser(
  tx: EntityManager,
  { accountId, membershipId, told, at, deleted = false }: DirectoryRow,
): Promise<void> {
  const { userName, externalId, name, displayName, emails } = told;
  await tx.query(
    `insert into directory_users (membership_id, account_id, user_name, external_id, attributes, updated_at, deleted_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (membership_id) do update set user_name = excluded.user_name, external_id = excluded.external_id,
       attributes = excluded.attributes, updated_at = excluded.updated_at, deleted_at = excluded.deleted_at`,
    [
      ...[membershipId, accountId, userName, externalId, JSON.stringify({ name, displayName, emails })],
      ...[at, deleted ? at : null],
    ],
  );
}
