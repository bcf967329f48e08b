/** What nobody who works here has a reason to know. */
const SECRET = String.raw`(?:pass\s?words?|pass\s?phrases?|pass\s?codes?|pwd|credentials?|log-?in (?:details|data)|sign-?in details|pin|(?:mfa|2fa|otp|totp|one-?\s?time|verification|authenticator|authentication|security|recovery|backup|sms|login|sign-?in|(?:\d|six|eight)-?\s?digit)\s(?:verification\s)?(?:codes?|pins?|tokens?)|otp|codes?\s(?:from|on|in|by)\syour\s(?:\w{1,20}\s)?(?:authenticator|app|phone|sms|mail|e-mail|email|device)|codes?\s(?:that\s|which\s)?you\s(?:got|get|received|receive|were sent|see in)|private keys?|secret keys?|client secrets?|shared secrets?|session cookies?|recovery keys?)`;

/** The secret is only part of another word: a policy, a page, an error. */
const NOT_PART = String.raw`(?!['’]?s?[\s-]{1,2}(?:polic|reset|page|field|prompt|manager|expir|setting|requirement|rule|length|change|screen|error|dialog|link|box|format|history|age\b|complexity|sync|hint|form\b|protect|section|portal|tab\b|url|provider|generator|vault|attempt|authenticat|type|based|less))`;

/** Words that may stand between asking and the secret. */
const BETWEEN = String.raw`(?:\s(?!(?:screen\w{0,5}|picture|photo|logs?|error|message|page|link|polic\w{1,5}|setting\w{0,5}|length|hash|version|list|when|where|whether|if|that|how|why|who|after|before|without|steps?|about|date|time|name of|reset\w{0,4}|chang\w{1,4}|copy of|anything|everything|nothing|out)\b)[\w'’&/,@.-]{1,30}){0,8}?`;

/** Done for whoever asks. */
const GIVE = String.raw`(?:send|give|tell|e-?mail(?=\s(?:me|us|your|the|it|them)\b)|forward|disclose|reveal|dm|read\s(?:me|us|out)|pass\s(?:on|along|over)|hand\sover|(?:reply|respond|answer)\swith|let\s(?:us|me)\s(?:have|know))`;
/** Done on pages, too: asked for with a plea, or for "us". */
const OFFER = String.raw`(?:provide|supply|share|submit|confirm|state|text|post|paste|include|attach|message|read)`;
/** Done with a password in its proper place: asked for where it is to be written here. */
const WRITE = String.raw`(?:type|enter|put|leave|write|add|include|attach|post|paste|state|submit)`;
const HERE = String.raw`.{0,60}\b(?:here|below|(?:in|into|to)\s(?:your|this|the|a)\s(?:reply|ticket|message|chat|comment|answer|e-?mail))\b`;

const POLITE = String.raw`(?:(?:please|kindly|then|also|just|now|simply|quickly|safely|securely|privately)\s){0,3}`;
const PLEA = String.raw`(?:\b(?:please|kindly|(?<!\b(?:how|where|when|why|what)\s)(?:can|could|would|will)\s(?:you|(?:some|any)(?:one|body)|your\s\w{1,20}))\s)${POLITE}`;
/** The reader is asked: an order or a plea. */
const ASKED = String.raw`(?:^|\b(?:please|kindly|then|and|also|just|now|simply|so|next|first|or|to|(?<!\b(?:how|where|when|why|what)\s)(?:can|could|would|will)\s(?:(?:some|any)(?:one|body)|your\s\w{1,20}|you)|you(?:['’]ll)?\s(?:to|can|could|should|must|may|will|would|have\sto|need\sto))\s)${POLITE}`;

