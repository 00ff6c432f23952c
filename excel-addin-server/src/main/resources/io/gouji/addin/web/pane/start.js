// Begins: who is around us is told by our own address, before anything of theirs is loaded.

import {Bridge, Problem} from './bridge.js';
import {browser} from './hosts/browser.js';
import {Pane} from './pane.js';
import {el, clear} from './dom.js';
import {preferred, speak, t} from './words.js';

const HOSTS = {
  browser,
  office: async () => (await import('./hosts/office.js')).office(),
  wps: async () => (await import('./hosts/wps.js')).wps(),
};

/** What the address says, which then says it no longer. */
function told() {
  const query = new URLSearchParams(location.search);
  const host = HOSTS[query.get('host')] ? query.get('host') : 'browser';
  const key = {ticket: query.get('t') || '', secret: query.get('k') || ''};
  if (key.ticket || key.secret) {
    query.delete('t');
    query.delete('k');
    const rest = query.toString();
    history.replaceState(null, '', location.pathname + (rest ? '?' + rest : ''));
  }
  return {host, key};
}

function failed(problem) {
  const known = Problem.of(problem);
  clear(document.body,
    el('header', null, el('h1', null, t('brand'), el('span', {class: 'sub'}, t('brand.sub')))),
    el('main', null, el('div', {class: 'card problem', role: 'alert', 'data-problem': known.kind},
      el('h2', null, known.title), el('p', null, known.detail))));
}

async function start() {
  const {host, key} = told();
  await speak(preferred(''));
  try {
    const around = await HOSTS[host]();
    const wanted = preferred(around.language());
    await speak(wanted);
    const bridge = new Bridge(wanted);
    if (!(await bridge.open(key))) {
      throw Problem.own('uninvited');
    }
    new Pane(around, bridge).start();
  } catch (problem) {
    failed(problem);
  }
}

start();
