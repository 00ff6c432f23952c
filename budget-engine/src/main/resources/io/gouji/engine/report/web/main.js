// The page: figures, charts, what was found across files, and the list of files in two views.
const wanted = { words: "", outcome: "", severity: -1, rule: -1, table: null };
let order = { key: "gravity", down: true };
let view = "list";
let shown = data.files;

const headlines = [];
for (const file of data.files) {
  for (const head of file.h) {
    const name = text(head[0]);
    if (!headlines.includes(name) && headlines.length < 3) headlines.push(name);
  }
}
document.documentElement.style.setProperty("--figures", String(headlines.length));

const stated = (file, name) => file.h.find((head) => text(head[0]) === name);
const gravity = (file) => [file.n[0] + (file.e.length > 0 ? 1e9 : 0), file.n[1], file.n[5], file.n[2], file.n[3]];
const KEYS = {
  gravity, name: (file) => title(file), outcome: (file) => OUTCOMES.indexOf(file.o),
  undecided: (file) => file.n[5],
};
SEVERITIES.forEach((name, i) => { KEYS[name] = (file) => file.n[i]; });
headlines.forEach((name, i) => {
  KEYS["figure" + i] = (file) => { const head = stated(file, name); return head ? Number(head[1]) : -Infinity; };
});
const language = new Intl.Collator(data.lang === "zh" ? "zh-CN" : "en", { numeric: true });

function compare(a, b) {
  if (Array.isArray(a)) {
    const differ = a.findIndex((one, i) => one !== b[i]);
    return differ < 0 ? 0 : a[differ] - b[differ];
  }
  return typeof a === "string" ? language.compare(a, b) : a === b ? 0 : a < b ? -1 : 1;
}

function matches(file) {
  return (!wanted.outcome || file.o === wanted.outcome)
    && (wanted.severity < 0 || file.n[wanted.severity] > 0)
    && (wanted.rule < 0 || file.r.some((one) => one[0] === wanted.rule))
    && (wanted.table === null || file.f.some((found) => text(found.t) === wanted.table))
    && wanted.words.toLowerCase().split(/\s+/).every((word) => haystack(file).includes(word));
}

const search = make("input");
search.type = "search";
search.placeholder = say("search");
search.setAttribute("aria-label", say("search"));
const tally = make("span", "muted small");
tally.setAttribute("role", "status");
const reset = button("button", say("reset"), () => {
  Object.assign(wanted, { words: "", outcome: "", severity: -1, rule: -1, table: null });
  search.value = "";
  update();
});
const chosen = make("span", "bar");
const heads = make("div", "line heads");
const host = make("div", "rows");
host.setAttribute("role", "grid");
host.setAttribute("aria-label", say("files"));
const rows = new Rows(host, (file, i) => view === "list" ? line(file) : heat(file, i), (i) => openAt(i, wanted.rule));
const tiles = [];

function openAt(i, rule) {
  const file = shown[i];
  if (!file) return;
  rows.active = i;
  openDetail(file, rule, (step) => { if (shown[i + step]) openAt(i + step, rule); });
}

function line(file) {
  const element = make("div", "line");
  const name = make("div", "name");
  name.title = file.path;
  name.append(make("b", "", title(file)), make("span", "", file.path));
  const outcome = make("span", "outcome");
  outcome.append(make("span", "badge " + file.o, say("outcome." + file.o)));
  element.append(name, outcome);
  const count = (number, look, label) => {
    const cell = make("span", "num count " + look + (number > 0 ? " some" : " zero"), whole(number));
    cell.dataset.name = label;
    element.append(cell);
  };
  SEVERITIES.forEach((severity, i) => count(file.n[i], severity, say("severity." + severity)));
  count(file.n[5], "incomplete", say("undecided"));
  for (const head of headlines) {
    const amount = stated(file, head);
    element.append(make("span", "num figure", amount ? figure(amount[1]) : ""));
  }
  element.append(make("span", "chips", file.e.length > 0 ? file.e[0] : file.r.map((one) => text(one[0])).join("  ")));
  return element;
}

const HEAT = 80;
let hot = [];

function heatHead() {
  const seen = new Map();
  for (const file of shown) for (const one of file.r) seen.set(one[0], (seen.get(one[0]) || 0) + one[1]);
  hot = [...seen].sort((a, b) => b[1] - a[1]).slice(0, HEAT).map((one) => one[0]);
  document.documentElement.style.setProperty("--label", innerWidth < 760 ? "130px" : "260px");
  const head = make("div", "heat heatHead");
  head.append(make("div", "name muted small", say("heat.head", { count: hot.length, all: seen.size })));
  for (const rule of hot) {
    const cell = button("cell", undefined, () => choose({ rule }));
    cell.append(make("span", "", text(rule)));
    cell.title = ruleName(rule);
    head.append(cell);
  }
  return head;
}

const names = new Map(data.rules.map((rule) => [rule[0], rule[1]]));
const ruleName = (index) => text(index) + " " + (names.get(text(index)) || "");

function heat(file, i) {
  const element = make("div", "heat");
  const name = make("div", "name");
  name.title = file.path;
  name.append(make("b", "", title(file)), make("span", "", file.path));
  element.append(name);
  const found = new Map(file.r.map((one) => [one[0], one]));
  for (const rule of hot) {
    const one = found.get(rule);
    const cell = make("span", "cell" + (one ? " some " + SEVERITIES[one[2]] : ""), one ? whole(one[1]) : "");
    if (one) {
      const strength = Math.min(95, 38 + 16 * Math.log2(one[1] + 1));
      cell.style.setProperty("--heat", strength + "%");
      cell.title = ruleName(rule) + " × " + one[1];
      cell.addEventListener("click", (event) => { event.stopPropagation(); openAt(i, rule); });
    }
    element.append(cell);
  }
  return element;
}

