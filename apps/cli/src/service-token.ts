import {
  createServiceToken,
  findProvisionedAccount,
  listServiceTokens,
  revokeServiceToken,
  type Actor,
  type CoreDeps,
  type Refused,
} from "@recourse/core";
import { serviceScopes, type ServiceScope } from "@recourse/policy";
import { InvalidArgumentError, type Command } from "commander";
import { CommandFailure } from "./command-failure.js";
import { readEnv } from "./env.js";
import { withCore } from "./with-core.js";

const actor: Actor = { kind: "system", name: "cli" };
type Deps = Pick<CoreDeps, "db" | "clock">;
type Write = (text: string) => void;

export interface CreateCommand {
  name: string;
  scopes: ServiceScope[];
  account?: string;
}

export function registerServiceToken(program: Command): void {
  const tokens = program
    .command("service-token")
    .description(
      "tokens of other systems: of the one that provisions accounts, and of customers' directories",
    );
  tokens
    .command("create")
    .description("make a token; it is printed this once")
    .requiredOption("--name <name>", "how the system is called")
    .requiredOption("--scopes <scopes>", `what it may do, by commas: ${serviceScopes.join(", ")}`, readScopes)
    .option("--account <id>", "for scim: the account, by its id or its id in the system that provisions it")
    .action((options: CreateCommand) =>
      withCore(readEnv(), (deps) => createToken(deps, options, (text) => process.stdout.write(text))),
    );
  tokens
    .command("list")
    .description("list the tokens that work")
    .action(() => withCore(readEnv(), (deps) => listTokens(deps, (text) => process.stdout.write(text))));
  tokens
    .command("revoke <id>")
    .description("end a token; from the next request on it is worth nothing")
    .action((id: string) =>
      withCore(readEnv(), (deps) => revokeToken(deps, id, (text) => process.stdout.write(text))),
    );
}

function readScopes(text: string): ServiceScope[] {
  const given = text.split(",").map((scope) => scope.trim());
  const known = serviceScopes.filter((scope) => given.includes(scope));
  if (known.length < new Set(given).size) {
    throw new InvalidArgumentError(`Allowed: ${serviceScopes.join(", ")}.`);
  }
  return known;
}

export async function createToken(
  deps: Deps,
  { name, scopes, account: named }: CreateCommand,
  write: Write,
): Promise<void> {
  const account = named === undefined ? null : await findProvisionedAccount(deps.db, actor, named);
  if (named !== undefined && account === null) {
    throw new CommandFailure(
      `There is no account ${named}: give its id, or its id in the system that provisions it.`,
    );
  }
  const accountId = account?.id ?? null;
  const made = await createServiceToken(deps, actor, { name, scopes, accountId });
  if (!made.ok) {
    throw new CommandFailure(wordsOf(made));
  }
  const { id } = made.serviceToken;
  write(`${made.secret}\n`);
  write(`This is the only time that it is shown. To end it: recourse service-token revoke ${id}\n`);
}

export async function listTokens({ db }: Deps, write: Write): Promise<void> {
  const tokens = await listServiceTokens(db, actor);
  for (const { id, prefix, name, scopes, accountId, lastUsedAt } of tokens) {
    const used = lastUsedAt === null ? "never used" : `last used ${lastUsedAt.toISOString().slice(0, 16)}Z`;
    // Control characters of a name could move the cursor of whoever reads it.
    const cells = [id, `${prefix}…`, scopes.join(","), accountId ?? "all accounts", used];
    write(`${[...cells, name.replace(/\p{C}/gu, " ")].join("  ")}\n`);
  }
  if (tokens.length === 0) write("There is none.\n");
}

export async function revokeToken(deps: Deps, id: string, write: Write): Promise<void> {
  const revoked = await revokeServiceToken(deps, actor, { id });
  if (!revoked.ok) {
    throw new CommandFailure(wordsOf(revoked));
  }
  write(`${revoked.serviceToken.name} has no access any more.\n`);
}

function wordsOf({ refusals }: Refused): string {
  return refusals.map(({ message }) => message).join("\n");
}
