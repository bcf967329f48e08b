import type { AccessToken as AccessTokenRow } from "@recourse/core";
import { globalId } from "../graphql/global-id.js";
import type { AccessToken } from "./access-token.type.js";

export function accessTokenView(row: AccessTokenRow): AccessToken {
  const { name, scopes, prefix, createdAt, expiresAt, lastUsedAt } = row;
  return { id: globalId("AccessToken", row.id), name, scopes, prefix, createdAt, expiresAt, lastUsedAt };
}
