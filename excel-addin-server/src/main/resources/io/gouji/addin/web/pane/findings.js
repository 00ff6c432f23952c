// The list of findings: built once for an evaluation, then only shown and hidden.

import {el, clear, icon} from './dom.js';
import {aligned, grouped} from './figures.js';
import {quote} from './narrative.js';
import {hints, isRounding, roundings} from './roundings.js';
import {t} from './words.js';

const SEVERITIES = ['error', 'warning', 'verify', 'info'];

/** The name of the rule: what its sentence says before the first side; else all of it. */
function nameOf(finding) {
  if (finding.prose) {
    return finding.text;
  }
  const at = finding.left ? finding.text.indexOf(finding.left.text) : -1;
  const name = at > 0 ? finding.text.slice(0, at).replace(/[（(：:\s]+$/, '') : '';
  return name || finding.text;
}

/** Where a click leads: the total or the left side before the parts of a sum. */
function target(finding) {
  const cells = (finding.cells || []).filter((cell) => !cell.file);
  return ['subject', 'total', 'left', 'right'].reduce(
    (found, role) => found || cells.find((cell) => cell.role === role), undefined) || cells[0] ||
    (finding.sheet ? {sheet: finding.sheet, ref: ''} : undefined);
}

/** After all tables. */
const PROSE = '~';

function tableOf(finding) {
  if (finding.prose) {
    return PROSE;
  }
  const cell = target(finding);
  return (cell && (cell.table || cell.sheet)) || '';
}

/** Whether it compares all of some tables. */
function between(finding, tables) {
  return tables.every((table) => (finding.cells || []).some((cell) => cell.table === table));
}

/** Reasons are kept in the workbook; the prose has no place for them. */
function explainable(finding) {
  return finding.severity === 'verify' && !finding.prose;
}

export class Findings {
  constructor(actions) {
    this.actions = actions;
    this.shown = {error: true, warning: true, verify: true, info: false};
    this.by = 'table';
    this.query = '';
    this.pair = '';
    this.rows = [];
    this.groups = [];
    this.list = el('div', {class: 'groups', onkeydown: (event) => this.arrows(event)});
    this.none = el('p', {class: 'quiet', hidden: true});
    this.count = el('span', {class: 'quiet', role: 'status', 'aria-live': 'polite'});
    this.node = el('section', {class: 'card findings', 'aria-labelledby': 'findings-title'});
  }

  /** @param of the workbook: what lies between two of its tables says nothing about another's */
  show(evaluation, of) {
    this.evaluation = evaluation;
    const still = evaluation.findings.some((one) => !isRounding(one) && between(one, this.pair.split(' ')));
    if (this.of !== of || !still) {
      this.pair = '';
    }
    this.of = of;
    clear(this.node,
      el('div', {class: 'card-head'},
        el('h2', {id: 'findings-title'}, t('findings.title')), this.count),
      this.tools(evaluation), this.list, this.none, roundings(evaluation, (one) => this.row(one).node));
    this.build();
  }

  tools(evaluation) {
    const chip = (severity) => {
      const count = severity === 'info' ? hints(evaluation.summary) : evaluation.summary[severity];
      const button = el('button', {
        type: 'button', class: 'chip sev-' + severity, 'aria-pressed': String(this.shown[severity]),
        'data-severity': severity, disabled: count === 0,
        onclick: () => {
          this.shown[severity] = !this.shown[severity];
          button.setAttribute('aria-pressed', String(this.shown[severity]));
          this.filter();
        },
      }, icon(severity), t('severity.' + severity) + ' ', el('b', null, String(count)));
      return button;
    };
    const by = el('select', {'aria-label': t('findings.by'), onchange: () => {
      this.by = by.value;
      this.build();
    }}, ['table', 'severity', 'rule'].map((way) =>
      el('option', {value: way, selected: way === this.by}, t('findings.by.' + way))));
    const search = el('input', {
      type: 'search', value: this.query, placeholder: t('findings.search'),
      'aria-label': t('findings.search'), oninput: () => {
        this.query = search.value;
        this.filter();
      },
    });
    this.pairChip = el('button', {type: 'button', class: 'chip', 'data-do': 'all-tables', onclick: () => this.only('')});
    this.showPair();
    return el('div', {class: 'tools'},
      el('div', {class: 'chips', role: 'group', 'aria-label': t('findings.severities')},
        SEVERITIES.map(chip), this.pairChip),
      el('div', {class: 'tool-row'}, search, by));
  }

  build() {
    const groups = new Map();
    const order = (finding) => SEVERITIES.indexOf(finding.severity);
    const sorted = this.evaluation.findings.filter((one) => !isRounding(one)).sort((a, b) => order(a) - order(b));
    this.rows = [];
    for (const finding of sorted) {
      const key = this.by === 'table' ? tableOf(finding) : finding[this.by];
      if (!groups.has(key)) {
        groups.set(key, []);
      }
      groups.get(key).push(finding);
    }
    const keys = Array.from(groups.keys());
    if (this.by === 'table') {
      keys.sort();
    }
    this.groups = keys.map((key) => this.group(key, groups.get(key)));
    clear(this.list, this.groups.map((group) => group.node));
    this.filter();
  }

  group(key, findings) {
    const count = el('span', {class: 'count'});
    const rows = findings.map((finding) => this.row(finding));
    this.rows.push(...rows);
    const node = el('details', {class: 'group', open: true},
      el('summary', null, el('span', {class: 'group-name'}, this.title(key, findings)), count),
      el('ul', null, rows.map((row) => row.node)));
    return {node, rows, count};
  }

  title(key, findings) {
    if (this.by === 'severity') {
      return t('severity.' + key);
    }
    if (this.by === 'rule' && findings[0].prose && findings.length > 1) {
      return key + ' ' + t('prose');
    }
    if (this.by === 'rule') {
      return key + ' ' + nameOf(findings[0]);
    }
    if (key === PROSE) {
      return t('prose.group', {name: findings[0].prose});
    }
    const table = this.evaluation.tables.find((one) => one.id === key);
    return (table && table.sheet) || key || t('findings.elsewhere');
  }

  row(finding) {
    const place = finding.prose ? '' : [finding.instance.row, finding.instance.column].filter(Boolean).join(' · ');
    const cell = target(finding);
    const name = el('button', {
      type: 'button', class: 'finding-go', disabled: !cell && !finding.prose,
      onclick: () => (cell ? this.actions.select(cell) : this.actions.copy(finding)),
    }, icon(finding.severity),
    el('span', null, el('span', {class: 'sr'}, t('severity.' + finding.severity) + t('colon')), nameOf(finding),
      ' ', el('span', {class: 'rule'}, finding.rule)));
    const node = el('li', {class: 'finding sev-' + finding.severity, 'data-rule': finding.rule},
      name, place && el('div', {class: 'place'}, place),
      finding.prose && quote(finding, this.actions.copy), this.sides(finding), this.more(finding));
    const haystack = [finding.text, finding.rule, place, finding.prose && finding.place.quote,
      ...(finding.cells || []).map((one) => one.sheet + '!' + one.ref)].join(' ').toLowerCase();
    return {node, finding, haystack};
  }

  sides(finding) {
    if (!finding.left || !finding.right) {
      return null;
    }
    const [left, right] = finding.prose
      ? [t('prose.stated'), finding.right.text || t(finding.proposed ? 'prose.expected' : 'prose.against')]
      : [finding.left.text, finding.right.text];
    const lines = [
      [left, finding.left.value, finding.left.unit],
      [right, finding.right.value, finding.right.unit],
    ];
    if (finding.difference) {
      const {value, unit} = finding.difference;
      // One percentage less another is no percentage of anything.
      lines.push([t('difference'), value, unit === '%' ? t('unit.points') : unit]);
    }
    const values = aligned(lines.map((line) => line[1]));
    return el('dl', {class: 'figures'}, lines.map((line, i) => [
      el('dt', {class: i === 2 ? 'difference' : ''}, line[0]),
      el('dd', {class: i === 2 ? 'difference' : ''}, values[i], el('span', {class: 'unit'}, line[2])),
    ]));
  }

  /** Folded until it is asked for, and made only then. */
  more(finding) {
    const body = el('div', {class: 'more-body'});
    const label = explainable(finding) ? t('more.explain') : t('more');
    const node = el('details', {class: 'more', ontoggle: () => {
      if (node.open && !body.firstChild) {
        this.fold(body, finding);
      }
    }}, el('summary', null, label), body);
    return node;
  }

  fold(body, finding) {
    const cells = (finding.cells || []).map((cell) => el('li', null,
      el('button', {type: 'button', class: 'link', disabled: Boolean(cell.file),
        onclick: () => this.actions.select(cell)}, (cell.file ? cell.file + ' ' : '') + cell.sheet + '!' + cell.ref),
      ' ', el('span', {class: 'quiet'}, [cell.row, cell.column].filter(Boolean).join(' · ')),
      cell.value !== undefined && el('span', {class: 'value'}, grouped(cell.value) + ' ' + (cell.unit || ''))));
    clear(body,
      el('h3', null, t('why')), el('p', null, finding.why || finding.text),
      finding.do && [el('h3', null, t('do')), el('p', null, finding.do)],
      finding.relations && el('ul', null, finding.relations.map((one) =>
        el('li', null, one.name + t('colon') + one.left.value + ' ' + one.sign + ' ' + one.right.value))),
      cells.length > 0 && [el('h3', null, t('cells')), el('ul', {class: 'cells'}, cells)],
      explainable(finding) && this.form(finding));
  }

  form(finding) {
    const reason = el('textarea', {rows: 3, required: true, maxlength: 1000});
    const who = el('input', {type: 'text', required: true, maxlength: 40, autocomplete: 'name', value: this.actions.who()});
    const refused = el('p', {class: 'warn', role: 'alert', hidden: true});
    return el('form', {class: 'explain', onsubmit: async (event) => {
      event.preventDefault();
      const date = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
      const problem = await this.actions.explain(finding, {reason: reason.value.trim(), who: who.value.trim(), date});
      refused.hidden = !problem;
      clear(refused, problem && [el('strong', null, problem.title), problem.detail]);
      if (problem) {
        reason.focus();
        refused.scrollIntoView({block: 'nearest'});
      }
    }},
    el('label', null, t('explain.reason'), reason),
    el('label', null, t('explain.who'), who), refused,
    el('button', {type: 'submit', class: 'button'}, t('explain.save')));
  }

  /** Only what lies between two tables, or everything again. */
  only(pair) {
    this.pair = pair;
    this.showPair();
    if (pair) {
      SEVERITIES.slice(0, 3).forEach((one) => (this.shown[one] = true));
    }
    this.filter();
    if (pair) {
      const first = this.rows.find((row) => !row.node.hidden);
      if (first) {
        first.node.scrollIntoView({block: 'center'});
        first.node.querySelector('button').focus();
      }
    }
  }

  /** As long as it hides anything, it says so. */
  showPair() {
    this.pairChip.hidden = !this.pair;
    if (this.pair) {
      clear(this.pairChip, this.pair.split(' ').map((id) => t('table.short', {n: Number(id.slice(1)) || id})).join('–') + ' ✕');
      this.pairChip.setAttribute('aria-label', t('findings.all'));
    }
  }

  filter() {
    const query = this.query.trim().toLowerCase();
    const pair = this.pair ? this.pair.split(' ') : [];
    let visible = 0;
    for (const group of this.groups) {
      let own = 0;
      for (const row of group.rows) {
        const on = this.shown[row.finding.severity] && (!query || row.haystack.indexOf(query) >= 0) &&
          between(row.finding, pair);
        row.node.hidden = !on;
        own += on ? 1 : 0;
      }
      group.node.hidden = own === 0;
      group.count.textContent = String(own);
      visible += own;
    }
    const all = this.rows.length;
    this.count.textContent = t('findings.count', {visible, all});
    this.none.hidden = visible > 0;
    const plain = !query && !this.pair && this.rows.every((row) => row.finding.severity === 'info');
    this.none.textContent = t(all === 0 ? 'findings.none' : plain ? 'findings.hints' : 'findings.hidden', {count: all});
  }

  /** Up and down go from finding to finding. */
  arrows(event) {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const here = event.target.closest ? event.target.closest('.finding-go') : null;
    if (!step || !here) {
      return;
    }
    const rows = this.rows.filter((row) => !row.node.hidden);
    const at = rows.findIndex((row) => row.node.contains(here));
    const next = rows[at + step];
    if (next) {
      event.preventDefault();
      next.node.closest('details').open = true;
      next.node.querySelector('.finding-go').focus();
    }
  }
}

/** What is written, row by row. */
function lines(writes) {
  const rows = new Map();
  for (const {ref, after} of writes) {
    const row = ref.replace(/\D/g, '');
    rows.set(row, (rows.get(row) || []).concat(after));
  }
  return Array.from(rows);
}

/** What was explained here stands in no workbook yet; with the user's consent it is written there. */
function page(book, actions) {
  const {proposed} = book;
  if (!actions.live || (!proposed && !Object.keys(book.explanations).length)) {
    return null;
  }
  if (!proposed) {
    return el('div', {class: 'buttons'}, el('button', {type: 'button', class: 'button', 'data-do': 'propose-explanations',
      onclick: () => actions.proposeExplanations()}, t('explain.page')));
  }
  return el('div', {class: 'proposed', role: 'group', 'aria-label': t('explain.page')},
    el('p', null, t(proposed.new ? 'explain.page.new' : 'explain.page.rows', {sheet: proposed.sheet})),
    el('ul', {class: 'plain'}, lines(proposed.writes).map(([row, texts]) => el('li', null,
      el('span', {class: 'quiet'}, t('explain.page.row', {row})), texts.join(' · ')))),
    el('div', {class: 'buttons'},
      el('button', {type: 'button', class: 'button primary', 'data-do': 'write-explanations',
        onclick: () => actions.writeExplanations()}, t('explain.page.write')),
      el('button', {type: 'button', class: 'button', 'data-do': 'dismiss-explanations',
        onclick: () => actions.dismissExplanations()}, t('cancel'))));
}

/** Findings somebody explained; they pass, and can be taken back. */
export function explained(book, actions) {
  const all = book.evaluation.explained || [];
  if (!all.length) {
    return null;
  }
  return el('details', {class: 'card explained', open: book.unfolded || Boolean(book.proposed),
    ontoggle: (event) => (book.unfolded = event.currentTarget.open)},
    el('summary', null, el('h2', null, t('explained.title', {count: all.length}))), page(book, actions),
    el('ul', null, all.map((finding) => el('li', {class: 'finding'},
      el('button', {type: 'button', class: 'finding-go', disabled: !target(finding),
        onclick: () => actions.select(target(finding))}, icon('clean'), el('span', null, nameOf(finding))),
      el('p', null, finding.explanation.reason),
      el('p', {class: 'quiet'}, [finding.explanation.who, finding.explanation.date].filter(Boolean).join(' · ')),
      actions.canTakeBack(finding) && el('button', {type: 'button', class: 'button small',
        onclick: () => actions.explain(finding, null)}, t('explain.back'))))));
}
