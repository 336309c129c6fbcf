/* Search, loaded when it is asked for. */
(function () {
  "use strict";
  var button = document.getElementById("find"), dialog = document.getElementById("search"), loaded = false;
  if (!button || !dialog || !dialog.showModal || location.protocol === "file:") return;
  button.hidden = false;
  button.addEventListener("click", function () {
    dialog.showModal();
    document.getElementById("mkdocs-search-query").focus();
    if (loaded) return;
    loaded = true;
    var script = document.createElement("script");
    script.src = base_url + "/search/main.js";
    window.min_search_length = 2;
    document.head.appendChild(script);
  });
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  dialog.querySelector("form").addEventListener("submit", function () { button.focus(); });
})();
