import { closeMenus } from "./menus.js";

// Everything here makes a working page nicer. Nothing may be needed.
closeMenus();
