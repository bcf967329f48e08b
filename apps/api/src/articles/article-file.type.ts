import type { ArticleFile as FileRow } from "@recourse/core";
import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { Node } from "../graphql/node.type.js";
import { PageInfo } from "../graphql/page.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";

@ObjectType({ simpleResolvers: true })
export class ArticleFilePermissions {
  @Field(() => Permission, { description: "Rename it, say what it shows." })
  readonly edit: Permission;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "An image that articles show, or a file that they offer for downloading. `POST /files` uploads one.",
})
export class ArticleFile implements Node {
  readonly id: string;
  readonly typeName: "ArticleFile";
  readonly row: FileRow;
  @Field(() => String)
  readonly key: string;
  @Field(() => String, { description: "As texts name it." })
  readonly url: string;
  @Field(() => String)
  readonly name: string;
  @Field(() => String, { description: "By its bytes." })
  readonly mediaType: string;
  @Field(() => Boolean)
  readonly isImage: boolean;
  @Field(() => Float)
  readonly bytes: number;
  @Field(() => Int, { nullable: true })
  readonly width: number | null;
  @Field(() => Int, { nullable: true })
  readonly height: number | null;
  @Field(() => String, { nullable: true, description: "Proposed to whoever puts the image into a text." })
  readonly alternativeText: string | null;
  @Field(() => DateTime)
  readonly createdAt: Date;
}

@ObjectType({ simpleResolvers: true })
export class ArticleFileConnection {
  readonly count: () => Promise<number>;
  @Field(() => [ArticleFile])
  readonly nodes: readonly ArticleFile[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@ObjectType({ simpleResolvers: true })
export class ArticleFilePayload {
  @Field(() => ArticleFile, { nullable: true })
  readonly file: ArticleFile | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@InputType()
export class ArticleFileRenameInput {
  @Field(() => ID)
  readonly fileId: string;
  @Field(() => String)
  readonly name: string;
}

@InputType()
export class ArticleFileDescribeInput {
  @Field(() => ID)
  readonly fileId: string;
  @Field(() => String, { description: "Empty takes it away." })
  readonly alternativeText: string;
}
