/**
 * What core needs from outside. `packages/search`, `packages/files` and `packages/mail` implement these; an application joins them to
 * core in its `wiring.ts`, tests use the fakes of `packages/testing`.
 */
import type { Readable } from "node:stream";
import type { Audience, MaskedFinding } from "@recourse/policy";
import type { MailContent } from "./mail/mail-templates.js";

export type { MailContent } from "./mail/mail-templates.js";

export interface Clock {
  now(): Date;
}

/** A stretch of plain text; `match` where it is what was searched for. */
export interface TextPiece {
  text: string;
  match: boolean;
}

export interface ArticleSearchRequest {
  query: string;
  /** The widest audience whose articles they may see: staff see all, customers theirs and the public ones. */
  viewer: Audience;
  first: number;
  offset: number;
  /** In any of these; so are the next two. What is left out does not narrow; an empty list finds nothing. */
  categoryIds?: string[];
  productAreas?: string[];
  /** Of what the viewer may see, only what is written for these. */
  audiences?: Audience[];
  /** False where nobody looks at counts by category and product area: they may be left out. */
  facets?: boolean;
}

export interface ArticleSearchHit {
  articleId: string;
  /** Heading of the section that matched; null for what stands before the first heading. */
  sectionHeading: string | null;
  anchor: string | null;
  titleHighlights: TextPiece[];
  passage: TextPiece[];
  score: number;
}

export interface ArticleSearchPage {
  hits: ArticleSearchHit[];
  totalCount: number;
  /** True when more matched than were counted. */
  totalLimited: boolean;
  correctedQuery: string | null;
  facets: { categoryId: string; count: number }[];
  /** The same by product area; an article may be about several. */
  productAreas: { name: string; count: number }[];
  /** True where the index that should have answered could not, and a lesser one did. */
  degraded: boolean;
}

/** A word of a query, or several that mean one thing together, as search understands it. */
export interface QueryPart {
  /** As it was typed. */
  text: string;
  /** It is not searched for. */
  leftOut: boolean;
  /** Synonyms that are found as well. */
  alsoFinds: string[];
}

export type SearchAdapter = "postgresql" | "meilisearch";

/** Which index answers now. */
export interface SearchAdapterInUse {
  adapter: SearchAdapter;
  /** Why the one that should answer does not, in a sentence for staff; null where it does. */
  reason: string | null;
}

/** A cache over the articles: whatever it answers is read again from the database before anybody sees it. */
export interface ArticleIndex {
  /** Reads the article and its published revision again and (re)writes its sections; removes them when it is not published. Idempotent. */
  put(articleId: string): Promise<void>;
  /** The same for many, in batches: a batch that fails leaves its articles as they were. */
  putMany(articleIds: readonly string[]): Promise<void>;
  remove(articleId: string): Promise<void>;
  search(request: ArticleSearchRequest): Promise<ArticleSearchPage>;
  /** Ids of the articles nearest in subject, best first, never the article itself. */
  related(articleId: string, viewer: Audience, first: number): Promise<string[]>;
  /** Rebuilds the list of words that typing errors are repaired from. */
  refreshWords(): Promise<void>;
  /** What search makes of a query, for those who keep synonyms and stop words. */
  readQuery(query: string): Promise<QueryPart[]>;
  /** Takes over synonyms and stop words as they are kept now. Idempotent. */
  applySettings(): Promise<void>;
  inUse(): Promise<SearchAdapterInUse>;
}

export type ImageMediaType = "image/png" | "image/jpeg" | "image/gif" | "image/webp";

/** What came in, looked at and not yet kept. Whoever received it keeps or discards it. */
export interface ReceivedFile {
  /** By its bytes. Of an image: what it was written anew as. */
  mediaType: string;
  /** Pages show it: it was decoded and written anew, so that nothing but pixels is left. Everything else is for downloading. */
  isImage: boolean;
  bytes: number;
  /** Hex, of what was sent; where secrets were taken out, of what is left: a hash of the rest would tell who guesses them right. */
  sha256: string;
  width: number | null;
  height: number | null;
  /** What was taken out of it before it got here; empty unless it was to be sanitised and held secrets. */
  masked: readonly MaskedFinding[];
  /** Puts it under this key, whole or not at all. */
  keep(storageKey: string): Promise<void>;
  /** Forgets it; does nothing once it is kept. */
  discard(): Promise<void>;
}

export interface ReceiveOptions {
  /** It says that it was written anew before, as an export has it: an image that holds nothing but pixels is kept byte for byte. */
  wasWritten?: boolean;
  /** Secrets are taken out before anybody reads it, and what was sent is not kept: for files of customers and of tickets. */
  sanitise?: boolean;
  /** How the sender calls it. What is called a HAR must be one, or it is refused. */
  name?: string;
  /** Other limits than those of the files of articles. */
  limits?: ReceiveLimits;
}

export interface ReceiveLimits {
  /** Of one file, images too. */
  bytes: number;
  /** In pixels: a wider image is made narrower. */
  imageWidth: number;
}

