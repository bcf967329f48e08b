import { describe, expect, test } from "@jest/globals";
import { sanitiseHar } from "./sanitise-har.js";

// Put together here, so that scanners of this repository find nothing.
const secret = ["Qm4Zt8Kp2Wn6", "Vx1Rb9Yc3Hd7"].join("");
const jwt = `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${secret}`;

/** A HAR of one exchange, with these members of its request, its response and its entry. */
const har = (request: object, response: object = {}, entry: object = {}): unknown => ({
  log: {
    version: "1.2",
    creator: { name: "WebInspector", version: "537.36" },
    entries: [
      {
        startedDateTime: "2026-04-14T15:00:00.000Z",
        request: {
          method: "GET",
          url: "https://acme.test/login",
          headers: [],
          cookies: [],
          queryString: [],
          ...request,
        },
        response: {
          status: 302,
          headers: [],
          cookies: [],
          content: { size: 0, mimeType: "text/html" },
          ...response,
        },
        ...entry,
      },
    ],
  },
});

const url = (value: string): object => ({ url: value });
const header = (name: string, value: string): object => ({ headers: [{ name, value }] });
const body = (text: string, more: object = {}): object => ({
  postData: { mimeType: "text/plain", text, ...more },
});
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const encoded = (text: string, times: number): string =>
  times === 0 ? text : encoded(encodeURIComponent(text), times - 1);

const parameters = [
  "access_token",
  "id_token",
  "refresh_token",
  "code",
  "state",
  "SAMLRequest",
  "SAMLResponse",
  "assertion",
  "client_secret",
  "session_id",
];

