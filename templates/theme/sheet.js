/* Two comforts on top of plain links: a preview of a note, and search loaded when it is asked for. */
(function () {
  "use strict";

  /* A note's preview on hover, focus and tap; Escape, leaving or a tap elsewhere closes it. */
  var tip = document.createElement("div"), shown = null, timer = 0;
  tip.id = "tip";
  tip.setAttribute("role", "note");
  tip.hidden = true;

  function hide() {
    clearTimeout(timer);
    if (shown) shown.removeAttribute("aria-describedby");
    tip.hidden = true;
    shown = null;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(hide, 250);
  }

  function show(ref) {
    clearTimeout(timer);
    if (shown === ref) return;
    var note = document.getElementById(ref.hash.slice(1));
    if (!note) return;
    hide();
    tip.textContent = "";
    note.childNodes.forEach(function (part) {
      if (part.nodeType === 1 && part.getAttribute("role") === "doc-backlink") return;
      tip.appendChild(part.cloneNode(true));
    });
    tip.hidden = false;
    shown = ref;
    ref.setAttribute("aria-describedby", "tip");
    var at = ref.getBoundingClientRect(), wide = document.documentElement.clientWidth, gap = 8;
    tip.style.left = Math.max(gap, Math.min(at.left, wide - tip.offsetWidth - gap)) + window.scrollX + "px";
    var below = at.bottom + tip.offsetHeight + gap < window.innerHeight;
    tip.style.top = (below ? at.bottom + 4 : at.top - tip.offsetHeight - 4) + window.scrollY + "px";
  }

  function reference(event) {
    return event.target.closest && event.target.closest("[role=doc-noteref]");
  }

  document.body.appendChild(tip);
  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") return;
    var ref = reference(event);
    if (ref) show(ref);
    else if (tip.contains(event.target)) clearTimeout(timer);
    else if (shown && document.activeElement !== shown) later();
  });
  document.addEventListener("focusin", function (event) {
    var ref = reference(event);
    if (ref && ref.matches(":focus-visible")) show(ref);
    else if (!tip.contains(event.target)) hide();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && shown) hide();
  });
  /* A first tap previews, a second one follows the link. */
  document.addEventListener("click", function (event) {
    var ref = reference(event);
    if (ref && event.pointerType === "touch" && shown !== ref) {
      event.preventDefault();
      show(ref);
    } else if (!tip.contains(event.target)) hide();
  });

  /* A closed <details> opens when a link leads into it or it is printed. */
  window.addEventListener("beforeprint", hide);

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
