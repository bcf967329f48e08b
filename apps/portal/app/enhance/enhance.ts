import { addCopyButtons } from "./copy-code.js";
import { markCurrentSection } from "./current-section.js";
import { enhanceFrame } from "./frame.js";
import { forgetSearch } from "./plain-address.js";
import { voteInPlace } from "./vote.js";
import { addReadersTime } from "./your-time.js";

// What pages without framework script load. Everything here makes a working page nicer; nothing may be needed.
enhanceFrame();
forgetSearch();
addReadersTime();
addCopyButtons();
voteInPlace();
markCurrentSection();
