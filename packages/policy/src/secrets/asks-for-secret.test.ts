import { describe, expect, test } from "@jest/globals";
import { asksForSecret } from "./asks-for-secret.js";

describe("asks for a secret:", () => {
  test.each([
    "Please send me your password.",
    "send me your password",
    "Hi Anna, please send us your password so that we can try it.",
    "Could you share your credentials?",
    "Share your credentials with us.",
    "What's your MFA code?",
    "What is your password?",
    "What is the password of the bind account?",
    "Please tell us the one-time code.",
    "Tell us the one-time code",
    "Can you tell me the code from your authenticator app?",
    "Please reply with the six-digit code.",
    "Read me the code you received.",
    "We need your password to continue.",
    "I'll need the admin password.",
    "We would also need your LDAP bind password.",
    "Can I have your password?",
    "Could we get the root password, please?",
    "Please provide the username and password of an administrator.",
    "Please provide your company's directory account password",
    "Your password, please.",
    "Your admin password for the portal please",
    "Reply with your **pass**word.",
    "SEND US YOUR PASSWORD",
    "Please send your pass\u200bword",
    "Please email me the recovery code.",
    "Don't hesitate to send us your password.",
    "Never post your password here, send it to me instead.",
    "We never ask for passwords, but please send me your password this once.",
    "1. Open the portal\n2. Send us your password",
    "If it still fails, send me your one-time code.",
    "Please paste the private key here.",
    "Please confirm your password.",
    "Let us know your password",
    "Please type your password in your reply.",
  ])("%s", (text) => expect(asksForSecret(text)).toBe(true));
});

describe("does not ask for a secret:", () => {
  test.each([
    "Never send us your password.",
    "Please do not send us your password.",
    "Please don't share your password with anybody.",
    "Nobody here will ever ask you to send your password.",
    "We will never ask you for your password.",
    "You need not tell us your password.",
    "There is no need to share your credentials.",
    "Reset your password at https://example.com/reset.",
    "Please reset your password and tell us whether it works.",
    "Please change your password now.",
    "You can set a new password yourself.",
    "Please send us your password policy.",
    "What is your password policy?",
    "Send us a screenshot of the password page.",
    "Please send the log of the moment when you enter your password.",
    "Let us know if your password works now.",
    "Tell us when your password expires.",
    "Remove the password from the file and send it to us.",
    "LDAP will send the password in the clear.",
    "The server asks for the password and sends it on.",
    "Your password was removed from this message.",
    "You need your password to sign in.",
    "Did the password reset mail arrive?",
    "Please share your screen.",
    "Please send us the error code.",
    "What is the code that you run?",
    "We see that the credentials are refused.",
    "Please enter your password on the sign-in page.",
    "Is the one-time code refused, too?",
    "Do the users see a prompt for the one-time code?",
    "Please tell your users that the password changes tomorrow.",
    "Please send the configuration without the shared secret.",
    "Somebody may ask you to send your password: do not.",
    "Thanks! That solved it.",
    "",
  ])("%s", (text) => expect(asksForSecret(text)).toBe(false));

  test("and a long text comes to its end", () => {
    for (const piece of [
      "please send ",
      "please send me a b c d e f ",
      "we need ",
      "what is your ",
      "your ",
      "send it ",
    ]) {
      expect(asksForSecret(piece.repeat(50_000 / piece.length))).toBe(false);
    }
  });
});
