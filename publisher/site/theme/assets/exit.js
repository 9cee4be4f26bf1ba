// Leaves the page at once: by the link, or by Shift pressed alone three times.
// Without this script the link is still a link. Nothing is stored.
"use strict";
(function () {
  var link = document.querySelector("a.exit");
  var status = document.getElementById("exit-status");
  var page = document.documentElement;
  var title = document.title;
  var presses = 0;
  var alone = false;
  var timer = 0;

  function leave() {
    page.classList.add("leaving");
    page.setAttribute("data-loading", link.dataset.loading);
    document.title = link.dataset.loading;
    // replace: the way back then leads to the page before this one.
    window.location.replace(link.href);
  }

  function show(count, words) {
    presses = count;
    link.setAttribute("data-presses", String(count));
    status.textContent = words;
    window.clearTimeout(timer);
  }

  function expire() {
    show(0, link.dataset.expired);
  }

  link.addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });

  // A step within the page must leave no entry of its own behind the Back button: leave() would
  // replace that entry alone, and Back would show this page again.
  document.addEventListener("click", function (event) {
    var to = event.target.closest("a[href*='#']");
    var plain = !event.ctrlKey && !event.shiftKey && !event.altKey && !event.metaKey;
    var here = window.location.href.split("#")[0];
    if (to && plain && to.href.split("#")[0] === here && !event.defaultPrevented) {
      event.preventDefault();
      window.location.replace(to.href);
    }
  });

  document.addEventListener("keydown", function (event) {
    alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!alone && presses > 0) {
      show(0, "");
    }
  });

  document.addEventListener("pointerdown", function () {
    alone = false;
  });

  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone) {
      return;
    }
    alone = false;
    if (presses === 2) {
      show(3, link.dataset.loading);
      leave();
      return;
    }
    show(presses + 1, presses === 0 ? link.dataset.first : link.dataset.second);
    timer = window.setTimeout(expire, 5000);
  });

  // Back can bring this page from memory as it was left: hidden.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      page.classList.remove("leaving");
      document.title = title;
      show(0, "");
    }
  });

  page.classList.add("can-exit");
})();
