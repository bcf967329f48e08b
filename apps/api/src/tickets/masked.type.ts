import { maskedKinds, type MaskedKind } from "@recourse/policy";
import { Field, Int, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";

const MaskedSecretKind = declareEnum("MaskedSecretKind", maskedKinds);

@ObjectType({
  simpleResolvers: true,
  description:
    "Secrets of one kind that were taken out of a text or a file before anybody read it. They are kept nowhere.",
})
export class MaskedSecrets {
  @Field(() => MaskedSecretKind)
  readonly kind: MaskedKind;
  @Field(() => String, { description: "“a password”, “3 cookies”: to be put into a sentence." })
  readonly words: string;
  @Field(() => Int)
  readonly count: number;
}
