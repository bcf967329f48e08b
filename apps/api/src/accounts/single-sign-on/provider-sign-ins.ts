import {
  finishProviderVisit,
  linkSignIn,
  loadActor,
  startProviderSignIn,
  startProviderTest,
  type ProviderDeps,
} from "@recourse/core";
import { provesIdentity, type SupportPolicy } from "@recourse/policy";
import type { Logger } from "pino";
import { globalId, uuidOf } from "../../graphql/global-id.js";
import { secondFactorOf } from "../second-factor.js";
import type { ProviderSignIns } from "./provider-sign-in.plugin.js";

/** The operations of core, as the sign-in library's own endpoints call them. */
export function createProviderSignIns(
  deps: ProviderDeps,
  policy: SupportPolicy,
  log: Logger,
): ProviderSignIns {
  return {
    start: (visit) => startProviderSignIn(deps, visit),
    async test(authUserId, { session, ...visit }) {
      const secondFactorAt = secondFactorOf(session);
      const proof = {
        method: "reauthenticated_session",
        secondFactorAt: secondFactorAt?.toISOString() ?? "",
      } as const;
      const fresh = secondFactorAt !== null && provesIdentity(policy, proof, deps.clock.now().toISOString());
      const actor = await loadActor(
        deps.db,
        { authUserId },
        { channel: "portal", secondFactorAt, assurance: fresh ? "reauthenticated" : "session" },
      );
      return startProviderTest(deps, actor ?? { kind: "anonymous", visitor: null }, visit);
    },
    async finish(cameBack) {
      const result = await finishProviderVisit(deps, cameBack);
      if (!result.ok) {
        log.info(
          { accountId: cameBack.accountId, fault: result.fault, reason: result.reason },
          "nobody was signed in by a provider",
        );
      }
      return result;
    },
    async link({ personId }, authUserId) {
      const linked = await linkSignIn(
        deps,
        { kind: "system", name: "single sign-on" },
        { personId, authUserId },
      );
      return linked.ok;
    },
    accountIds: {
      read: (id) => uuidOf("Account", id) ?? "",
      write: (uuid) => globalId("Account", uuid),
    },
  };
}
