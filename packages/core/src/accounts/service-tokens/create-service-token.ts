import { serviceScopes, type ServiceScope } from "@recourse/policy";
import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import { isId, newId } from "../../id.js";
import { refused, type Refused } from "../../refusal.js";
import { checkText } from "../../text.js";
import { transact } from "../../transaction.js";
import { newSecret } from "../access-token-secret.js";
import { Account } from "../account.entity.js";
import { ServiceToken } from "./service-token.entity.js";

export interface CreateServiceTokenInput {
  name: string;
  scopes: readonly ServiceScope[];
  /** For the scope `scim`, and only for it. */
  accountId?: string | null;
}

/** `secret` is told this once and stored nowhere. */
export type CreateServiceTokenResult = { ok: true; serviceToken: ServiceToken; secret: string } | Refused;

/** By the command line alone: who may make one may give the whole of the accounts away. */
export async function createServiceToken(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { accountId = null, ...input }: CreateServiceTokenInput,
): Promise<CreateServiceTokenResult> {
  if (actor.kind !== "system") {
    return refused("NOT_ALLOWED", "Service tokens are made on the command line alone.");
  }
  const at = deps.clock.now();
  const name = checkText(input.name, { path: ["name"], name: "The name", max: 100 });
  if (!name.ok) {
    return name;
  }
  const scopes = serviceScopes.filter((scope) => input.scopes.includes(scope));
  if (scopes.length === 0) {
    return refused("INVALID", `Choose at least one scope: ${serviceScopes.join(", ")}.`, ["scopes"]);
  }
  if (scopes.includes("scim") !== (accountId !== null)) {
    return refused(
      "INVALID",
      "A token for SCIM is one account's: name the account, and name none for another token.",
      ["accountId"],
    );
  }
  const { secret, prefix, hash } = newSecret("rcs_");
  const serviceToken: ServiceToken = {
    ...{ id: newId(at), name: name.text, scopes, accountId, prefix, tokenHash: hash },
    ...{ createdAt: at, lastUsedAt: null, revokedAt: null },
  };
  return transact<CreateServiceTokenResult>(deps.db, async (tx) => {
    if (accountId !== null && !(isId(accountId) && (await tx.existsBy(Account, { id: accountId })))) {
      return refused("NOT_FOUND", "There is no such account.", ["accountId"]);
    }
    await tx.insert(ServiceToken, serviceToken);
    await writeAudit(tx, {
      ...{ at, actor, action: "service_token.created", subjectType: "service_token" },
      ...{ subjectId: serviceToken.id, accountId, data: { name: name.text, scopes } },
    });
    return { ok: true, serviceToken, secret };
  });
}
