// The results, the words, and the smallest tools to show them: every text is set as text.
const data = JSON.parse(document.getElementById("data").textContent);
const SEVERITIES = ["error", "warning", "verify", "info"];
const OUTCOMES = ["errors", "incomplete", "warnings", "verify", "clean", "unreadable", "timed-out", "fault"];
const text = (index) => data.texts[index];

function say(id, blanks = {}) {
  const sentence = Object.hasOwn(data.words, id) ? data.words[id] : id;
  return sentence.replace(/\{(\w+)\}/g, (blank, name) =>
    Object.hasOwn(blanks, name) ? String(blanks[name]) : blank);
}

function make(tag, look, content) {
  const element = document.createElement(tag);
  if (look) element.className = look;
  if (content !== undefined) element.textContent = content;
  return element;
}

function button(look, content, action) {
  const element = make("button", look, content);
  element.type = "button";
  element.addEventListener("click", action);
  return element;
}

const COUNTS = new Intl.NumberFormat("en-US");
const whole = (count) => COUNTS.format(count);

// Figures stay the decimals they were written with; only separators are added.
function figure(value) {
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(value);
  return parts ? parts[1] + parts[2].replace(/\B(?=(\d{3})+$)/g, ",") + (parts[3] || "") : value;
}

// What a file is called where it names no unit.
const title = (file) => file.unit || file.path.slice(file.path.lastIndexOf("/") + 1);

function haystack(file) {
  if (file.hay === undefined) {
    const words = [file.unit, file.path, text(file.pack), ...file.s, ...file.u, ...file.e];
    for (const found of file.f) words.push(text(found.r), text(found.n), text(found.t), found.x);
    file.hay = words.join("\n").toLowerCase();
  }
  return file.hay;
}

const total = (index) => data.files.reduce((sum, file) => sum + file.n[index], 0);
