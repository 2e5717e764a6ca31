// Two days, or the two sides, side by side in linked maps; and in words what changed between two days.
'use strict';

CL.Compare = class {
  constructor(app) { this.app = app; this.mode = ''; this.list = CL.el('div', {}); }

  controls() {
    const { app } = this;
    const day = CL.el('input', { type: 'date', value: CL.iso(this.day ?? app.track.first), 'aria-label': 'The other day',
      onchange: event => { if (event.target.value) this.start('days', CL.dayOf(event.target.value)); } });
    const choice = CL.select('Compare', [['', 'nothing'], ['days', 'two days'], ['sides', 'the two sides']], this.mode, mode => {
      if (mode) this.start(mode, this.day ?? this.dayBefore()); else this.stop();
      app.finder.draw();
    });
    return [CL.el('header', {}, CL.el('h2', {}, 'Compare'), CL.button(CL.icon('close'), () => app.finder.toggle('compare'), { 'aria-label': 'Close' }, 'cl-bare')),
      CL.el('label', {}, choice), this.mode === 'days' ? CL.el('label.cl-other', {}, 'on the left ', day) : '', this.list];
  }

  dayBefore() { const { track, view } = this.app; return Math.max(track.first, view.day - 30); }

  start(mode, day) {
    const { app } = this;
    this.mode = mode;
    this.day = day;
    app.mapBox.classList.add('two');
    if (!this.pane) {
      const box = CL.el('div.cl-second');
      app.mapBox.prepend(box);
      this.name = CL.el('div.cl-pane-name');
      box.append(this.name);
      const main = app.pane.map;
      const map = L.map(box, { ...CL.MAP_OPTIONS, zoomControl: false, attributionControl: false }).setView(main.getCenter(), main.getZoom());
      this.pane = new CL.Pane(map, app, app.ground);
      this.link(map, main);
    }
    app.pane.map.invalidateSize({ pan: false });
    this.pane.map.invalidateSize({ pan: false });
    this.update(app.view, app.data);
    app.redraw();
  }

  stop() {
    this.mode = '';
    this.app.mapBox.classList.remove('two');
    if (this.pane) { this.pane.map.remove(); this.pane = null; this.app.mapBox.querySelector('.cl-second').remove(); }
    this.app.pane.map.invalidateSize({ pan: false });
    this.app.redraw();
  }

  link(a, b) {
    const tie = (from, to) => from.on('move', () => {
      if (this.moving) return;
      this.moving = true;
      to.setView(from.getCenter(), from.getZoom(), { animate: false });
      this.moving = false;
    });
    tie(a, b);
    tie(b, a);
  }

  // What each pane shows; a second mask lies over the same columns, nothing is copied.
  update(view, data) {
    if (!this.pane) return [data, view];
    const by = side => {
      const masked = Object.create(data), filtered = { ...view, sides: [side] };
      masked.filter(filtered);
      return [masked, filtered];
    };
    const [left, leftView] = this.mode === 'sides' ? by('ukraine') : [data, { ...view, day: this.day }];
    const [right, rightView] = this.mode === 'sides' ? by('russia') : [data, view];
    this.name.textContent = this.mode === 'sides' ? 'Ukrainian sources' : CL.long(this.day);
    this.app.paneName.textContent = this.mode === 'sides' ? 'Russian sources' : CL.long(view.day);
    this.pane.layer.setData(left).setView(leftView);
    if (this.mode === 'days') this.changes(data, leftView, view);
    else this.list.replaceChildren(CL.el('p.cl-hint', {}, 'Left: what Ukrainian sources say. Right: what Russian sources say. The maps move together.'));
    return [right, rightView];
  }

  changes(data, before, after) {
    const key = `${before.day}|${after.day}|${data.version}`;
    if (this.key === key && this.list.firstChild || data.places.length > 2000) return;
    this.key = key;
    const [first, second] = before.day <= after.day ? [before, after] : [after, before];
    const then = new Map(CL.placesOn(data, first).map(on => [on.place, on])), lines = [];
    for (const on of CL.placesOn(data, second)) {
      const text = CL.changed(data, then.get(on.place), on);
      if (text) lines.push([on, text]);
    }
    this.list.replaceChildren(CL.el('h3', {}, `Changed from ${CL.short(first.day)} to ${CL.short(second.day)}`),
      lines.length ? CL.el('ul.cl-changes', {}, lines.map(([on, text]) => CL.el('li', {},
        CL.button(data.places[on.place].name, () => this.app.set({ selected: data.places[on.place].id }, 'look'), {}, 'cl-link'), ` ${text}`))) : CL.el('p', {}, 'Nothing.'));
  }
};

CL.changed = (data, before, after) => {
  const held = on => CL.SIDES.map((_, side) => (on ? on.standing : []).filter(s => s.side === side).reduce((all, s) => all | s.holders, 0));
  const was = held(before), is = held(after), told = [];
  CL.SIDES.forEach((side, n) => {
    if (was[n] === is[n]) return;
    told.push(`${CL.SIDE_WORDS[side]} sources: ${was[n] ? CL.holdersInWords(was[n]) : 'silent'} → ${is[n] ? CL.holdersInWords(is[n]) : 'silent'}`);
  });
  if (after.contested && !(before && before.contested)) told.push('now contested');
  if (before && before.contested && !after.contested) told.push('no longer contested');
  const more = after.seen.filter(i => !before || !before.seen.includes(i)).length;
  if (more) told.push(`+${CL.plural(more, 'claim')}`);
  return told.join('; ');
};
