// The pane as a whole: what stands where, and what the user hears about it.

import {el, clear, icon} from './dom.js';
import {Findings, explained} from './findings.js';
import {suspects} from './suspects.js';
import {links} from './links.js';
import {Intake} from './intake.js';
import {settings} from './settings.js';
import {sought} from './narrative.js';
import {isLocked, untaken} from './book.js';
import {Desk} from './desk.js';
import {Progress} from './progress.js';
import {headline, isOld, verdict} from './verdict.js';
import {WHO, tidy} from './memory.js';
import {Problem} from './bridge.js';
import {language, remember, speak, t} from './words.js';

const LOOK = 15000;

/** What stands between us and the service, whatever we ask of it. */
const BETWEEN = ['offline', 'session'];

/** Where the focus goes from a button whose work has taken it away. */
const INSTEAD = {
  'propose-explanations': ['write-explanations'],
  'dismiss-explanations': ['propose-explanations'],
};

/** What may be tried again as it is. */
const PASSING = BETWEEN.concat('cancelled', 'queue', 'memory', 'stopping');

export class Pane {
  constructor(host, bridge) {
    this.host = host;
    this.bridge = bridge;
    this.desk = new Desk(host, bridge, (book) => this.changed(book));
    this.settingsOpen = false;
    this.built = null;
    this.outside = null;
    this.troubled = '';
  }

  start() {
    tidy();
    this.live = el('div', {class: 'sr', role: 'status', 'aria-live': 'polite'});
    this.toast = el('div', {class: 'toast', 'aria-hidden': 'true', hidden: true});
    this.draw();
    document.addEventListener('keydown', (event) => {
      if (event.key === 'F9' || (event.key === 'Enter' && event.ctrlKey)) {
        event.preventDefault();
        this.check();
      }
    });
    setInterval(() => this.look(), LOOK);
    document.addEventListener('visibilitychange', () => this.look());
    window.addEventListener('beforeunload', (event) => {
      if (!this.host.live && this.desk.books.some(untaken)) {
        event.preventDefault();
        event.returnValue = '';
      }
    });
    this.dropping();
  }

  /** Files may be dropped anywhere on the page; beside a workbook that is open they must not take it away. */
  dropping() {
    const show = (on) => document.body.classList.toggle('dropping', on && Boolean(this.intake));
    const has = (event) => Array.from((event.dataTransfer || {}).types || []).indexOf('Files') >= 0;
    ['dragenter', 'dragover'].forEach((kind) => window.addEventListener(kind, (event) => {
      event.preventDefault();
      show(has(event));
    }));
    window.addEventListener('dragleave', (event) => event.relatedTarget || show(false));
    window.addEventListener('drop', (event) => {
      event.preventDefault();
      show(false);
      if (this.intake && has(event)) {
        this.intake.drop(event.dataTransfer);
      }
    });
  }

  /** A service that is gone is told before anybody relies on what it said, and until a session stands. */
  async look() {
    if (document.visibilityState !== 'visible') {
      return;
    }
    const before = this.bridge.lost;
    if (await this.bridge.answers() && before) {
      // Where that fails, too, what is told already stays.
      await this.desk.regain().catch(() => before);
    }
    const stopped = this.bridge.lost ? []
      : this.desk.books.filter((one) => one.problem && BETWEEN.indexOf(one.problem.kind) >= 0);
    if (before === this.bridge.lost && !stopped.length) {
      return;
    }
    await this.goOn(stopped);
  }

  /** What the service was not there for is checked now that it is. */
  async goOn(stopped) {
    const unchecked = stopped.filter((one) => one.state === 'failed' && this.mayCheck(one));
    stopped.forEach((one) => (one.problem = null));
    unchecked.forEach((one) => (one.state = 'waiting'));
    stopped.forEach((one) => this.changed(one));
    this.refresh();
    for (const book of unchecked) {
      if (book.state === 'waiting' && this.desk.books.indexOf(book) >= 0) {
        await this.desk.check(book);
      }
    }
  }

  /** Only the workbook that is open around us can be read. */
  mayCheck(book) {
    return !this.host.live || this.host.key() === book.key;
  }

  draw() {
    this.findings = new Findings(this.actions());
    this.intake = this.host.kind === 'browser' ? new Intake(this.desk, (words) => this.say(words)) : null;
    this.bar = el('div', {class: 'bar'});
    this.told = el('div', {class: 'told'});
    this.progress = new Progress(() => this.desk.cancel(this.desk.current), (words) => (this.live.textContent = words));
    this.results = el('div', {class: 'results'});
    this.options = el('div', null);
    document.title = t('title');
    clear(document.body,
      el('a', {class: 'skip', href: '#results'}, t('skip')),
      el('header', null, el('h1', null, t('brand'), el('span', {class: 'sub'}, t('brand.sub'))), this.help()),
      el('main', {class: 'host-' + this.host.kind},
        el('div', {class: 'side'}, this.intake && this.intake.node, this.bar, this.options),
        el('div', {class: 'body', id: 'results', tabindex: -1}, this.progress.node, this.told, this.results)),
      el('footer', {class: 'quiet'}, t('footer', {version: this.bridge.version})),
      this.live, this.toast);
    this.built = null;
    this.refresh();
  }

