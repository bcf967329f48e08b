import type { DataSource } from "typeorm";
import type { Actor } from "../../actor.js";
import { columnsOf } from "../../database/columns.js";
import { ServiceToken } from "./service-token.entity.js";

/** Those that still work, newest first. For the command line. */
export function listServiceTokens(db: DataSource, actor: Actor): Promise<ServiceToken[]> {
  return actor.kind === "system"
    ? db.query(
        `select ${columnsOf(db, ServiceToken, "t")} from service_tokens t where t.revoked_at is null
         order by t.created_at desc, t.id desc`,
      )
    : Promise.resolve([]);
}
