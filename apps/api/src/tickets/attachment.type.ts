import type { Attachment as Row } from "@recourse/core";
import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { Node } from "../graphql/node.type.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { MaskedSecrets } from "./masked.type.js";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A file that came with a message. `POST /attachments` uploads one.",
})
export class Attachment implements Node {
  readonly id: string;
  readonly typeName: "Attachment";
  readonly row: Row;
  @Field(() => String)
  readonly name: string;
  @Field(() => String, { description: "By its bytes." })
  readonly mediaType: string;
  @Field(() => Float)
  readonly bytes: number;
  @Field(() => Boolean, {
    description: "It was written anew and can be shown; everything else is for downloading.",
  })
  readonly isImage: boolean;
  @Field(() => Int, { nullable: true })
  readonly width: number | null;
  @Field(() => Int, { nullable: true })
  readonly height: number | null;
  @Field(() => String, { nullable: true, description: "What one should know before opening it." })
  readonly warning: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "What to know of a file that could do harm and that no lead has released: nobody but who sent it opens it. Null of any other.",
  })
  readonly held: string | null;
  @Field(() => Boolean, { description: "By the viewer, now." })
  readonly openable: boolean;
  @Field(() => [MaskedSecrets], { description: "What was taken out of it before anybody read it." })
  readonly masked: readonly MaskedSecrets[];
  @Field(() => DateTime)
  readonly createdAt: Date;
  @Field(() => String, {
    nullable: true,
    description:
      "Good for five minutes, for the viewer alone. Null while it is held and once it was removed.",
  })
  readonly url: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A file was taken away from everybody." })
export class AttachmentRemoval {
  readonly personId: string | null;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => String)
  readonly reason: string;
}

@ObjectType({ simpleResolvers: true })
export class AttachmentPermissions {
  @Field(() => Permission)
  readonly release: Permission;
  @Field(() => Permission)
  readonly remove: Permission;
}

@InputType()
export class AttachmentRemoveInput {
  @Field(() => ID)
  readonly attachmentId: string;
  @Field(() => String, {
    description: "1 to 300 characters, read by everybody who could read the file.",
  })
  readonly reason: string;
}

@InputType()
export class AttachmentReleaseInput {
  @Field(() => ID)
  readonly attachmentId: string;
}

@ObjectType({ simpleResolvers: true })
export class AttachmentReleasePayload {
  @Field(() => Attachment, { nullable: true })
  readonly attachment: Attachment | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class AttachmentRemovePayload {
  @Field(() => Attachment, { nullable: true })
  readonly attachment: Attachment | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
