/** Words that stand behind "password:" or "my password is" and are none. */
const ordinary: ReadonlySet<string> = new Set(
  `a about again all already also always an and any are as at be because been before being below blank blocked but by can cannot can't
   case-sensitive changing complex confidential correct correctly different does doesn't done empty enough entered entering every exactly
   expired expiring expires fails false field fine for forgotten from good had has have he hidden his how i i'm if in incorrect insecure
   into invalid irrelevant is isn't it its just known less like locked long longer lost mandatory masked may me meant minimum missing
   more must my n/a necessary needed never new nil no none not nothing now null of off ok old on one only optional or our out over own
   per please policy protected random rejected required reset resets resetting right safe same secure see sent set she short should shown
   simple since so some still stored strong temporarily temporary text than that the their them then there they this those to too true
   type typed undefined unchanged under unique unknown until up upon us used useless using valid very visible wait was we weak were what
   when where which while who why will with without working worked works would wrong yes yet you your yours
   string value enter broken gone stuck due part kept written hard easy ready active inactive identical similar available dead
   full ten eight twelve out-of-date up-to-date reused obvious trivial important public private shared common default there here
   managed synced somehow lately today tomorrow yesterday support needs need help fields field box both first second last next`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Whether it is a word of a sentence: "is wrong", "was rejected", "is missing". */
export function isOrdinaryWord(word: string): boolean {
  const plain = word.toLowerCase().replace(/[.,;:!?)'"’\\]{1,6}$/, "");
  return ordinary.has(plain) || /^[a-z]{2,14}(?:ed|ing|able|ible|ly)$/.test(plain);
}

/** Stands where a secret would: a variable, a bracketed name, a row of stars, what was masked before. */
export function isFilling(value: string): boolean {
  return (
    value === "" ||
    /^\[(?:removed|redacted|secret|masked|hidden|filtered|password|address|number)\b/i.test(value) ||
    /^(?:\[\[|<[^<>]{0,60}>$|\{\{|\$\{|\$\(|%\{|#\{|\$[A-Z_][A-Z0-9_]{1,60}$|\$[a-z]{1,20}(?:_[a-z]{1,20}){1,5}$|\{[A-Za-z_][\w.]{1,60}\}\W{0,3}$|[A-Z]{2,20}(?:_[A-Z]{2,20}){1,5}$|%[A-Z_]{2,60}%$|%[sdvq@]|replace[-_ ]?me$|\[\w{1,60}(?:\.\w{1,60}){1,9}\]|(?:Read-Host|Get-\w{1,30}|ConvertTo-\w{1,30}|getpass|getenv|prompt)\b|process\.env|os\.environ|env\.|secrets\.)/.test(
      value,
    ) ||
    /^(?:your|my|the|some|new|old|insert|enter)[-_](?:\w{1,20}[-_]){0,3}(?:password|passwd|secret|token|key|pass|here)\W{0,3}$/i.test(
      value,
    ) ||
    /^(?:\*{2,60}|•{2,60}|x{3,60}|X{3,60}|\.{2,60}|…{1,9}|_{2,60}|-{2,60}|#{2,60})\W{0,3}$/.test(value) ||
    /^(?:redacted|masked|hidden|null|none|nil|undefined|true|false|n\/a)\W{0,3}$/i.test(value)
  );
}

/** Without what ends a sentence or closes a bracket behind it. */
export function withoutPunctuation(value: string): string {
  return value.replace(/[.,;:!?)\]}'"`’”\\]{1,6}$/, "");
}

/** Letters and digits, or a sign that words do not have: what people and machines choose as passwords. */
export function looksChosen(value: string): boolean {
  const bare = withoutPunctuation(value);
  if (bare.length < 4 || isTechnicalTerm(bare)) return false;
  const [letter, digit] = [/[A-Za-z]/.test(bare), /\d/.test(bare)];
  return (
    (letter && digit) ||
    /[a-z][A-Z]/.test(bare) ||
    /[!@#$%^&*+=?~|\\_{}[\]]/.test(bare) ||
    /^\d{4,12}$/.test(bare)
  );
}

/** Has digits as passwords have, and is none: SHA-256, 12-character, KB12345, 2FA, v1.2.3, an address, a date, a name of a file. */
function isTechnicalTerm(value: string): boolean {
  return (
    /^\d{1,4}[-_]?(?:char|digit|letter|day|month|bit|minute|min|hour|week|year|factor|fa|x|nd|rd|th|st)\w{0,10}$/i.test(
      value,
    ) ||
    /^(?:sha|md|bcrypt|argon|pbkdf|aes|rsa|base|utf|tls|ssl|ntlmv|rfc|iso|oauth|saml|mfa|http|https|ipv|win|windows|office|o|m|ad|chrome|ios|macos)[-_ ]?v?\d[\d.-]{0,8}$/i.test(
      value,
    ) ||
    /^[A-Z]{1,10}[-_#]?\d{1,12}$/.test(value) ||
    /^v?\d{1,5}(?:\.\d{1,5}){1,4}\w{0,4}$/i.test(value) ||
    /^\d{4}-\d{2}-\d{2}/.test(value) ||
    /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}$/.test(value) ||
    /:\/\/|^\/|^[\w-]{1,60}(?:\.[\w-]{1,60}){0,3}\.(?:txt|docx?|xlsx?|pdf|png|jpe?g|log|json|xml|html?|csv|md|com|net|org|io|ps1|sh|exe)$/i.test(
      value,
    )
  );
}

/** Long enough and mixed enough that no word of a sentence is taken for a key. */
export function looksGenerated(value: string): boolean {
  const bare = withoutPunctuation(value);
  if (bare.length < 8 || isTechnicalTerm(bare)) return false;
  return /\d/.test(bare)
    ? !/^[\d.:,-]{1,10}$/.test(bare)
    : bare.length >= 20 && !/^[a-z]+(?:[-_. /][a-z]+)*$/i.test(bare);
}

/** The field says something about a secret and is none: token_type, password_policy, secret_expires. */
const aboutSecrets =
  /(?:type|types|endpoint|url|uris?|file|path|name|count|counts|length|expires?|expiry|expiration|expires?_?(?:in|at|on)|lifetime|ttl|policy|policies|status|strength|hint|field|method|methods|enabled|required|reset|changed|maxage|minage|manager|id_?hint|scopes?|version|format|algorithm|alg|rules?|ize|izer|less|ization|error|errors|issuer|valid|validity)$/;

/** How a field's name is compared: without case, dashes, underscores and dots. */
function bareName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

export function isAboutSecrets(name: string): boolean {
  return aboutSecrets.test(bareName(name));
}
