import { decisionsAndDeadlines } from "./decisions-and-deadlines.js";
import { policy } from "./example-policy.js";

process.stdout.write(JSON.stringify(decisionsAndDeadlines(policy)));
