// Lets readers sort an action plan by the heading of a column. Without this script the plan
// stands as its document has it. Rows that share a merged cell move together, each theme keeps
// its own recommendations, and a third press brings the order of the document back.
"use strict";
(function () {
  var DATE = "^(?:(?:by|end(?: of)?|from) )*(?:(\\d{1,2})(?:st|nd|rd|th)? )?(";
  var SHORT_DATE = /^(\d{1,2})[\/.](\d{1,2})[\/.](\d{4})/;
  var WAYS = { "": "ascending", ascending: "descending", descending: "" };

  function words(node) {
    return node.textContent.replace(/\s+/g, " ").trim();
  }

  // A theme is one cell across a whole row; what follows it belongs to it.
  function isTheme(body) {
    return body.rows.length === 1 && body.rows[0].cells.length === 1;
  }

  // 20220908 for "8 September 2022"; the names of months are those of the page's language.
  function dateOf(text, months) {
    var found = new RegExp(DATE + months.join("|") + "),? (\\d{4})", "i").exec(text);
    if (found) {
      var named = months.findIndex(function (month) { return month.toLowerCase() === found[2].toLowerCase(); });
      return found[3] * 10000 + (named + 1) * 100 + Number(found[1] || 0);
    }
    found = SHORT_DATE.exec(text);
    return found ? found[3] * 10000 + found[2] * 100 + Number(found[1]) : 0;
  }

  // What a recommendation has in a column: its first cell there that is not empty.
  function valueOf(body, label) {
    var cells = Array.from(body.querySelectorAll("td[data-label]"));
    var texts = cells.filter(function (cell) { return cell.dataset.label === label; }).map(words);
    return texts.find(Boolean) || "";
  }

  function compare(one, other, months) {
    // What has no date ("when funded") comes after what has one.
    var first = dateOf(one, months);
    var second = dateOf(other, months);
    if (first || second) {
      return (first || Infinity) - (second || Infinity);
    }
    return one.localeCompare(other, document.documentElement.lang || "en", { numeric: true, sensitivity: "base" });
  }

  // Empty ones come last either way: nothing is said there.
  function sorted(bodies, label, way, months) {
    var turn = way === "descending" ? -1 : 1;
    return bodies.slice().sort(function (a, b) {
      var one = valueOf(a, label);
      var other = valueOf(b, label);
      return one && other ? turn * compare(one, other, months) : Boolean(other) - Boolean(one);
    });
  }

  function arrange(table, bodies, label, way, months) {
    var left = bodies.slice();
    while (left.length) {
      var end = left.findIndex(function (body, at) { return at > 0 && isTheme(body); });
      var part = left.splice(0, end < 0 ? left.length : end);
      if (isTheme(part[0])) {
        table.append(part.shift());
      }
      table.append.apply(table, way ? sorted(part, label, way, months) : part);
    }
  }

  function makeSortable(table) {
    var said = JSON.parse(table.dataset.words);
    var bodies = Array.from(table.tBodies);
    var heads = Array.from(table.querySelectorAll("thead tr:last-child th[scope=col]"));
    heads = heads.filter(function (head) {
      var used = bodies.some(function (body) { return valueOf(body, head.dataset.label); });
      return used && !head.querySelector("p, ul, ol, table, a, figure");
    });
    if (!heads.length || bodies.length < 2) {
      return;
    }
    var status = document.createElement("p");
    status.className = "hidden";
    status.setAttribute("role", "status");
    table.parentNode.before(status);
    heads.forEach(function (head) {
      var label = head.dataset.label;
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append.apply(button, Array.from(head.childNodes));
      head.append(button);
      button.addEventListener("click", function () {
        var way = WAYS[head.getAttribute("aria-sort") || ""];
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        if (way) {
          head.setAttribute("aria-sort", way);
        }
        arrange(table, bodies, label, way, said.months);
        var told = way ? way + (bodies.some(isTheme) ? "_in_themes" : "") : "as_it_was";
        status.textContent = said[told].replace("{column}", label);
      });
    });
    table.tHead.dataset.by = said.by;
    table.classList.add("sortable");
  }

  document.querySelectorAll("table.plan[data-words]").forEach(makeSortable);
})();