function head(key, label, look) {
  const one = button(look, label, () => {
    order = { key, down: order.key === key ? !order.down : key !== "name" };
    update();
  });
  one.title = label;
  if (order.key === key) one.setAttribute("aria-sort", order.down ? "descending" : "ascending");
  one.dataset.key = key;
  return one;
}

function drawHeads() {
  heads.replaceChildren(
    head("name", say("unit"), ""), head("outcome", say("outcome"), ""),
    ...SEVERITIES.map((name) => head(name, say("severity." + name), "num")),
    head("undecided", say("undecided"), "num"),
    ...headlines.map((name, i) => head("figure" + i, name, "num")),
    head("gravity", say("gravity"), ""));
}

function choose(change) {
  Object.assign(wanted, change);
  update();
  host.closest(".card").scrollIntoView({ block: "start" });
}

function drawChosen() {
  chosen.replaceChildren();
  const chip = (label, change) => chosen.append(button("button", label + " ✕", () => { Object.assign(wanted, change); update(); }));
  if (wanted.rule >= 0) chip(ruleName(wanted.rule), { rule: -1 });
  if (wanted.table !== null) chip(wanted.table || say("noTable"), { table: null });
  if (wanted.outcome) chip(say("outcome." + wanted.outcome), { outcome: "" });
  if (wanted.severity >= 0) chip(say("severity." + SEVERITIES[wanted.severity]), { severity: -1 });
  reset.disabled = !chosen.hasChildNodes() && !wanted.words;
  for (const tile of tiles) tile.element.setAttribute("aria-pressed", String(tile.pressed()));
}

function update() {
  const key = KEYS[order.key];
  const sign = order.down ? -1 : 1;
  const keyed = data.files.filter(matches).map((file, i) => [key(file), i, file]);
  keyed.sort((a, b) => sign * compare(a[0], b[0]) || a[1] - b[1]);
  shown = keyed.map((one) => one[2]);
  tally.textContent = say("shown", { shown: whole(shown.length), all: whole(data.files.length) });
  drawHeads();
  drawChosen();
  heads.hidden = view !== "list";
  rows.show(shown, view === "heat" ? heatHead() : null);
}

function tile(count, label, look, change, pressed) {
  const element = button("tile " + look, undefined, () => { Object.assign(wanted, pressed() ? change.off : change.on); update(); });
  element.append(make("b", "", whole(count)), make("span", "", label));
  tiles.push({ element, pressed });
  return element;
}

function overview() {
  const files = make("div", "tiles");
  files.append(tile(data.files.length, say("files"), "", { on: { outcome: "" }, off: { outcome: "" } }, () => wanted.outcome === ""));
  for (const outcome of OUTCOMES) {
    const count = data.files.filter((file) => file.o === outcome).length;
    if (count > 0 || OUTCOMES.indexOf(outcome) < 5) {
      files.append(tile(count, say("outcome." + outcome), outcome,
        { on: { outcome }, off: { outcome: "" } }, () => wanted.outcome === outcome));
    }
  }
  const found = make("div", "tiles");
  SEVERITIES.forEach((name, i) => found.append(tile(total(i), say("tile." + name), name,
    { on: { severity: i }, off: { severity: -1 } }, () => wanted.severity === i)));
  return [files, found];
}

function crossings() {
  return data.sections.map((group) => {
    const part = make("section", "card");
    part.append(make("h2", "", group.title));
    if (group.note) part.append(make("p", "", group.note));
    for (const found of group.findings) {
      part.append(finding(found, found.p.map((spot) => spot[0] + (spot[2] ? " " + spot[1] + "!" + spot[2] : ""))));
    }
    return part;
  });
}

function views() {
  const group = make("div", "group");
  const buttons = ["list", "heat"].map((name) => button("button", say("view." + name), () => {
    view = name;
    buttons.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.view === view)));
    update();
  }));
  buttons.forEach((one, i) => {
    one.dataset.view = ["list", "heat"][i];
    one.setAttribute("aria-pressed", String(i === 0));
  });
  group.append(...buttons);
  return group;
}

function kinds(counts, label) {
  return counts.map((one) => ({
    key: one[0], label: label(one), full: label(one), counts: one.slice(2),
  }));
}

const ruleIndex = new Map(data.texts.map((one, i) => [one, i]));
const ruleRows = kinds(data.rules, (rule) => rule[0] + " " + rule[1]);
const tableRows = kinds(data.tables, (table) => table[0] || say("noTable"));
const cards = make("div", "cards");
cards.append(
  chart("byRule", ruleRows, (row) => choose({ rule: ruleIndex.get(row.key) })),
  chart("byTable", tableRows, (row) => choose({ table: row.key })));
const bar = make("div", "bar");
bar.append(search, views(), reset, chosen, tally);
const main = make("section", "card main");
main.append(bar, heads, host);
const page = document.getElementById("page");
document.getElementById("head").append(
  make("h1", "", data.title),
  make("div", "muted small", say("sub", { count: whole(data.files.length), packs: data.packs.join(" · "), engine: data.engine })));
if (data.cut) page.append(make("p", "notice", say("cut", { count: whole(data.perFile) })));
page.append(...overview(), cards);
const across = crossings();
if (across.length > 0) {
  const group = make("div", "cards across");
  group.append(...across);
  page.append(group);
}
page.append(main);
search.addEventListener("input", () => { wanted.words = search.value; update(); });
addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== search && !detail.open) {
    event.preventDefault();
    search.focus();
  }
});
matchMedia("(max-width: 760px)").addEventListener("change", update);
update();
