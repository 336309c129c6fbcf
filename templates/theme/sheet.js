/* A comfort on top of plain links: a preview of a note. It listens to the document alone, so it goes on working where a
   host replaces the page's content without loading the page anew. */
(function () {
  "use strict";
  if (window.factDigestSheet) return; /* such a host runs scripts of a page again */
  window.factDigestSheet = true;

  /* Shown on hover, focus and tap; Escape, leaving or a tap elsewhere closes it. */
  var tip = document.createElement("div"), shown = null, timer = 0;
  tip.id = "fx-tip";
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
    var note = document.getElementById(ref.hash.slice(1)), sheet = ref.closest(".fx");
    if (!note) return;
    hide();
    tip.textContent = "";
    note.childNodes.forEach(function (part) {
      if (part.nodeType === 1 && part.getAttribute("role") === "doc-backlink") return;
      tip.appendChild(part.cloneNode(true));
    });
    sheet.appendChild(tip);
    tip.hidden = false;
    shown = ref;
    ref.setAttribute("aria-describedby", tip.id);
    var at = ref.getBoundingClientRect(), from = sheet.getBoundingClientRect(), gap = 8;
    var wide = document.documentElement.clientWidth;
    tip.style.left = Math.max(gap, Math.min(at.left, wide - tip.offsetWidth - gap)) - from.left + "px";
    var below = at.bottom + tip.offsetHeight + gap < window.innerHeight;
    tip.style.top = (below ? at.bottom + 4 : at.top - tip.offsetHeight - 4) - from.top + "px";
  }

  function reference(event) {
    return event.target.closest && event.target.closest(".fx [role=doc-noteref]");
  }

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
  /* A first tap previews, a second one follows the link. Heard before any host hears it, which might follow at once. */
  document.addEventListener("click", function (event) {
    var ref = reference(event);
    if (ref && event.pointerType === "touch" && shown !== ref) {
      event.preventDefault();
      event.stopPropagation();
      show(ref);
    } else if (!tip.contains(event.target) || event.target.closest("a")) hide();
  }, true);
  window.addEventListener("popstate", hide);
  window.addEventListener("beforeprint", hide);
})();
