// The only place that makes elements; whatever is said in them is text, never markup.

const SVG = 'http://www.w3.org/2000/svg';

function dress(node, attributes) {
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
}

function fill(node, children) {
  for (const child of children) {
    if (Array.isArray(child)) {
      fill(node, child);
    } else if (child !== undefined && child !== null && child !== false) {
      node.append(child);
    }
  }
}

/** An element; children are nodes, texts or lists of them, and what is null is left out. */
export function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  dress(node, attributes || {});
  fill(node, children);
  return node;
}

export function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  dress(node, attributes || {});
  fill(node, children);
  return node;
}

export function clear(node, ...children) {
  while (node.firstChild) {
    node.firstChild.remove();
  }
  fill(node, children);
  return node;
}

const ICONS = {
  clean: 'M9 16.2 4.8 12l-1.4 1.4L9 19 21 7l-1.4-1.4z',
  error: 'M18.3 5.7 12 12l6.3 6.3-1.4 1.4-6.3-6.3-6.3 6.3-1.4-1.4L9.2 12 2.9 5.7l1.4-1.4 6.3 6.3 6.3-6.3z',
  warning: 'M1 21 12 2l11 19zm12-3v-2h-2v2zm0-4v-4h-2v4z',
  verify: 'M11 18h2v-2h-2zm1-16a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16zm0-14a4 4 0 0 0-4 4h2a2 2 0 1 1 4 0c0 2-3 1.8-3 5h2c0-2.2 3-2.5 3-5a4 4 0 0 0-4-4z',
  info: 'M11 7h2v2h-2zm0 4h2v6h-2zm1-9a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16z',
  incomplete: 'M7 11h10v2H7zm5-9a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16z',
  go: 'M5 11h9.2l-4-4L11.6 5.6 18 12l-6.4 6.4-1.4-1.4 4-4H5z',
  file: 'M14 2H6a2 2 0 0 0-2 2v16c0 1.1.9 2 2 2h12a2 2 0 0 0 2-2V8zm-1 7V3.5L18.5 9z',
  busy: 'M12 4a8 8 0 1 0 8 8h-2a6 6 0 1 1-6-6z',
};
ICONS.warnings = ICONS.warning;
ICONS.errors = ICONS.error;

/** A picture beside words that say the same. */
export function icon(name) {
  return svg('svg', {viewBox: '0 0 24 24', class: 'icon icon-' + name, 'aria-hidden': 'true'},
    svg('path', {d: ICONS[name] || ICONS.info}));
}
