// One file: its figures, what to mend, and every finding with both sides and their difference.
const detail = document.getElementById("detail");
const PORTION = 200;

function figures(found) {
  const table = make("table", "figures");
  const line = (amount, name, look) => {
    const row = make("tr", look);
    row.append(make("th", "", name), make("td", "num", figure(amount[1]) + " " + text(amount[2])));
    table.append(row);
  };
  if (found.a) line(found.a, text(found.a[0]) || say("left"), "");
  if (found.b) line(found.b, text(found.b[0]) || say("right"), "");
  if (found.c) line(found.c, say("difference"), "gap");
  return table;
}

function finding(found, places) {
  const severity = SEVERITIES[found.s];
  const card = make("article", "finding " + severity);
  const head = make("div");
  head.append(make("span", "badge", say("severity." + severity)), " ",
    make("b", "", text(found.r)), " ", make("span", "muted", text(found.n)));
  card.append(head, make("p", "", found.x));
  if (found.a || found.b || found.c) card.append(figures(found));
  const where = make("div");
  if (text(found.t)) where.append(make("span", "small muted", text(found.t) + "  "));
  for (const place of places.slice(0, 24)) where.append(make("code", "", place));
  if (places.length > 24) where.append(make("span", "small muted", say("more", { count: places.length - 24 })));
  card.append(where);
  if (text(found.w)) card.append(make("p", "small muted", text(found.w)));
  if (text(found.d)) card.append(make("p", "small", say("do") + text(found.d)));
  return card;
}

function section(body, heading, texts) {
  if (texts.length === 0) return;
  const part = make("section", "card");
  const list = make("ul");
  for (const one of texts) list.append(make("li", "", one));
  part.append(make("h2", "", heading), list);
  body.append(part);
}

function address(content, href) {
  const link = make("a", "", content);
  // Addresses were escaped when the report was written; a scheme that runs is none of them.
  if (!/^(javascript|data|vbscript):/i.test(href)) link.href = href;
  return link;
}

// A copy by its kind; one that was checked again with what came of it.
function called(out) {
  const copy = say("output." + out[0]);
  return out[2] ? say("correctedTo", { copy, outcome: say("outcome." + out[2]) }) : copy;
}

function statistics(file) {
  const part = make("section", "card");
  const list = make("dl", "stats");
  const one = (name, value) => {
    const pair = make("div");
    pair.append(make("dt", "", name), make("dd", "", value));
    list.append(pair);
  };
  for (const head of file.h) one(text(head[0]), figure(head[1]) + " " + text(head[2]));
  one(say("judged"), whole(file.n[4]));
  one(say("undecided"), whole(file.n[5]));
  one(say("rounded"), whole(file.n[6]));
  part.append(list);
  return part;
}

function portion(body, file, rule, first) {
  const list = rule < 0 ? file.f : file.f.filter((found) => found.r === rule);
  for (const found of list.slice(first, first + PORTION)) {
    body.append(finding(found, found.p.map((place) => text(place[0]) + "!" + place[1])));
  }
  if (list.length > first + PORTION) {
    const more = button("button", say("more", { count: whole(list.length - first - PORTION) }), () => {
      more.remove();
      portion(body, file, rule, first + PORTION);
    });
    body.append(more);
  }
}

// `step` goes to a neighbour in the list as it is sorted; null where there is none.
function openDetail(file, rule, step) {
  const top = make("div", "top");
  const bar = make("div", "bar");
  const close = button("button", say("close"), () => detail.close());
  const previous = button("button", "‹ " + say("previous"), () => step(-1));
  const next = button("button", say("next") + " ›", () => step(1));
  bar.append(close, previous, next);
  const sub = make("div", "small muted");
  sub.append(address(file.path, file.href));
  for (const out of file.out) sub.append(" · ", address(called(out), out[1]));
  const name = make("h2", "", title(file) + " ");
  name.append(make("span", "badge " + file.o, say("outcome." + file.o)));
  top.append(bar, name, sub);
  const body = make("div", "body");
  section(body, say("problems"), file.e);
  if (file.n[4] + file.n[5] + file.h.length > 0) body.append(statistics(file));
  section(body, say("suspects"), file.s);
  const all = file.r.reduce((sum, one) => sum + one[1], 0);
  const heading = make("h2", "", say("findings", { count: whole(all) }));
  body.append(heading);
  if (rule >= 0) {
    heading.append(" ", button("button", text(rule) + " ✕", () => openDetail(file, -1, step)));
  }
  portion(body, file, rule, 0);
  if (all === 0) body.append(make("p", "muted", say("none")));
  if (all > file.f.length) {
    body.append(make("p", "notice", say("cutFile", { shown: whole(file.f.length), count: whole(all) })));
  }
  section(body, say("undecided"), file.u);
  detail.replaceChildren(top, body);
  detail.setAttribute("aria-label", title(file));
  if (!detail.open) detail.showModal();
  detail.scrollTop = 0;
  detail.onkeydown = (event) => {
    if (event.key === "ArrowLeft") step(-1);
    if (event.key === "ArrowRight") step(1);
  };
}

detail.addEventListener("click", (event) => { if (event.target === detail) detail.close(); });
