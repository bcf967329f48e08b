import { SearchBox } from "../frame/search-box.js";

export default function Home() {
  return <SearchBox size="hero" />;
}