  /** The guide beside the page, so that what is open here stays. */
  help() {
    const {guide} = this.bridge;
    return guide && el('a', {class: 'help', href: guide + language() + '.html', target: '_blank', rel: 'noopener', 'data-do': 'guide'}, t('guide'));
  }

  actions() {
    const now = () => this.desk.current;
    return {
      live: this.host.live,
      select: (cell) => this.select(cell),
      copy: (finding) => this.copy(finding),
      accept: (one, set) => this.spoken(() => this.desk.accept(now(), one, set), 'said.accepted'),
      acceptAll: () => this.spoken(() => this.desk.acceptAll(now()), 'said.accepted'),
      reject: (one) => this.spoken(() => this.desk.reject(now(), one), 'said.rejected'),
      undo: (one) => this.spoken(() => this.desk.undo(now(), one), 'said.undone'),
      undoEntry: (entry) => this.spoken(() => this.desk.undoEntry(now(), entry), 'said.undone'),
      explain: async (finding, words) => {
        if (words && words.who) {
          localStorage.setItem(WHO, words.who);
        }
        const refused = await this.desk.explain(now(), finding, words);
        if (!refused) {
          this.say(t(words ? 'said.explained' : 'said.unexplained'));
        }
        return refused;
      },
      proposeExplanations: () => this.desk.proposeExplanations(now()),
      dismissExplanations: () => this.desk.dismissExplanations(now()),
      writeExplanations: () => this.spoken(() => this.desk.writeExplanations(now()), 'said.page'),
      who: () => localStorage.getItem(WHO) || '',
      canTakeBack: (finding) => Boolean(now().explanations[finding.fingerprint]),
    };
  }

  async spoken(work, words) {
    await work();
    const book = this.desk.current;
    if (book && !book.problem) {
      this.say(t(words));
    }
    return book && book.problem;
  }

  async select(cell) {
    try {
      this.desk.refuseOther(this.desk.current);
      const words = await this.host.select(cell);
      this.say(words || t('said.selected', {cell: cell.sheet + '!' + (cell.ref || '')}));
    } catch (failed) {
      this.desk.current.problem = Problem.of(failed);
      this.refresh();
    }
  }

  /** The words go with the user into the word processor; where they may not, he is told the place. */
  async copy(finding) {
    const blanks = {n: finding.place.paragraph, name: finding.prose};
    try {
      await navigator.clipboard.writeText(sought(finding));
      this.say(t('prose.copied', blanks));
    } catch (refused) {
      this.say(t('prose.at', blanks));
    }
  }

