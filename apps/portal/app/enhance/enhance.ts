import { addCopyButtons } from "./copy-code.js";
import { markCurrentSection } from "./current-section.js";
import { enhanceFrame } from "./frame.js";
import { voteInPlace } from "./vote.js";
import { addReadersTime } from "./your-time.js";

// What pages without framework script load. Everything here makes a working page nicer; nothing may be needed.
enhanceFrame();
addReadersTime();
addCopyButtons();
voteInPlace();
markCurrentSection();