const asking: readonly RegExp[] = [
  new RegExp(String.raw`${ASKED}${GIVE}\b${BETWEEN}\s${SECRET}\b${NOT_PART}`),
  new RegExp(
    String.raw`(?:${PLEA}(?:provide|supply|share|include|attach)|^share)\b${BETWEEN}\s${SECRET}\b${NOT_PART}`,
  ),
  new RegExp(
    String.raw`\b(?:mind|consider|appreciate(?:\syou)?)\s(?:sharing|sending|giving|telling|providing|posting|e-?mailing)\b${BETWEEN}\s${SECRET}\b${NOT_PART}`,
  ),
  new RegExp(String.raw`${ASKED}${WRITE}\b${BETWEEN}\s${SECRET}\b${NOT_PART}${HERE}`),
  new RegExp(
    String.raw`\b(?:${GIVE}|${OFFER})\s(?:it\s|them\s)?(?:to\s|with\s)?(?:us|me)\b${BETWEEN}\s${SECRET}\b${NOT_PART}`,
  ),
  new RegExp(
    String.raw`\b(?:we|i|they|(?:our|the)\s\w{1,20}|support)(?:\s(?:will|would|may|might|also|just|only|still|do|really|then)|['’](?:ll|d)){0,3}\s(?:need|needs|require|requires|want|wants|like|ask\syou\sfor|must\shave|have\sto\sknow|need\sto\sknow|need\sto\shave)\b${BETWEEN}\s${SECRET}\b${NOT_PART}`,
  ),
  new RegExp(
    String.raw`\b(?:can|could|may|might)\s(?:i|we)\s(?:please\s)?(?:have|get|see|use|know|borrow)\b${BETWEEN}\s${SECRET}\b${NOT_PART}`,
  ),
  new RegExp(
    String.raw`\b(?:what(?:['’]?s|\sis|\sare|\swas|\swere)|which\sis|whats)\s(?:your|the|his|her|their|this|that)\b${BETWEEN}(?:\s${SECRET})\b${NOT_PART}`,
  ),
  new RegExp(
    String.raw`^(?:your|the)(?:\s[\w'’-]{1,20}){0,3}?\s${SECRET}\b${NOT_PART}(?:\s(?:for|of|to)\b.{0,60})?,?\s(?:please|pls)\b`,
  ),
  new RegExp(String.raw`^(?:please|kindly)[,:]?\syour(?:\s[\w'’-]{1,20}){0,3}?\s${SECRET}\b${NOT_PART}`),
];

/** Whether a clause asks, and does not ask for the contrary: "if it does not work please send" asks, "please do not send" does not. */
function asks(clause: string): boolean {
  const plea = clause.slice(Math.max(clause.lastIndexOf("please "), clause.lastIndexOf("kindly "), 0));
  const asksIn = (text: string): boolean => asking.some((pattern) => pattern.test(text));
  return asksIn(plea) ? !isNegated(plea) : asksIn(clause) && !isNegated(clause);
}

/** The secret was named in the sentence: "never post your password, send it to me instead". */
const askingForIt =
  /\b(?:send|share|give|tell|e-?mail|text|dm|message|forward)\s(?:(?:it|them|that|those|this)\s(?:\w{1,12}\s){0,2}?(?:to\s|with\s)?(?:us|me)\b|(?:us|me)\s(?:it|them|that)\b)/;

const negated =
  /\b(?:never|not|cannot|no one|nobody|no need|without|avoid|instead of|rather than|nor|neither|\w{2,8}n['’]t|dont|doesnt|wont|cant|shouldnt|mustnt|neednt|attackers?|scammers?|(?:some|any)(?:body|one)(?:\s\w{1,12}){0,3}\sasks?)\b/;
/** Negations that invite. */
const inviting = /\b(?:do not|don['’]?t|never)\s(?:hesitate|forget|fail|be afraid|worry)\b/g;
/** What is asked for is what is left without the secret. */
const removing =
  /\b(?:remov|redact|mask|strip|delet|blank|hide|hidden|without|sanitis|sanitiz|anonymis|anonymiz|black)\w{0,6}\b/;

const word = new RegExp(String.raw`\b${SECRET}\b`);

/**
 * Whether a text to a customer asks for a password, a code of a second factor or the like. Telling to reset, change or keep one does not.
 * Judged by the clause; looks through emphasis, invisible characters and case.
 */
export function asksForSecret(text: string): boolean {
  return sentencesOf(text).some((sentence) => {
    const clauses = sentence.split(/\s?[,;:()–—]\s|\s-\s|\bbut\b|\bunless\b/).map((clause) => clause.trim());
    if (clauses.some(asks)) return true;
    return (
      word.test(sentence) &&
      !removing.test(sentence) &&
      clauses.some((clause) => askingForIt.test(clause) && !isNegated(clause))
    );
  });
}

function isNegated(clause: string): boolean {
  return negated.test(clause.replace(inviting, " "));
}

function sentencesOf(text: string): string[] {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[*_`~#>|"“”„«»]/g, "")
    .toLowerCase()
    .split(/[.!?]+(?=\s|$)|\n\s*\n|\n\s*(?:[-•]|\d{1,2}[.)])\s/)
    .map((sentence) =>
      sentence
        .replace(/^\s*(?:hi|hello|dear)\b[^,\n]{0,40},/, " ")
        .replace(/\s+/g, " ")
        .replace(/,\s(please|pls)$/, " $1")
        .trim(),
    )
    .filter((sentence) => sentence !== "");
}
