import "../conformance/search-words.cases.js";
