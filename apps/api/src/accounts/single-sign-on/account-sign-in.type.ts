import { providerModes, type ProviderMode as Mode } from "@recourse/policy";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import { declareEnum } from "../../graphql/enums.js";
import { Permission } from "../../graphql/permission.type.js";
import { DateTime } from "../../graphql/scalars.js";
import { UserError } from "../../graphql/user-error.type.js";

export const ProviderMode = declareEnum(
  "ProviderMode",
  providerModes,
  "What an account's provider is for its people: nothing, one way to sign in, or the only one.",
);

@ObjectType({ simpleResolvers: true, description: "A mail domain that an account says is its own." })
export class AccountDomain {
  @Field(() => String)
  readonly domain: string;
  @Field(() => DateTime, { nullable: true, description: "Since when it is proven; null while it is not." })
  readonly provenAt: Date | null;
  @Field(() => String, { description: "Name of the TXT record that proves it." })
  readonly recordName: string;
  @Field(() => String, { description: "What that record says." })
  readonly recordValue: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "An OpenID provider. Its client secret is told to nobody.",
})
export class SignInProvider {
  @Field(() => String)
  readonly issuer: string;
  @Field(() => String)
  readonly clientId: string;
  @Field(() => ProviderMode)
  readonly mode: Mode;
  @Field(() => DateTime, { nullable: true, description: "When it was last seen to work as it is set now." })
  readonly testedAt: Date | null;
}

@ObjectType({ simpleResolvers: true, description: "How the people of an account sign in." })
export class AccountSignIn {
  @Field(() => [AccountDomain])
  readonly domains: readonly AccountDomain[];
  @Field(() => SignInProvider, { nullable: true })
  readonly provider: SignInProvider | null;
  @Field(() => String, { description: "The redirect address to enter at the provider." })
  readonly callbackUrl: string;
  @Field(() => Permission, { description: "Change any of it: with a second factor of the last minutes." })
  readonly viewerCanChange: Permission;
}

@InputType()
export class AccountDomainInput {
  @Field(() => ID)
  readonly accountId: string;
  @Field(() => String, { description: "Such as example.com." })
  readonly domain: string;
}

@InputType()
export class SignInProviderSetInput {
  @Field(() => ID)
  readonly accountId: string;
  @Field(() => String, { description: "Its https address, as its discovery document states it." })
  readonly issuer: string;
  @Field(() => String)
  readonly clientId: string;
  @Field(() => String, {
    nullable: true,
    description: "Left out: the one that is kept, for the same issuer.",
  })
  readonly clientSecret?: string | null;
}

@InputType()
export class SignInProviderModeSetInput {
  @Field(() => ID)
  readonly accountId: string;
  @Field(() => ProviderMode)
  readonly mode: Mode;
}

@ObjectType({ simpleResolvers: true })
export class AccountSignInPayload {
  @Field(() => AccountSignIn, { nullable: true })
  readonly signIn: AccountSignIn | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
