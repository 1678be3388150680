({
  // How an element is told in a report: its tag, id or classes, and how its text begins.
  name(element) {
    const id = element.id ? `#${element.id}` : "";
    const marks = id || [...element.classList].map((c) => `.${c}`).join("");
    const text = (element.getAttribute("aria-label") || element.textContent || "").trim();
    const brief = text.replace(/\s+/g, " ").slice(0, 40);
    return `${element.tagName.toLowerCase()}${marks}${brief ? ` '${brief}'` : ""}`;
  },

  // Puts the focus before the first element, so that one Tab reaches it.
  start() {
    document.activeElement?.blur();
    window.scrollTo(0, 0);
    getSelection().removeAllRanges();
    const range = document.createRange();
    range.setStart(document.body, 0);
    getSelection().addRange(range);
  },

  // The element with the focus, or null once the focus has left the page.
  focused() {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const clear = (colour) => /^transparent$|,\s*0\)$|\/\s*0\)$/.test(colour);
    const drawn = (style) =>
      (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 &&
        !clear(style.outlineColor))
        ? `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}` : "";
    const shadow = (style) => (style.boxShadow === "none" ? "" : style.boxShadow);
    const style = getComputedStyle(element);
    const now = { outline: drawn(style), shadow: shadow(style) };
    // the same element without the focus: what is always drawn does not show where one is
    element.blur();
    const without = getComputedStyle(element);
    const then = { outline: drawn(without), shadow: shadow(without) };
    element.focus({ preventScroll: true, focusVisible: true });
    const box = element.getBoundingClientRect();
    return {
      element: this.name(element),
      outlined: (now.outline !== "" && now.outline !== then.outline) ||
        (now.shadow !== "" && now.shadow !== then.shadow),
      in_view: box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0 &&
        box.top < innerHeight && box.left < innerWidth,
    };
  },

  // What is wider than the place it has, in words. A pixel is allowed for rounding.
  overflow(may_scroll) {
    const found = [];
    const root = document.documentElement;
    const window_width = Math.min(innerWidth, root.clientWidth);
    if (root.scrollWidth > innerWidth) {
      found.push(`html: ${root.scrollWidth} px wide in a window of ${innerWidth} px`);
    }
    const allowed = (element) => may_scroll !== "" && element.closest(may_scroll) !== null;
    // folded away, or for screen readers only: a box of a pixel
    const hidden = (element) => {
      if (!element.checkVisibility({ visibilityProperty: true })) return true;
      for (let e = element; e && e !== root; e = e.parentElement) {
        const box = e.getBoundingClientRect();
        if (box.width <= 1 && box.height <= 1 && getComputedStyle(e).position === "absolute") {
          return true;
        }
      }
      return false;
    };
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || allowed(element) || hidden(element)) continue;
      const svg = element.parentElement?.closest("svg");
      if (svg) {
        if (!element.matches("text, text *")) continue;
        const frame = svg.getBoundingClientRect();
        if (box.left < frame.left - 1 || box.right > frame.right + 1 ||
            box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
          found.push(`${this.name(element)}: text past the edge of its drawing`);
        }
        continue;
      }
      if (box.left < -1 || box.right > window_width + 1) {
        found.push(`${this.name(element)}: from ${Math.round(box.left)} to ` +
          `${Math.round(box.right)} px in a window of ${window_width} px`);
      }
      if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
        found.push(`${this.name(element)}: content of ${element.scrollWidth} px in a box of ` +
          `${element.clientWidth} px`);
      }
    }
    return found;
  },

  // Where letters that are joined in writing meet across two elements of a line, without a space.
  run_together() {
    const joins = /[\u0621-\u0652]/;
    const block = (element) => {
      let found = element;
      while (found && getComputedStyle(found).display === "inline") found = found.parentElement;
      return found;
    };
    const found = [];
    let before = null;
    const nodes = document.createTreeWalker(
      document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (["BR", "SVG", "svg"].includes(node.tagName)) before = null;
        continue;
      }
      if (before && joins.test(before.data.slice(-1)) && joins.test(node.data.charAt(0)) &&
        block(before.parentElement) === block(node.parentElement)) {
        found.push(`${before.data.slice(-20)}|${node.data.slice(0, 20)}`);
      }
      if (node.data) before = node;
    }
    return found;
  },

  // Each part of an element's text with its place: [text, middle across, top, bottom], or null
  // where there is no such element. Parts are graphemes, or words parted by spaces or isolates.
  placed([selector, parts]) {
    const element = document.querySelector(selector);
    if (!element) return null;
    const found = [];
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const pieces = parts === "words"
        ? [...node.data.matchAll(/[^\s\u200e\u200f\u2066-\u2069]+/g)].map((m) => [m.index, m[0]])
        : [...graphemes.segment(node.data)].map((s) => [s.index, s.segment]);
      for (const [index, text] of pieces) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + text.length);
        const boxes = [...range.getClientRects()].filter((box) => box.width > 0.01);
        if (boxes.length === 0) continue;
        const area = boxes.reduce((sum, box) => sum + box.width, 0);
        const across = boxes.reduce((sum, box) => sum + (box.left + box.right) / 2 * box.width, 0);
        const shown = /^\s+$/.test(text) ? " " : text;
        found.push([shown, across / area, boxes[0].top, boxes[0].bottom]);
      }
    }
    return found;
  },
})
