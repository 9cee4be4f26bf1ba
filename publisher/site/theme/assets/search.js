// Searches in the index of this site. Words and results stay in this page: they are in no
// address, no history, no storage, and no request. Nothing is loaded before the first search
// but the short list of reviews for the filters.
"use strict";
(function () {
  const site = new URL("../", document.currentScript.src);
  const files = new URL("search/files/", site);
  const AT_ONCE = 10;
  const title = document.title;
  const language = document.documentElement.lang;
  const cases = new Intl.PluralRules(language);
  const at = (id) => document.getElementById(`search-${id}`);
  const form = document.getElementById("search");
  const said = JSON.parse(form.dataset.words);
  const [words, wrong, filters, status] = ["words", "error", "filters", "status"].map(at);
  const [advice, list, more] = ["advice", "results", "more"].map(at);
  const selects = Array.from(filters.querySelectorAll("select"));

  let hits = [];
  let shown = 0;
  let latest = 0;
  let pagefind = null;
  const reviews = new Map();

  function counted(key, count) {
    return said[key][cases.select(count)].replace("{count}", count);
  }

  function element(tag, text, className) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (className) {
      made.className = className;
    }
    return made;
  }

  // Words of a review, which are English, in the language of the page; or marked as what they are.
  function own(made, english) {
    const words = said.own[english.split(/\s+/).join(" ").toLowerCase()];
    made.textContent = words || english;
    if (!words && language !== "en") {
      made.lang = "en";
    }
    return made;
  }

  function optionOf(fact, value) {
    const given = { year: value, circumstances: said.circumstances[value] }[fact];
    return given ? new Option(given, value) : own(new Option("", value), value);
  }

  async function answered(path) {
    const answer = await fetch(new URL(path, files));
    if (!answer.ok) {
      throw new Error("no file");
    }
    return answer;
  }

  // -- the filters --

  async function loadReviews() {
    for (const review of await (await answered("reviews.json")).json()) {
      reviews.set(review.slug, review);
    }
    for (const select of selects) {
      const values = new Set(Array.from(reviews.values()).flatMap((r) => r[select.dataset.fact]));
      const options = Array.from(values, (value) => optionOf(select.dataset.fact, value));
      options.sort((a, b) => a.textContent.localeCompare(b.textContent, language));
      select.append(...(select.id === "search-year" ? options.reverse() : options));
      select.parentElement.hidden = values.size < 2;
    }
    filters.hidden = selects.every((select) => select.parentElement.hidden);
  }

  function wanted(review) {
    return selects.every((s) => !s.value || [review[s.dataset.fact]].flat().includes(s.value));
  }

  function filtered() {
    return selects.some((select) => select.value);
  }

  function wantedPieces() {
    return new Set(Array.from(reviews.values()).filter(wanted).flatMap((r) => r.pieces));
  }

  // -- a search --

  async function engine() {
    if (!pagefind) {
      const { createInstance } = await import(new URL("pagefind.js", files));
      pagefind = createInstance({ noWorker: true });
    }
    return pagefind;
  }

  async function found(query) {
    const { results } = await (await engine()).search(query);
    if (!results.length) {
      // Pagefind takes a file that does not come for an empty one.
      await answered("pagefind-entry.json");
    }
    if (!filtered()) {
      return results;
    }
    const pieces = wantedPieces();
    return results.filter((result) => pieces.has(result.id));
  }

  async function search() {
    const query = words.value.trim();
    const mine = (latest += 1);
    clearResults();
    if (!query) {
      say("", `${said.error}: `);
      showWrong(said.empty);
      words.focus();
      return;
    }
    status.textContent = said.searching;
    try {
      await ready;
      const all = await found(query);
      if (mine === latest) {
        hits = all;
        await showMore();
        tell();
      }
    } catch {
      if (mine === latest) {
        clearResults();
        say(said.failed, `${said.error}: `);
      }
    }
  }

  function tell() {
    const found = (key) => (hits.length ? counted(key, hits.length) : said[key.replace("found", "nothing")]);
    advice.hidden = hits.length > 0;
    say(filtered() ? found("found_some") : `${found("found")}.`, `${found("found")} - `);
  }

  function say(text, before) {
    status.textContent = text;
    document.title = before + title;
  }

  function showWrong(text) {
    wrong.textContent = text;
    wrong.hidden = !text;
    // An empty value would say that nothing is wrong.
    if (text) {
      words.setAttribute("aria-invalid", "true");
    } else {
      words.removeAttribute("aria-invalid");
    }
  }

  // -- the results --

  async function showMore() {
    const mine = latest;
    const next = hits.slice(shown, shown + AT_ONCE);
    const pages = await Promise.all(next.map((hit) => hit.data()));
    if (mine !== latest) {
      return;
    }
    list.append(...pages.map(item));
    shown += pages.length;
    more.hidden = shown >= hits.length;
  }

  function item(page) {
    const made = document.createElement("li");
    const path = page.raw_url.slice(1);
    const tongue = path.startsWith("cy/") ? "cy" : "en";
    const inEnglish = path.replace(/^cy\//, "");
    const review = inEnglish.startsWith("reviews/") ? reviews.get(inEnglish.split("/")[1]) : null;
    const best = bestPart(page);
    const parts = [heading(page.meta.title, path), about(page, review), excerpt(best.excerpt)];
    if (best.anchor) {
      parts.splice(2, 0, section(best, path));
    }
    for (const part of parts) {
      if (tongue !== language && !part.classList.contains("about")) {
        part.lang = tongue;
      }
      made.append(part);
    }
    return made;
  }

  // The part of the page, below one of its headings, that fits best.
  function bestPart(page) {
    const weight = (part) => part.weighted_locations.reduce((sum, at) => sum + at.balanced_score, 0);
    const parts = page.sub_results.slice().sort((a, b) => weight(b) - weight(a));
    return parts[0] || page;
  }

  function link(text, path, anchor) {
    const made = element("a", text);
    made.href = new URL(path, site).href + (anchor ? `#${anchor}` : "");
    return made;
  }

  function heading(text, path) {
    const made = element("h2", "");
    made.append(link(text, path));
    return made;
  }

  function section(part, path) {
    const made = element("p", "", "part");
    made.append(link(part.title, path, part.anchor.id));
    return made;
  }

  function about(page, review) {
    const title = review ? titleOf(review) : said.own_page;
    const made = element("p", title === page.meta.title ? "" : title, "about small");
    if (review) {
      made.append(made.textContent ? ", " : "", own(element("span", ""), review.partnership));
    }
    return made;
  }

  function titleOf(review) {
    const kind = said.kinds[review.kind] || review.kind;
    return said.title.replace("{name}", review.name).replace("{kind}", kind);
  }

  // Words with <mark> around those that were looked for, as text: nothing is taken for markup.
  function excerpt(html) {
    const made = element("p", "");
    html.split(/<\/?mark>/).forEach((piece, number) => {
      const text = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      made.append(number % 2 ? element("mark", text) : text);
    });
    made.append(" …");
    return made;
  }

  function clearResults() {
    hits = [];
    shown = 0;
    list.replaceChildren();
    more.hidden = true;
    advice.hidden = true;
    showWrong("");
    say("", "");
  }

  // -- what the reader does --

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });

  filters.addEventListener("change", () => {
    if (words.value.trim() && (hits.length || status.textContent)) {
      search();
    }
  });

  more.addEventListener("click", async () => {
    const first = shown;
    try {
      await showMore();
      list.children[first].querySelector("a").focus();
      status.textContent = counted("shown", hits.length).replace("{shown}", shown);
    } catch {
      say(said.rest_failed, `${said.error}: `);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.tagName !== "SELECT") {
      latest += 1;
      clearResults();
      form.reset();
      words.focus();
    }
  });

  const ready = loadReviews();
  ready.catch(() => {});
  document.getElementById("search-off").hidden = true;
  form.hidden = false;
})();
