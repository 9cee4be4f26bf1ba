// Narrows a list to what is chosen. Nothing is stored, sent, or put into an address.
// Without this script the form stays hidden, and pages that group the list take its place.
"use strict";
(function () {
  var panel = document.querySelector("details.narrow");
  if (!panel) {
    return;
  }
  var form = panel.querySelector("form");
  var status = document.getElementById("narrow-status");
  var fields = Array.from(form.querySelectorAll("[data-facet]"));
  var words = JSON.parse(form.dataset.words);
  var cases = new Intl.PluralRules(document.documentElement.lang || "en");
  var rest = (form.dataset.rest || "").split(" ").filter(Boolean);
  var most = 20; // so many more pages are fetched at most
  var partial = rest.length > 0;

  // One list of tokens for each field in which something is chosen.
  function chosen() {
    return fields.map(function (field) {
      return Array.from(field.querySelectorAll("option:checked, input:checked"))
        .map(function (one) { return one.value; })
        .filter(Boolean);
    }).filter(function (tokens) { return tokens.length > 0; });
  }

  function fits(item, wanted) {
    var tokens = item.dataset.facets.split(" ");
    return wanted.every(function (some) {
      return some.some(function (token) { return tokens.includes(token); });
    });
  }

  function show() {
    var wanted = chosen();
    var all = 0;
    var shown = 0;
    document.querySelectorAll("[data-section]").forEach(function (section) {
      var here = 0;
      section.querySelectorAll("[data-facets]").forEach(function (item) {
        item.hidden = !fits(item, wanted);
        here += item.hidden ? 0 : 1;
        all += 1;
      });
      var count = section.querySelector(".count");
      if (count && !partial) {
        count.textContent = "(" + here + ")";
      }
      section.hidden = here === 0;
      shown += here;
    });
    status.textContent = said(wanted.length > 0, shown, all);
  }

  function said(narrowed, shown, all) {
    var what = !narrowed ? "all" : shown === 0 ? "none" : "some";
    var forms = words[partial ? what + "_part" : what];
    return forms[cases.select(all)].replace("{count}", all).replace("{shown}", shown);
  }

  // The other parts of a long list are fetched when somebody first chooses something.
  function narrow() {
    if (!partial || rest.length > most || chosen().length === 0) {
      show();
      return;
    }
    status.textContent = words.loading;
    Promise.all(rest.map(fetched)).then(function (parts) {
      parts.forEach(add);
      rest = [];
      partial = false;
      document.querySelectorAll("nav.parts").forEach(function (nav) { nav.hidden = true; });
    }).catch(function () {
      most = 0;
    }).then(show);
  }

  function fetched(address) {
    var place = new URL(address, window.location.href);
    return window.fetch(place, {credentials: "omit"}).then(function (answer) {
      if (!answer.ok) {
        throw new Error("not there");
      }
      return answer.text();
    }).then(function (text) {
      var part = new DOMParser().parseFromString(text, "text/html");
      part.querySelectorAll("[data-section] a[href]").forEach(function (link) {
        link.setAttribute("href", new URL(link.getAttribute("href"), place).href);
      });
      return part;
    });
  }

  // Adds the items of a part to the same sections here, and sections that are new at the end.
  function add(part) {
    part.querySelectorAll("[data-section]").forEach(function (section) {
      var sections = Array.from(document.querySelectorAll("[data-section]"));
      var same = sections.find(function (one) {
        return one.dataset.section === section.dataset.section;
      });
      if (same) {
        var list = same.querySelector("[data-facets]").parentNode;
        section.querySelectorAll("[data-facets]").forEach(function (item) {
          list.appendChild(document.adoptNode(item));
        });
      } else {
        sections[sections.length - 1].after(document.adoptNode(section));
      }
    });
  }

  form.addEventListener("change", narrow);
  form.addEventListener("reset", function () {
    window.setTimeout(narrow, 0); // once the fields are empty
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  panel.open = window.matchMedia("(min-width: 48em)").matches;
  panel.hidden = false;
})();