describe("what lets a reader act as whoever recorded it is taken out of a HAR:", () => {
  test.each<[string, unknown]>([
    ["Authorization", har(header("Authorization", `Bearer ${secret}`))],
    ["a header in any case", har(header("aUTHORIZATION", secret))],
    [
      "a header sent twice",
      har({
        headers: [
          { name: "Cookie", value: "a=1" },
          { name: "cookie", value: secret },
        ],
      }),
    ],
    ["Proxy-Authorization", har(header("Proxy-Authorization", `Basic ${secret}`))],
    ["Cookie", har(header("Cookie", `sid=${secret}`))],
    ["Set-Cookie", har({}, header("Set-Cookie", `sid=${secret}; HttpOnly`))],
    ["X-Api-Key", har(header("X-Api-Key", secret))],
    ["X-CSRF-Token", har(header("X-CSRF-Token", secret))],
    ["X-Acme-Auth-Thing", har(header("X-Acme-Auth-Thing", secret))],
    ["X-Client-Secret", har(header("X-Client-Secret", secret))],
    ["X-Session", har(header("X-Session", secret))],
    ["headers as a map", har({ headers: { Cookie: secret, Host: "a" } })],
    ["headers as pairs", har({ headers: [["Cookie", secret]] })],
    ["headers with several values", har({ headers: [{ name: "Cookie", values: [secret] }] })],
    ["cookies", har({ cookies: [{ name: "theme", value: secret }] })],
    ["cookies as a map", har({ cookies: { theme: secret } })],
    ["cookies as a line", har({ cookies: `theme=${secret}` })],
    ["cookies of the response", har({}, { cookies: [{ name: "x", value: secret, path: "/" }] })],
    ...parameters.flatMap((name): [string, unknown][] => [
      [`the parameter ${name}`, har({ queryString: [{ name, value: secret }] })],
      [`${name} in a form`, har({ postData: { params: [{ name, value: secret }] } })],
      [`${name} in an address`, har(url(`https://a.test/?a=b&${name}=${secret}&c=d`))],
      [`${name} in a body`, har(body(`a=b&${name}=${secret}`))],
    ]),
    ["a password", har(body("username=bob&password=Summer1&x=y"))],
    ["a password of letters", har({ postData: { params: [{ name: "password", value: "swordfish" }] } })],
    ["a one-time code", har({ postData: { params: [{ name: "otp", value: "482913" }] } })],
    ["sessionToken", har(body(JSON.stringify({ sessionToken: secret })))],
    ["a fragment", har(url(`https://a.test/#access_token=${secret}&token_type=bearer`))],
    ["a referrer", har(header("Referer", `https://a.test/cb?code=${secret}`))],
    ["where it is sent on to", har({}, { redirectURL: `https://a.test/cb?code=${secret}` })],
    [
      "an address within an address",
      har(url(`https://a.test/?next=${encoded(`https://b.test/?code=${secret}&x=1`, 1)}`)),
    ],
    ["encoded twice", har(url(`https://a.test/?next=${encoded(`https://b.test/?x=1&code=${secret}`, 2)}`))],
    ["encoded four times", har(url(`https://a.test/?next=${encoded(`https://b.test/?code=${secret}`, 4)}`))],
    ["JSON in an address", har(url(`https://a.test/?filter=${encoded('{"password":"swordfish"}', 2)}`))],
    ["a name in escapes", har(url(`https://a.test/?next=%3F%61%63%63ess%5Ftok%65n%3D${secret}`))],
    ["a web token anywhere", har({ comment: `see ${jwt}` })],
    ["a web token in an address", har(url(`https://a.test/${jwt}/x`))],
    ["JSON in a body", har(body(JSON.stringify({ a: [{ password: "swordfish", b: 1 }] })))],
    [
      "JSON within JSON",
      har(body(JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ tokens: [secret] }) }) }))),
    ],
    ["a body in base64", har(body(base64(JSON.stringify({ access_token: secret })), { encoding: "base64" }))],
    ["a form in base64", har(body(base64(`user=bob&password=${secret}`)))],
    [
      "a form in parts",
      har(body(`--x\r\nContent-Disposition: form-data; name="otp"\r\n\r\n482913\r\n--x--`)),
    ],
    [
      "messages of a web socket",
      har({}, {}, { _webSocketMessages: [{ type: "send", opcode: 1, data: `{"token":"${secret}"}` }] }),
    ],
    ["socket.io", har({}, {}, { _webSocketMessages: [{ data: `42["login",{"pin":"482913"}]` }] })],
    [
      "binary messages",
      har({}, {}, { _webSocketMessages: [{ opcode: 2, data: base64(`{"token":"${secret}"}`) }] }),
    ],
    [
      "who began it",
      har({}, {}, { _initiator: { stack: { callFrames: [{ url: `https://a.test/?token=${secret}` }] } } }),
    ],
    ["fields that nobody knows", har({}, {}, { _x: { y: [{ z: { authToken: secret } }] } })],
    ["keys", har({}, {}, { _storage: { [jwt]: true } })],
    [
      "a key that is none",
      har(
        {},
        {},
        Object(JSON.parse(`{"__proto__": {"access_token": "${secret}"}, "_a": {"token": "${secret}"}}`)),
      ),
    ],
    ["numbers", har({ postData: { params: [{ name: "pin", value: 482_913 }] } })],
    [
      "a SAML message",
      har(
        body(
          `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><a>${secret}</a></saml:Assertion>`,
        ),
      ),
    ],
    ["the body of a response", har({}, { content: { text: secret, mimeType: "application/json" } })],
    ["a page as a response", har({}, { content: { text: `<p>${secret}` } })],
    ["the body of a response in base64", har({}, { content: { text: base64(secret), encoding: "base64" } })],
    ["a private key", har(body(`-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`))],
  ])("%s", (_what, document) => {
    const { document: sanitised, masked } = sanitiseHar(document);
    const text = JSON.stringify(sanitised);
    const opened = asReadersOpen(text);
    for (const piece of [secret, secret.slice(3, 20), "swordfish", "Summer1", "482913", base64(secret)])
      expect(opened).not.toContain(piece);
    expect(masked.length).toBeGreaterThan(0);
    expect(text).toContain("WebInspector");
  });

  test("what is no secret stays, so that the problem can still be seen", () => {
    const document = har(
      {
        url: "https://acme.test/sso/saml?tenant=3f2b8c1e-9d47-4b60-8a1c-5e7f90ab12cd&lang=en",
        headers: [
          { name: "Host", value: "acme.test" },
          { name: ":authority", value: "acme.test" },
          { name: "User-Agent", value: "Mozilla/5.0 (Windows NT 10.0; Win64; x64)" },
        ],
        queryString: [{ name: "lang", value: "en" }],
        postData: { mimeType: "application/json", text: '{"user":"bob","remember":true}' },
      },
      { status: 403, statusText: "Forbidden", headers: [{ name: "Content-Type", value: "text/html" }] },
      {
        time: 12.5,
        _initiator: { type: "script", lineNumber: 1_200 },
        comment: "the password page fails, 100% of the time",
      },
    );
    expect(sanitiseHar(document)).toEqual({ document, masked: [] });
  });

  test("what was sanitised before stays as it is", () => {
    const once = sanitiseHar(har(header("Authorization", `Bearer ${secret}`), { content: { text: "x" } }));
    expect(sanitiseHar(once.document)).toEqual({ document: once.document, masked: [] });
  });

  test("what is nested too deeply is not followed", () => {
    let document: unknown = secret;
    for (let depth = 0; depth < 300; depth += 1) document = [document];
    expect(() => sanitiseHar(document)).toThrow("too deeply");
  });
});

/** With base64 and percent-encoding opened, as a reader would. */
function asReadersOpen(text: string): string {
  const opened = text.replace(
    /[A-Za-z0-9+/]{24,}={0,2}/g,
    (run) => run + Buffer.from(run, "base64").toString("latin1"),
  );
  const percent = (each: string): string =>
    each.replace(/%([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return [opened, percent(opened), percent(percent(opened)), percent(percent(percent(percent(opened))))].join(
    "\n",
  );
}
