// A place's history as a strip by side: who is said to hold it, when, by whom; and the days on which anything changed.
'use strict';

CL.STRIP_DAYS = 400;

// The days on which what is seen at a place can change: a claim appears, or a background claim gives way to the news.
CL.changeDays = (data, place) => {
  const days = new Set();
  for (const i of data.claims(place)) {
    if (data.mask && !data.mask[i]) continue;
    days.add(data.base + data.firstSeen(i));
    if (data.background(i)) days.add(data.base + data.reported[i]);
  }
  const sorted = [...days].sort((a, b) => a - b);
  const every = Math.ceil(sorted.length / CL.STRIP_DAYS);
  return every > 1 ? sorted.filter((_, n) => n % every === 0) : sorted;
};

// For each side its runs of days with the same holders: [{ from, to, holders }], and since when it has been contested.
CL.history = (data, place, view, end) => {
  const days = CL.changeDays(data, place), runs = [[], [], []], contested = [];
  const open = { ...view, window_days: null, contested_only: false, silent_days: null };
  days.forEach((day, n) => {
    const to = n + 1 < days.length ? days[n + 1] : Math.max(end + 1, day + 1);
    const on = CL.placeOn(data, place, CL.clock(data, { ...open, day }), open);
    const holders = [0, 0, 0];
    if (on) for (const s of on.standing) holders[s.side] |= s.holders;
    holders.forEach((who, side) => CL.lengthen(runs[side], { from: day, to, holders: who }));
    CL.lengthen(contested, { from: day, to, holders: Number(Boolean(on && on.contested)) });
  });
  return { days, runs, contested };
};

CL.lengthen = (runs, run) => {
  const before = runs[runs.length - 1];
  if (before && before.holders === run.holders && before.to === run.from) before.to = run.to;
  else runs.push(run);
};

CL.Strip = class {
  constructor(change) {
    this.change = change;
    this.cursor = CL.el('div.cl-strip-cursor');
    this.element = CL.el('div.cl-strip');
  }

  show(data, place, view, track) {
    const { days, runs, contested } = CL.history(data, place, view, track.last);
    this.contested = contested;
    this.days = days;
    this.scale = new CL.Scale(days.filter(d => d >= track.first && d <= track.last), track.first, track.last, 1000);
    const rows = CL.SIDES.map((side, n) => runs[n].some(r => r.holders) && this.row(side, runs[n]));
    const first = days[0], last = days[days.length - 1];
    this.element.replaceChildren(...rows.filter(Boolean), this.ends(first, last), this.cursor);
    this.element.hidden = !rows.some(Boolean);
    this.setDay(view.day);
  }

  // The first and the last day on which anything was said here, each under its own spot as far as there is room.
  ends(first, last) {
    const inset = share => `calc((100% - var(--strip-left)) * ${Math.max(0, Math.min(0.45, share)).toFixed(3)})`;
    return CL.el('div.cl-strip-ends', { style: `padding:0 ${inset(1 - this.scale.x(last) / 1000)} 0 ${inset(this.scale.x(first) / 1000)}` },
      CL.el('span', {}, CL.short(first)), CL.el('span', {}, first === last ? '' : CL.short(last)));
  }

  row(side, runs) {
    const words = runs.filter(r => r.holders).map(r => `${CL.holdersInWords(r.holders)} from ${CL.short(r.from)}`).join(', ');
    const name = side === 'independent' ? 'Others say' : `${CL.SIDE_NAMES[side]} says`;
    return CL.el('div.cl-strip-row', {}, CL.el('span.cl-strip-side', {}, name),
      CL.el('div.cl-strip-bar', { role: 'img', 'aria-label': `${name}: ${words}` }, runs.map(run => this.run(run))));
  }

  run({ from, to, holders }) {
    const x0 = this.scale.x(from) / 10, x1 = this.scale.x(to - 1) / 10 + Math.max(1.2, this.scale.perDay / 10);
    const text = holders ? `${CL.holdersInWords(holders)}, ${CL.short(from)} to ${CL.short(to - 1)}` : 'nothing claimed';
    const letter = ['', 'U', 'R', 'U R'][holders], wide = x1 - x0;
    return CL.el(`div.cl-run.held-${holders}`, { style: `left:${x0}%;width:${Math.min(100, x1) - x0}%`, title: text,
      onclick: () => this.change({ day: from }) }, wide > 7 ? letter : '');
  }

  setDay(day) {
    if (!this.scale) return;
    const x = this.scale.x(Math.max(this.scale.first, Math.min(this.scale.last, day))) / 1000;
    this.cursor.style.left = `calc(var(--strip-left) + (100% - var(--strip-left)) * ${x})`;
  }

  contestedSince(day) {
    const run = this.contested.find(r => r.from <= day && day < r.to);
    return run && run.holders ? run.from : null;
  }
};
