// What stands round the track: play, speed, loop, steps, the window and the report clock; and the keys.
'use strict';

CL.SPEEDS = [[1, '1 day/s'], [3, '3 days/s'], [10, '10 days/s'], [30, '30 days/s']];
CL.WINDOWS = [['', 'all days before'], [1, 'this day only'], [7, 'last 7 days'], [30, 'last 30 days'], [90, 'last 90 days'], [365, 'last year']];

CL.SCROLLS = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '];

CL.TimeBar = class {
  constructor(change) {
    this.change = change;
    this.track = new CL.Track(patch => { this.stop(); change(patch); });
    this.speed = 3;
    this.loop = false;
    this.playButton = CL.button(CL.icon('play'), () => this.toggle(), { 'aria-label': 'Play', title: 'Play (space)' }, 'cl-play');
    this.status = CL.el('div.cl-status');
    this.windows = CL.el('span.cl-inline');
    this.clocks = CL.el('span.cl-inline');
    this.loopButton = CL.button('loop', () => this.setLoop(!this.loop), { 'aria-pressed': 'false', title: 'Begin again at the end' }, 'cl-chip');
    const speeds = CL.select('Speed', CL.SPEEDS, '3', value => { this.speed = Number(value); if (this.timer) { this.stop(); this.play(); } });
    const hop = (icon, label, direction) => CL.button(CL.icon(icon), () => { this.stop(); this.track.hop(direction); },
      { 'aria-label': label, title: label }, 'cl-bare');
    this.element = CL.el('section.cl-time', { 'aria-label': 'Time' },
      CL.el('div.cl-transport', {}, this.playButton, CL.el('div.cl-hops', {},
        hop('previous', 'Previous day with a claim (Shift + ←)', -1), hop('next', 'Next day with a claim (Shift + →)', 1))),
      this.track.element,
      CL.el('div.cl-under', {}, this.status, CL.el('span.cl-inline', {}, speeds, this.loopButton), this.windows, this.clocks));
    document.addEventListener('keydown', event => this.key(event));
  }

  setView(view) {
    this.view = view;
    this.track.setView(view);
    const shape = `${view.window_days}|${view.known_on}`;
    if (shape !== this.shape && !this.track.held) { this.shape = shape; this.controls(view); }
  }

  controls(view) {
    const days = view.window_days, listed = CL.WINDOWS.some(([id]) => String(id) === String(days ?? ''));
    const options = listed ? CL.WINDOWS : [...CL.WINDOWS, [days, `last ${days} days`]];
    CL.renew(this.windows, CL.el('label', {}, 'window ', CL.select('Window', options, String(days ?? ''),
      value => this.change({ window_days: value ? Number(value) : null }))));
    const frozen = view.known_on !== null;
    const date = frozen && CL.el('input', { type: 'date', value: CL.iso(view.known_on), 'aria-label': 'Known on',
      onchange: event => { if (event.target.value) this.change({ known_on: CL.dayOf(event.target.value) }); } });
    CL.renew(this.clocks, CL.el('label', {}, 'as known ', CL.select('Report clock',
      [['', 'on that day'], ['frozen', frozen ? 'on' : 'on a day I choose']], frozen ? 'frozen' : '',
      value => this.change({ known_on: value ? this.view.day : null }))), date || '');
  }

  toggle() { if (this.timer) this.stop(); else this.play(); }
  setLoop(on) { this.loop = on; this.loopButton.setAttribute('aria-pressed', String(on)); }

  play() {
    const { track } = this;
    if (this.view.day >= track.last) this.change({ day: track.first });
    this.timer = setInterval(() => this.tick(), 1000 / this.speed);
    this.show('pause', 'Pause');
  }

  // A folded stretch holds no claims: playing steps over it.
  tick() {
    const { track } = this, piece = track.scale.piece(this.view.day);
    const next = piece.folded ? piece.to : this.view.day + 1;
    if (next <= track.last) this.change({ day: next });
    else if (this.loop) this.change({ day: track.first });
    else this.stop();
  }

  stop() {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
    this.show('play', 'Play');
  }

  show(icon, label) {
    this.playButton.replaceChildren(CL.icon(icon));
    this.playButton.setAttribute('aria-label', label);
  }

  key(event) {
    const typing = event.target.closest('input, textarea, select, dialog, [contenteditable]');
    const onButton = event.key === ' ' && event.target.closest('button, a, summary');
    // Where something is read, these keys scroll it.
    const reading = !event.shiftKey && CL.SCROLLS.includes(event.key) && event.target.closest('.cl-panel, .cl-drawer');
    if (!this.view || typing || onButton || reading || event.ctrlKey || event.metaKey) return;
    const act = this.keys()[(event.shiftKey ? 'Shift+' : event.altKey ? 'Alt+' : '') + event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key !== ' ') this.stop();
    act();
  }

  keys() {
    const { track } = this, hop = direction => () => track.hop(direction), step = days => () => track.step(days);
    const here = direction => () => { if (this.placeDays) track.hop(direction, this.placeDays()); };
    return {
      ArrowLeft: step(-1), ArrowRight: step(1), ArrowDown: step(-1), ArrowUp: step(1), PageDown: step(-30), PageUp: step(30),
      'Shift+ArrowLeft': hop(-1), 'Shift+ArrowRight': hop(1), 'Alt+ArrowLeft': here(-1), 'Alt+ArrowRight': here(1),
      Home: () => this.change({ day: track.first }), End: () => this.change({ day: track.last }), ' ': () => this.toggle(),
    };
  }
};
