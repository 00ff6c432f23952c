// How the tables hang together: a line for every two that relations compare, red where one fails.

import {el, svg} from './dom.js';
import {t} from './words.js';

const WIDTH = 300;
const HEIGHT = 200;
const RADIUS = 15;

function label(id) {
  return t('table.short', {n: Number(id.replace(/\D/g, '')) || id});
}

function pairsOf(findings) {
  const pairs = new Map();
  for (const finding of findings) {
    const cells = (finding.cells || []).filter((one) => !one.file && one.table);
    const own = new Set();
    for (const one of cells) {
      for (const other of cells) {
        if (one.table < other.table && one.role !== other.role) {
          own.add(one.table + ' ' + other.table);
        }
      }
    }
    own.forEach((pair) => pairs.set(pair, (pairs.get(pair) || 0) + 1));
  }
  return pairs;
}

function places(tables) {
  const at = new Map();
  tables.forEach((table, i) => {
    const angle = (i / tables.length) * 2 * Math.PI - Math.PI / 2;
    at.set(table.id, {
      x: WIDTH / 2 + (WIDTH / 2 - RADIUS - 6) * Math.cos(angle),
      y: HEIGHT / 2 + (HEIGHT / 2 - RADIUS - 6) * Math.sin(angle),
    });
  });
  return at;
}

/** @param known pairs of tables that relations of the pack compare, "T01 T03" each */
export function links(evaluation, known, only) {
  const tables = evaluation.tables.filter((one, i, all) => all.findIndex((other) => other.id === one.id) === i);
  if (tables.length < 2) {
    return null;
  }
  const at = places(tables);
  const bad = evaluation.findings.filter((one) => !one.prose && (one.severity === 'error' || one.severity === 'warning'));
  const broken = pairsOf(bad);
  const own = new Map();
  bad.forEach((one) => new Set((one.cells || []).map((cell) => cell.table)).forEach((table) =>
    own.set(table, (own.get(table) || 0) + 1)));
  const line = (pair, kind) => {
    const [a, b] = pair.split(' ').map((id) => at.get(id));
    return a && b && svg('line', {x1: a.x, y1: a.y, x2: b.x, y2: b.y, class: kind});
  };
  const all = known.filter((pair) => !broken.has(pair)).map((pair) => line(pair, 'link-good'));
  const red = Array.from(broken.entries()).map(([pair, count]) => {
    const said = t('links.broken', {a: label(pair.split(' ')[0]), b: label(pair.split(' ')[1]), count});
    const act = () => only(pair);
    return line(pair, '') && svg('g', {
      class: 'link-bad', tabindex: 0, role: 'button', 'aria-label': said, onclick: act,
      onkeydown: (event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          act();
        }
      },
    }, svg('title', null, said), line(pair, 'link-wide'), line(pair, 'link-red'));
  });
  const nodes = tables.map((table) => {
    const {x, y} = at.get(table.id);
    return svg('g', {class: 'node' + (own.get(table.id) ? ' node-bad' : '') + (table.empty ? ' node-empty' : '')},
      svg('title', null, table.sheet),
      svg('circle', {cx: x, cy: y, r: RADIUS}),
      svg('text', {x, y: y + 4, 'text-anchor': 'middle'}, label(table.id)));
  });
  return el('section', {class: 'card links', 'aria-labelledby': 'links-title'},
    el('h2', {id: 'links-title'}, t('links.title')),
    svg('svg', {viewBox: '0 0 ' + WIDTH + ' ' + HEIGHT, role: 'group', 'aria-labelledby': 'links-title'},
      all, red, nodes),
    el('p', {class: 'quiet'}, broken.size ? t('links.some', {count: broken.size}) : t('links.all')));
}