/** `unreadable`: secrets could hide in it where they would not be found; the reason tells how to send it instead. */
export type ReceiveFault = "empty" | "too_large" | "damaged" | "unreadable";
/** `reason` is a sentence for whoever sent the file. */
export type ReceiveResult =
  { ok: true; file: ReceivedFile } | { ok: false; fault: ReceiveFault; reason: string };

/** Holds bytes under keys. Who may read them is core's question (`findVisibleFile`), not the store's. */
export interface FileStore {
  /** Reads a file to its end and looks at it. Rejects when the sender breaks off; nothing is left of it then. */
  receive(content: Readable, options?: ReceiveOptions): Promise<ReceiveResult>;
  /** Null where nothing is stored under the key. */
  read(storageKey: string): Promise<Readable | null>;
  /** Does nothing where nothing is stored under the key. */
  remove(storageKey: string): Promise<void>;
  /** Forgets what came in before this instant and was neither kept nor discarded, as after a crash. */
  removeAbandoned(before: Date): Promise<void>;
}

export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
}

/** Words and looks of every mail. Whatever it is filled with is text. */
export interface MailComposer {
  compose(content: MailContent): Promise<ComposedMail>;
}

export interface HandedMail extends ComposedMail {
  id: string;
  /** Without angle brackets. */
  messageId: string;
  to: string;
  /** What mails of one conversation name, so that programs show them together; without angle brackets. */
  thread: string | null;
  /** Where its answers go, and where servers report what became of it; null: to where it is from. */
  replyTo: string | null;
  bounceTo: string | null;
  at: Date;
}

/** `put_off`: a later attempt may succeed. `refused`: none will. `lost`: nobody knows whether the server took it. The reason is for leads. */
export type MailOutcome = { outcome: "sent" } | { outcome: "put_off" | "refused" | "lost"; reason: string };

export interface Mailer {
  /**
   * Sends one mail to one address. Calls `handOver` once, immediately before the first byte of the mail leaves, and sends nothing
   * where that says no. Never rejects because of what the other side does.
   */
  send(mail: HandedMail, handOver: () => Promise<boolean>): Promise<MailOutcome>;
}

/** What the name servers of the world say. */
export interface DomainRecords {
  /** Each TXT record of a name, whole; empty where there is none. Null: they do not answer. */
  texts(name: string): Promise<string[] | null>;
}

/** An OpenID provider, as a customer's administrator set it. */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** One way to a provider and back. What comes back is believed only if it is for exactly this. */
export interface ProviderVisit {
  state: string;
  nonce: string;
  codeVerifier: string;
  redirectUri: string;
}

/** `away`: it does not answer, or may not be asked. `refused`: it, or we, said no. The reason is for the log and for its administrator. */
export type ProviderFault = { ok: false; fault: "away" | "refused"; reason: string };
export type ProviderAnswer =
  { ok: true; subject: string; email: string | null; emailVerified: boolean } | ProviderFault;

export interface IdentityProviders {
  /** Where somebody is to be sent to. */
  begin(
    settings: ProviderSettings,
    visit: ProviderVisit,
    loginHint: string | null,
  ): Promise<{ ok: true; url: string } | ProviderFault>;
  /** Who came back, as the provider says. `query`: of the address that they came back to. */
  finish(settings: ProviderSettings, visit: ProviderVisit, query: URLSearchParams): Promise<ProviderAnswer>;
}

/** A file that came with a mail. */
export interface MailedFile {
  name: string;
  content(): Readable;
}

/** What a mail server reports of a mail of ours (RFC 3464). `final`: no later attempt will succeed. */
export interface DeliveryReport {
  action: "failed" | "delayed" | "other";
  final: boolean;
  /** As the server says it. */
  diagnostic: string;
}

/** A mail as it was understood. All of it is what its sender says. */
export interface ReadMail {
  /** The one address in From, lower case and in ASCII; null: there is none, or more than one way to read it. */
  from: string | null;
  subject: string;
  /** Without angle brackets. */
  messageId: string | null;
  /** Message-IDs that it answers, without angle brackets. */
  references: readonly string[];
  /** Whom it names in To and Cc. */
  namedAddresses: readonly string[];
  /** Of headers that programs write, by their names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** What its sender wrote now. */
  text: string;
  /** What they left under it: quotes and signature; empty: nothing. Together with `text` it is all that was written. */
  folded: string;
  /** BCP 47; null: too little text to be sure. */
  language: string | null;
  report: DeliveryReport | null;
  files: readonly MailedFile[];
  /** Parts that nobody here can read, as an encrypted one, in words. */
  unreadable: readonly string[];
}

export interface OpenedMail {
  mail: ReadMail;
  /** Forgets its files. */
  close(): Promise<void>;
}

export interface MailReader {
  /** Reads a mail within limits of time and memory; rejects, with the cause, for what breaks them or cannot be understood. */
  read(pieces: AsyncIterable<Buffer>): Promise<OpenedMail>;
}
