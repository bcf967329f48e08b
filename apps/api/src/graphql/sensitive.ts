import {
  GraphQLError,
  isObjectType,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationContext,
} from "graphql";
import { Extensions } from "type-graphql";

/**
 * Marks a root field that gives power or tries a secret: signing in, sending and checking codes, verifications, tokens, people's rights.
 * Put it beneath `@Mutation` (or `@Query`). A document holds one such field at most, so that no alias multiplies tries, and the field costs
 * a thousand points of the caller's rate limit. What an attempt counts is the operation's own affair, in the database.
 */
export function Sensitive(): MethodDecorator {
  return Extensions({ sensitive: true });
}

/** Names of the root fields that are marked so. */
export function sensitiveFields(schema: GraphQLSchema): ReadonlySet<string> {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter(isObjectType);
  return new Set(
    roots
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ extensions }) => extensions["sensitive"] === true)
      .map(({ name }) => name),
  );
}

interface RootFields {
  all: number;
  sensitive: number;
}

/**
 * Refuses a document with more than `most` root fields in an operation, or more than one sensitive one in all of it: aliased, repeated and
 * spread over fragments alike.
 */
export function rootFieldLimit(
  schema: GraphQLSchema,
  most: number,
): (context: ValidationContext) => ASTVisitor {
  const sensitive = sensitiveFields(schema);
  return (context) => {
    const known = new Map<FragmentDefinitionNode, RootFields>();
    const count = ({ selections }: SelectionSetNode): RootFields => {
      const sum = { all: 0, sensitive: 0 };
      for (const selection of selections) {
        const found =
          selection.kind === Kind.FIELD
            ? { all: 1, sensitive: sensitive.has(selection.name.value) ? 1 : 0 }
            : selection.kind === Kind.INLINE_FRAGMENT
              ? count(selection.selectionSet)
              : countFragment(selection.name.value);
        sum.all += found.all;
        sum.sensitive += found.sensitive;
      }
      return sum;
    };
    const countFragment = (name: string): RootFields => {
      const fragment = context.getFragment(name);
      // What is unknown, and what spreads itself, is refused by other rules.
      if (fragment == null) return { all: 0, sensitive: 0 };
      const before = known.get(fragment);
      if (before !== undefined) return before;
      known.set(fragment, { all: 0, sensitive: 0 });
      const counted = count(fragment.selectionSet);
      known.set(fragment, counted);
      return counted;
    };
    let sensitiveSoFar = 0;
    return {
      OperationDefinition(operation) {
        const { all, sensitive: found } = count(operation.selectionSet);
        sensitiveSoFar += found;
        if (all > most) {
          context.reportError(
            new GraphQLError(`An operation has at most ${most} root fields; this one has ${all}.`, {
              nodes: operation,
            }),
          );
        }
        if (sensitiveSoFar > 1) {
          context.reportError(
            new GraphQLError(
              "A document has at most one root field that gives rights or tries a secret. Send them one by one.",
              { nodes: operation },
            ),
          );
        }
      },
    };
  };
}
