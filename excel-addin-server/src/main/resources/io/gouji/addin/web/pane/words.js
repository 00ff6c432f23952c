// What the pane says: one file of sentences per language, Chinese the reference.

export const LANGUAGES = ['zh', 'en'];
const REMEMBERED = 'gouji.lang';

let said = {};
let chosen = 'zh';

export function language() {
  return chosen;
}

/** The language the user chose, else the one of the program around us. */
export function preferred(around) {
  const own = localStorage.getItem(REMEMBERED);
  const told = own || around || navigator.language || 'zh';
  return LANGUAGES.indexOf(told.slice(0, 2).toLowerCase()) > 0 ? told.slice(0, 2).toLowerCase() : 'zh';
}

export async function speak(name) {
  const answer = await fetch('/words/' + name + '.json');
  said = await answer.json();
  chosen = name;
  document.documentElement.lang = name === 'zh' ? 'zh-CN' : name;
}

export function remember(name) {
  localStorage.setItem(REMEMBERED, name);
}

/** A sentence with its blanks filled, {n:one|many} by a number; its id where nobody has written it. */
export function t(id, blanks) {
  const sentence = said[id];
  if (sentence === undefined) {
    return id;
  }
  return sentence.replace(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g, (all, name, one, many) => {
    if (!blanks || blanks[name] === undefined) {
      return all;
    }
    return many === undefined ? String(blanks[name]) : Number(blanks[name]) === 1 ? one : many;
  });
}

export function has(id) {
  return said[id] !== undefined;
}
