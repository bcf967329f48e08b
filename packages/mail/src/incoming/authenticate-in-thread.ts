import { createReadStream } from "node:fs";
import type { MessagePort } from "node:worker_threads";
import type { MailAuthentication } from "@recourse/core";
import { authenticate as check, type AuthenticateResult } from "mailauth";
import { getDomain } from "tldts";
import { canonicalAddress } from "./from-header.js";

export type MailSource = { bytes: Uint8Array } | { file: string };

export interface AuthenticateOrder {
  source: MailSource;
  clientAddress: string;
  helo: string;
  mailFrom: string;
  /** Takes questions to the DNS, gives answers. */
  port: MessagePort;
}

export interface AuthenticateAnswer extends MailAuthentication {
  /** Servers that it went through before this one. */
  received: number;
}

export interface DnsQuestion {
  id: number;
  name: string;
  type: string;
}
/** Records as the DNS module has them. */
export type DnsAnswer = { id: number; records: string[][] } | { id: number; code: string };

/** More is nobody's who means well: each signature and each include of a mail makes us ask. */
const MOST_QUESTIONS = 60;

/** Asks SPF, DKIM, DMARC and ARC by the connection's own facts; nothing that stands in the mail about them is believed. */
export async function authenticate(order: AuthenticateOrder): Promise<AuthenticateAnswer> {
  const { source, clientAddress, helo, mailFrom, port } = order;
  const result = await check("file" in source ? createReadStream(source.file) : Buffer.from(source.bytes), {
    ...{ ip: clientAddress, helo, sender: mailFrom, mta: "recourse" },
    ...{ disableBimi: true, trustReceived: false },
    resolver: questionsTo(port),
  });
  port.close();
  const from = fromOf(result);
  return {
    from,
    evidence: evidenceOf(result, from),
    summary: [
      `spf=${resultOf(result.spf)}`,
      `dkim=${dkimOf(result)}`,
      `dmarc=${resultOf(result.dmarc)}`,
      `arc=${resultOf(result.arc)}`,
    ].join(" "),
    received: result.receivedChain?.length ?? 0,
  };
}

function fromOf({ dkim }: AuthenticateResult): string | null {
  const headerFrom: readonly string[] = [dkim.headerFrom ?? []].flat();
  const [address] = headerFrom;
  return address === undefined || headerFrom.length > 1 ? null : canonicalAddress(address);
}

function evidenceOf(result: AuthenticateResult, from: string | null): MailAuthentication["evidence"] {
  const { dmarc, spf, dkim } = result;
  const signatures = dkim.results ?? [];
  const all = [resultOf(dmarc), resultOf(spf), ...signatures.map(resultOf)];
  const domainPolicy = dmarc === false || dmarc === undefined ? null : policyOf(dmarc.policy);
  if (resultOf(dmarc) === "pass") return { result: "aligned", domainPolicy };
  const isUnanswered = all.some((each) => each.startsWith("temperr"));
  // Without a record of the domain, its own address or signature speaks for it all the same.
  const isAligned =
    from !== null &&
    resultOf(dmarc) === "none" &&
    ((resultOf(spf) === "pass" && spf !== false && isOfOneDomain(from, spf?.domain)) ||
      signatures.some((each) => resultOf(each) === "pass" && isOfOneDomain(from, each.signingDomain)));
  if (isAligned) return { result: "aligned", domainPolicy };
  return { result: isUnanswered && from !== null ? "unknown" : "failed", domainPolicy };
}

function policyOf(policy: string | undefined): "none" | "quarantine" | "reject" | null {
  const known = policy?.trim().toLowerCase();
  return known === "none" || known === "quarantine" || known === "reject" ? known : null;
}

function isOfOneDomain(from: string, domain: string | undefined): boolean {
  const own = from.slice(from.lastIndexOf("@") + 1);
  const other = domain?.toLowerCase() ?? "";
  return own === other || (organisation(own) !== null && organisation(own) === organisation(other));
}

function organisation(domain: string): string | null {
  return getDomain(domain, { allowPrivateDomains: true });
}

function dkimOf({ dkim }: AuthenticateResult): string {
  const results = (dkim.results ?? []).map(resultOf);
  return results.includes("pass") ? "pass" : (results[0] ?? "none");
}

function resultOf(part: { status?: { result?: string } } | false | undefined): string {
  return part === false || part === undefined ? "none" : (part.status?.result ?? "none");
}

function questionsTo(port: MessagePort): (name: string, type: string) => Promise<string[][]> {
  const waiting = new Map<
    number,
    { resolve: (records: string[][]) => void; reject: (error: Error) => void }
  >();
  port.on("message", (data: DnsAnswer) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ("records" in data) asked?.resolve(data.records);
    else asked?.reject(Object.assign(new Error(`The DNS says ${data.code}.`), { code: data.code }));
  });
  let asked = 0;
  return (name, type) =>
    new Promise((resolve, reject) => {
      asked += 1;
      if (asked > MOST_QUESTIONS) {
        reject(Object.assign(new Error("The mail makes us ask too much."), { code: "ENOTFOUND" }));
        return;
      }
      waiting.set(asked, { resolve, reject });
      port.postMessage({ id: asked, name, type } satisfies DnsQuestion);
    });
}
