/** The program of the threads that take mails apart: what they may be asked for. */
export { authenticate } from "./authenticate-in-thread.js";
export { read } from "./read-in-thread.js";
