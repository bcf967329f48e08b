import type { EntityManager } from "typeorm";
import { z } from "zod";
import { refused, type Refusal, type Refused } from "../../refusal.js";
import { checkText, cleanText } from "../../text.js";
import type { DirectoryUserInput } from "./directory-user.queries.js";

/** What the directory says, cleaned, and what a person is called and written to by it. */
export interface CheckedUser {
  told: DirectoryUserInput;
  personName: string;
  email: string;
}

const address = z.email().max(254);
const MOST_EMAILS = 20;

/** Everything that cannot be, whoever else is in the directory. */
export function checkDirectoryUser(input: DirectoryUserInput): ({ ok: true } & CheckedUser) | Refused {
  const userName = checkText(input.userName, { path: ["userName"], name: "The userName", max: 254 });
  const externalId =
    input.externalId === null
      ? null
      : checkText(input.externalId, { path: ["externalId"], name: "The externalId", max: 254 });
  const emails = input.emails.map((email) => ({ ...email, value: email.value.trim() }));
  const named = clean(input.name?.formatted) ?? fullName(input);
  const personName = (clean(input.displayName) ?? named ?? clean(input.userName) ?? "").slice(0, 200);
  const mail = emails.find(({ primary }) => primary === true) ?? emails[0];
  const email = mail?.value ?? input.userName.trim();
  const wrong: Refusal[] = [
    ...(userName.ok ? [] : userName.refusals),
    ...(externalId === null || externalId.ok ? [] : externalId.refusals),
    ...(address.safeParse(email).success && emails.every(({ value }) => address.safeParse(value).success)
      ? []
      : refused("INVALID", "A user needs an e-mail address in emails, or as userName.", ["emails"]).refusals),
    ...(emails.length > MOST_EMAILS || emails.filter(({ primary }) => primary === true).length > 1
      ? refused("INVALID", `A user has at most ${MOST_EMAILS} addresses, and one primary one.`, ["emails"])
          .refusals
      : []),
  ];
  if (!userName.ok || externalId?.ok === false || wrong.length > 0) {
    return { ok: false, refusals: wrong };
  }
  const told = { ...input, emails, userName: userName.text, externalId: externalId?.text ?? null };
  return { ok: true, told, personName, email };
}

function fullName({ name }: DirectoryUserInput): string | null {
  return clean([name?.givenName, name?.familyName].filter((part) => part !== undefined).join(" "));
}

function clean(text: string | null | undefined): string | null {
  const cleaned = cleanText(text ?? "").trim();
  return cleaned === "" ? null : cleaned;
}

/** Whether another user of this directory has the name or the external id. `membershipId`: whose they are to be. */
export async function findTaken(
  tx: EntityManager,
  { accountId, membershipId }: { accountId: string; membershipId: string | null },
  { userName, externalId }: DirectoryUserInput,
): Promise<Refused | null> {
  const [other] = await tx.query<{ sameName: boolean }[]>(
    `select coalesce(d.user_name, p.email) = $3::citext as "sameName"
     from memberships m join people p on p.id = m.person_id left join directory_users d on d.membership_id = m.id
     where m.account_id = $1 and d.deleted_at is null and m.id is distinct from $2::uuid
       and (coalesce(d.user_name, p.email) = $3::citext or d.external_id = $4) limit 1`,
    [accountId, membershipId, userName, externalId],
  );
  return other === undefined
    ? null
    : other.sameName
      ? refused("CONFLICT", "Another user has this userName.", ["userName"])
      : refused("CONFLICT", "Another user has this externalId.", ["externalId"]);
}