  say(words) {
    this.live.textContent = words;
    this.toast.textContent = words;
    this.toast.hidden = !words;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => (this.toast.hidden = true), 4000);
  }

  async check() {
    try {
      const book = this.host.live ? this.desk.around() : this.desk.current;
      if (book) {
        await this.desk.check(book);
        await this.desk.watch();
      }
    } catch (failed) {
      this.outside = Problem.of(failed);
      this.refresh();
    }
  }

  async changeLanguage(name) {
    remember(name);
    await speak(name);
    this.bridge.language = name;
    const checked = this.desk.books.filter((one) => one.evaluation);
    await Promise.all(checked.map((one) => this.desk.cancel(one)));
    // What was said is in the other language.
    checked.forEach((one) => Object.assign(one, {evaluation: null, state: 'waiting'}));
    this.draw();
    for (const book of checked) {
      if (book.state === 'waiting' && this.desk.books.indexOf(book) >= 0) {
        await this.desk.check(book);
      }
    }
    document.getElementById('lang').focus();
  }

  changed(book) {
    if (this.intake) {
      this.intake.show();
    }
    if (book === this.desk.current || !this.desk.current) {
      this.refresh();
    }
  }

  refresh() {
    const book = this.desk.current;
    const focused = nameOf(document.activeElement);
    this.drawBar(book);
    clear(this.options, settings(this));
    const cancelling = this.progress.hasFocus();
    this.progress.show(book);
    clear(this.told, this.trouble(book), this.refused(book), this.outdated(book), this.left(book));
    if (this.intake) {
      this.intake.node.classList.toggle('old', Boolean(this.bridge.lost));
    }
    this.drawResults(book);
    if (focused && (document.activeElement === document.body || (cancelling && this.progress.node.hidden))) {
      const known = cancelling ? ['again', 'check'] : [focused].concat(INSTEAD[focused] || []);
      const again = known.map((name) => document.querySelector('[data-do="' + name + '"], [id="' + name + '"]')).find(Boolean);
      (again || document.getElementById('results')).focus();
    }
  }

  drawBar(book) {
    const busy = book && book.state === 'busy';
    const ready = this.host.live || book;
    clear(this.bar,
      ready && el('button', {type: 'button', class: 'check', 'data-do': 'check', disabled: busy, onclick: () => this.check()},
        t(book && book.evaluation ? 'check.again' : 'check')));
  }

  trouble(book) {
    const problem = (book && book.problem) || this.outside || this.bridge.trouble();
    this.outside = null;
    if (!problem) {
      this.troubled = '';
      return null;
    }
    this.hear(problem);
    const again = PASSING.indexOf(problem.kind) >= 0;
    const closed = book && ['file.encrypted', 'file.wrong-password'].indexOf(problem.kind) >= 0;
    return el('div', {class: 'card problem', role: 'alert', 'data-problem': problem.kind},
      el('h2', null, icon(problem.kind === 'cancelled' ? 'info' : 'error'), el('span', null, problem.title)),
      book && book.state === 'failed' && el('p', {class: 'file-of'}, book.name),
      closed ? this.password(book) : problem.detail && el('p', null, problem.detail),
      problem.now.length > 0 && el('ul', null, problem.now.map((cell) =>
        el('li', null, cell.sheet + '!' + cell.ref + t('colon') + (cell.value || t('suspect.blank'))))),
      again && el('button', {type: 'button', class: 'button', 'data-do': 'again', onclick: () => (book ? this.check() : this.look())},
        t(BETWEEN.indexOf(problem.kind) >= 0 ? 'reconnect' : 'check.again')));
  }

  /** What ends a check without a verdict is heard once, in the place of how far it was. */
  hear(problem) {
    if (this.troubled !== problem.title) {
      this.troubled = problem.title;
      this.live.textContent = problem.title;
    }
  }

  /** A file that was given and could not be read, beside what was found all the same. */
  refused(book) {
    return book && book.refused && book.state !== 'busy' && el('div', {class: 'card problem mild', role: 'alert',
      'data-problem': book.refused.problem.kind},
    el('h2', null, icon('warning'), el('span', null, t('refused.' + book.refused.what, {name: book.refused.name}))),
    el('p', null, book.refused.problem.title),
    isLocked(book.refused.problem) && book.refused.file ? this.besidePassword(book) : el('p', null, book.refused.problem.detail));
  }

  /** A file beside the workbook has changed since it was given. */
  outdated(book) {
    return book && book.state !== 'busy' && book.outdated.map((name) => notice('outdated', t('outdated', {name}), t('outdated.do')));
  }

  /** What was not corrected, and why. */
  left(book) {
    return book && book.left && book.left.length > 0 && notice('left', t('left'), [
      el('ul', null, book.left.map(({cells, rules}) =>
        el('li', null, t(cells ? 'left.cells' : 'left.rules', {cells, rules})))),
      el('p', {class: 'quiet'}, t('left.do'))]);
  }

  /** Asks for what opens the workbook; it stays in this window, and goes with it. */
  password(book) {
    return asked('password', 'unlock', t('password.hint'), (word) => {
      book.password = word;
      this.desk.check(book).then(() => this.desk.watch());
    });
  }

  /** The same of a file beside it. */
  besidePassword(book) {
    const {what, file} = book.refused;
    return asked('password-beside', 'unlock-beside', t('password.hint.' + what), (word) =>
      this.desk.setBeside(book, what, Object.assign({}, file, {password: word})));
  }

  drawResults(book) {
    if (!book || !book.evaluation) {
      clear(this.results, !this.intake && !book && el('p', {class: 'hint'}, t('hint')));
      this.built = null;
      return;
    }
    this.results.classList.toggle('old', isOld(this, book));
    const actions = this.actions();
    const known = this.bridge.packs.find((one) => one.id === (book.evaluation.pack || {}).id) || {};
    if (this.built !== book.evaluation) {
      this.built = book.evaluation;
      this.findings.show(book.evaluation, book);
      this.announce(book.evaluation);
    }
    clear(this.results,
      verdict(this, book), suspects(book, actions),
      links(book.evaluation, known.links || [], (pair) => this.findings.only(pair)),
      this.findings.node, explained(book, actions));
  }

  announce(evaluation) {
    const s = evaluation.summary;
    this.live.textContent = headline(s) + ' ' +
      t('verdict.counts', {error: s.error, warning: s.warning, verify: s.verify});
  }
}

/** By what an element is found again that was made anew. */
function nameOf(node) {
  return node && (node.getAttribute('data-do') || node.id);
}

/** Something to know that is no failure. */
function notice(kind, title, detail) {
  return el('div', {class: 'card problem mild', role: 'alert', 'data-problem': kind},
    el('h2', null, icon('warning'), el('span', null, title)), el('div', null, detail));
}

function asked(id, action, hint, then) {
  const word = el('input', {type: 'password', id, autocomplete: 'off', required: true, 'data-do': id});
  return el('form', {class: 'password', onsubmit: (event) => {
    event.preventDefault();
    then(word.value);
  }},
  el('label', {for: id}, t('password.ask')), word,
  el('button', {type: 'submit', class: 'button', 'data-do': action}, t('password.open')),
  el('p', {class: 'quiet'}, hint));
}
