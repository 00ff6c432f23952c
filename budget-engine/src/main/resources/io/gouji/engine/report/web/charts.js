// Findings by rule and by table: stacked bars, one line each, a click asks for the files behind it.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const SHOWN = 14;
// What asks to be acted on; notes are told in the list below and would dwarf the rest.
const DRAWN = SEVERITIES.slice(0, 3);
const tip = document.getElementById("tip");

function showTip(content, x, y) {
  tip.textContent = content;
  tip.hidden = false;
  const width = tip.offsetWidth;
  tip.style.left = Math.max(4, Math.min(x + 14, innerWidth - width - 8)) + "px";
  tip.style.top = Math.min(y + 16, innerHeight - tip.offsetHeight - 8) + "px";
}

function countsOf(row) {
  return SEVERITIES.map((name, i) => [say("severity." + name), row.counts[i]])
    .filter((pair) => pair[1] > 0).map((pair) => pair[0] + " " + whole(pair[1])).join(" · ");
}

function shorten(label, width, pen) {
  if (pen.measureText(label).width <= width) return label;
  const signs = Array.from(label);
  while (signs.length > 1 && pen.measureText(signs.join("") + "…").width > width) signs.pop();
  return signs.join("") + "…";
}

function bars(host, rows, pick) {
  const family = getComputedStyle(document.body).fontFamily;
  const font = "13px " + family;
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const width = host.clientWidth;
  const room = Math.min(width * (width < 480 ? 0.34 : 0.46), 300);
  const labels = rows.map((row) => shorten(row.label, room - 14, pen));
  const steps = rows.map((row, i) => i);
  const stacked = DRAWN.map((name, last) =>
    rows.map((row) => row.counts.slice(0, last + 1).reduce((sum, count) => sum + count, 0)));
  const axis = { stroke: colour("ink"), font, grid: { show: false }, ticks: { show: false } };
  const plot = new uPlot({
    width, height: rows.length * 25 + 30, legend: { show: false }, padding: [0, 16, 0, 0],
    scales: {
      x: { time: false, ori: 1, dir: -1, range: [-0.6, rows.length - 0.4] },
      y: { ori: 0, range: (u, low, high) => [0, Math.max(high, 1) * 1.04] },
    },
    axes: [
      { ...axis, side: 3, size: room, gap: 6, splits: () => steps, values: () => labels },
      { ...axis, side: 2, size: 30, stroke: colour("soft"), space: 60, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000],
        values: (u, splits) => splits.map(whole), grid: { stroke: colour("line"), width: 1 } },
    ],
    series: [{}, ...[2, 1, 0].map((i) => ({
      fill: colour(SEVERITIES[i]), stroke: colour(SEVERITIES[i]), width: 0, points: { show: false },
      paths: uPlot.paths.bars({ size: [0.68, 17] }),
    }))],
    cursor: { x: false, y: false, drag: { x: false, y: false }, points: { show: false } },
    hooks: {
      setCursor: [(u) => {
        const row = rows[u.cursor.idx];
        if (!row || u.cursor.left < 0) { tip.hidden = true; return; }
        const place = u.over.getBoundingClientRect();
        showTip(say("tip", { name: row.full, counts: countsOf(row) }), place.left + u.cursor.left, place.top + u.cursor.top);
      }],
    },
  }, [steps, ...[2, 1, 0].map((i) => stacked[i])], host);
  plot.over.addEventListener("click", () => rows[plot.cursor.idx] && pick(rows[plot.cursor.idx]));
  plot.over.addEventListener("mouseleave", () => { tip.hidden = true; });
  plot.root.querySelector("canvas").setAttribute("aria-hidden", "true");
  return plot;
}

function legend() {
  const line = make("p", "legend");
  for (const name of DRAWN) {
    const one = make("span", name);
    one.append(make("i"), say("severity." + name));
    line.append(one);
  }
  return line;
}

function listing(rows, pick) {
  const details = make("details");
  details.append(make("summary", "", say("all", { count: whole(rows.length) })));
  const scroll = make("div");
  const table = make("table");
  const head = make("tr");
  head.append(make("th"), ...SEVERITIES.map((name) => make("th", "num", say("severity." + name))));
  table.append(head);
  for (const row of rows) {
    const line = make("tr");
    const first = make("td");
    first.append(button("link", row.full, () => pick(row)));
    line.append(first, ...row.counts.map((count) => make("td", "num", whole(count))));
    table.append(line);
  }
  scroll.append(table);
  details.append(scroll);
  return details;
}

// Draws itself anew when its width or the colours change.
function chart(heading, rows, pick) {
  const card = make("section", "card");
  card.append(make("h2", "", say(heading)), legend());
  if (rows.length === 0) {
    card.append(make("p", "muted", say("none")));
    return card;
  }
  const host = make("div", "plot");
  const grave = rows.filter((row) => row.counts.slice(0, DRAWN.length).some((count) => count > 0));
  card.append(host, listing(rows, pick));
  let drawn = null;
  let width = 0;
  const draw = () => {
    width = host.clientWidth;
    if (drawn) drawn.destroy();
    drawn = width > 0 && grave.length > 0 ? bars(host, grave.slice(0, SHOWN), pick) : null;
  };
  new ResizeObserver(() => { if (Math.abs(host.clientWidth - width) > 2) draw(); }).observe(host);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  return card;
}
