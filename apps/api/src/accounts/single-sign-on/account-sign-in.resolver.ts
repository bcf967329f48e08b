import {
  claimDomain,
  findAccountSignIn,
  giveUpDomain,
  policyViewer,
  proveDomain,
  providerCallback,
  setProviderMode,
  setSignInProvider,
  type Refused,
} from "@recourse/core";
import { mayChangeSignIn } from "@recourse/policy";
import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../context.js";
import { uuidOf } from "../../graphql/global-id.js";
import { NeedsSession } from "../../graphql/needs-scope.js";
import { Sensitive } from "../../graphql/sensitive.js";
import { userErrorsOf } from "../../graphql/user-error.type.js";
import {
  AccountDomainInput,
  AccountSignIn,
  AccountSignInPayload,
  SignInProviderModeSetInput,
  SignInProviderSetInput,
} from "./account-sign-in.type.js";

@Resolver()
export class AccountSignInResolver {
  @NeedsSession()
  @Query(() => AccountSignIn, {
    nullable: true,
    description:
      "How the people of an account sign in, for its administrators; null for others, and of an unknown account. Only with a session.",
  })
  accountSignIn(
    @Arg("accountId", () => ID) accountId: string,
    @Ctx() context: RequestContext,
  ): Promise<AccountSignIn | null> {
    return view(uuidOf("Account", accountId) ?? "", context);
  }

  @Mutation(() => AccountSignInPayload, {
    description: "Says that a mail domain is the account's. It is worth nothing until it is proven.",
  })
  @Sensitive()
  accountDomainClaim(
    @Arg("input", () => AccountDomainInput) { accountId, domain }: AccountDomainInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountSignInPayload> {
    return act(accountId, context, (uuid) =>
      claimDomain(context.deps, context.actor, { accountId: uuid, domain }),
    );
  }

  @Mutation(() => AccountSignInPayload, {
    description:
      "Looks whether the domain's TXT record is there. From then on its addresses may use the provider.",
  })
  @Sensitive()
  accountDomainProve(
    @Arg("input", () => AccountDomainInput) { accountId, domain }: AccountDomainInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountSignInPayload> {
    const { deps, domainRecords, actor } = context;
    return act(accountId, context, (uuid) =>
      proveDomain({ ...deps, domainRecords }, actor, { accountId: uuid, domain }),
    );
  }

  @Mutation(() => AccountSignInPayload, { description: "The domain is the account's no more." })
  @Sensitive()
  accountDomainGiveUp(
    @Arg("input", () => AccountDomainInput) { accountId, domain }: AccountDomainInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountSignInPayload> {
    return act(accountId, context, (uuid) =>
      giveUpDomain(context.deps, context.actor, { accountId: uuid, domain }),
    );
  }

  @Mutation(() => AccountSignInPayload, {
    description: "Sets the account's provider. It is off until it was tested and is offered again.",
  })
  @Sensitive()
  signInProviderSet(
    @Arg("input", () => SignInProviderSetInput) input: SignInProviderSetInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountSignInPayload> {
    const { accountId, issuer, clientId, clientSecret = null } = input;
    return act(accountId, context, (uuid) =>
      setSignInProvider(context.deps, context.actor, { accountId: uuid, issuer, clientId, clientSecret }),
    );
  }

  @Mutation(() => AccountSignInPayload, {
    description: "Offers the provider, requires it, or turns it off.",
  })
  @Sensitive()
  signInProviderModeSet(
    @Arg("input", () => SignInProviderModeSetInput) { accountId, mode }: SignInProviderModeSetInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountSignInPayload> {
    return act(accountId, context, (uuid) =>
      setProviderMode(context.deps, context.actor, { accountId: uuid, mode }),
    );
  }
}

async function act(
  accountId: string,
  context: RequestContext,
  change: (uuid: string) => Promise<{ ok: true } | Refused>,
): Promise<AccountSignInPayload> {
  const uuid = uuidOf("Account", accountId) ?? "";
  const result = await change(uuid);
  return { signIn: result.ok ? await view(uuid, context) : null, userErrors: userErrorsOf(result) };
}

async function view(uuid: string, { deps, actor, publicUrl }: RequestContext): Promise<AccountSignIn | null> {
  const signIn = await findAccountSignIn(deps, actor, uuid);
  return signIn === null
    ? null
    : {
        ...signIn,
        callbackUrl: providerCallback(publicUrl, uuid),
        viewerCanChange: mayChangeSignIn(policyViewer(actor), uuid, {
          fresh: actor.kind === "person" && actor.assurance === "reauthenticated",
        }),
      };
}
