import { toNodeHandler } from "better-auth/node";
import { Router, type Request, type RequestHandler, type Response } from "express";
import { jsonBody } from "../http/json-body.js";
import { CLIENT_ADDRESS_HEADER, type SignIn } from "./sign-in.js";

/** What of better-auth is served; everything else of it, sign-up included, is an unknown address. */
const SERVED = [
  "/sign-in/email",
  "/sign-out",
  "/get-session",
  "/list-sessions",
  "/revoke-session",
  "/revoke-other-sessions",
  "/revoke-sessions",
  "/change-password",
  "/address-change",
  "/account-choice",
  "/provider/start",
  "/provider/test",
  "/provider/:account/callback",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
  "/two-factor/generate-backup-codes",
  "/two-factor/ask-reset",
];

/** The limits on sign-in count by address, so the address is what the server saw, not what a header says. */
const withClientAddress: RequestHandler = (request, _response, next) => {
  request.headers[CLIENT_ADDRESS_HEADER] = request.ip ?? "unknown";
  next();
};

/** Sign-in and sessions under /auth. */
export function createSignInRoutes({ auth }: SignIn): Router {
  const router = Router();
  const handle = toNodeHandler(auth);
  router.all(SERVED, withClientAddress, jsonBody("16kb"), (request: Request, response: Response) =>
    handle(request, response),
  );
  return router;
}
