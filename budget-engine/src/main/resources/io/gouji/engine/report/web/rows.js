// A list of any length: only the rows in sight are in the document.
class Rows {
  constructor(host, render, open) {
    this.host = host;
    this.render = render;
    this.open = open;
    this.files = [];
    this.active = -1;
    this.head = null;
    this.space = make("div", "space");
    host.tabIndex = 0;
    host.addEventListener("scroll", () => this.later(), { passive: true });
    host.addEventListener("keydown", (event) => this.key(event));
    addEventListener("resize", () => this.later());
    addEventListener("beforeprint", () => this.draw(0, Math.min(this.files.length, 5000)));
    addEventListener("afterprint", () => this.later());
  }

  show(files, head) {
    this.files = files;
    this.active = Math.min(this.active, files.length - 1);
    this.head = head;
    this.host.replaceChildren(...(head ? [head, this.space] : [this.space]));
    if (files.length === 0) this.host.append(make("p", "empty", say("empty")));
    this.host.setAttribute("aria-rowcount", String(files.length));
    this.host.scrollTop = 0;
    this.paint();
  }

  later() {
    if (!this.waiting) {
      this.waiting = true;
      requestAnimationFrame(() => { this.waiting = false; this.paint(); });
    }
  }

  height() {
    return parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--row"));
  }

  paint() {
    const row = this.height();
    this.space.style.height = this.files.length * row + "px";
    const first = Math.max(0, Math.floor(this.host.scrollTop / row) - 6);
    this.draw(first, Math.min(this.files.length, first + Math.ceil(this.host.clientHeight / row) + 12));
  }

  draw(first, last) {
    const row = this.height();
    const lines = [];
    for (let i = first; i < last; i++) {
      const line = this.render(this.files[i], i);
      line.classList.add("row");
      line.classList.toggle("active", i === this.active);
      line.id = "row" + i;
      line.setAttribute("role", "row");
      line.setAttribute("aria-rowindex", String(i + 1));
      line.style.top = i * row + "px";
      line.addEventListener("click", (event) => { this.active = i; this.open(i, event); this.later(); });
      lines.push(line);
    }
    this.space.replaceChildren(...lines);
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.host.clientHeight / this.height()) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -1e9, End: 1e9 };
    if (event.target !== this.host) return;
    if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.open(this.active, event);
    } else if (event.key in steps && this.files.length > 0) {
      event.preventDefault();
      this.move(steps[event.key]);
    }
  }

  move(step) {
    this.active = Math.max(0, Math.min(this.files.length - 1, this.active + step));
    const row = this.height();
    const top = this.active * row;
    const above = this.head ? this.head.offsetHeight : 0;
    if (top < this.host.scrollTop) this.host.scrollTop = top;
    const low = top + row + above - this.host.clientHeight;
    if (low > this.host.scrollTop) this.host.scrollTop = low;
    this.paint();
    this.host.setAttribute("aria-activedescendant", "row" + this.active);
  }
}
