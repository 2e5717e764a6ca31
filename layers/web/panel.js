// The place that is being read: its history, then the claims up to the day, newest first.
'use strict';

CL.CARDS_AT_ONCE = 12;
CL.CARDS_AHEAD = 80;
CL.LIST_UP_TO = 4000;

CL.Panel = class {
  constructor(change) {
    this.change = change;
    this.strip = new CL.Strip(change);
    this.cards = new Map();
    this.head = CL.el('header.cl-place');
    this.list = CL.el('div.cl-cards');
    this.more = CL.el('div.cl-more');
    this.away = CL.el('p.cl-away', { role: 'status' });
    this.element = CL.el('aside.cl-panel.empty', { 'aria-label': 'Claims at the chosen place', tabindex: -1 },
      CL.button(CL.icon('close'), () => change({ selected: null }), { 'aria-label': 'Close the place' }, 'cl-panel-close'),
      this.head, this.strip.element, this.away, this.list, this.more);
    this.limit = CL.CARDS_AT_ONCE;
  }

  setAway(away) { this.away.textContent = away ? 'The server cannot be reached. The excerpts come when it is back.' : ''; }

  setData(data) { this.data = data; this.cards.clear(); this.place = this.key = this.titleKey = this.overviewKey = null; }

  update(view, track) {
    const place = view.selected === null ? undefined : this.data.placeIndex.get(view.selected);
    const chosen = place !== undefined && place !== this.place, left = this.place, within = this.element.contains(document.activeElement);
    this.view = view;
    this.track = track;
    this.element.classList.toggle('empty', place === undefined);
    if (place === undefined) {
      this.place = null;
      this.key = null;
      this.overview();
      if (within && left !== null) this.focus(this.list.querySelector(`[data-place="${left}"]`));
      return;
    }
    const filters = `${this.data.version}|${view.known_on}|${Boolean(this.data.mask) && JSON.stringify(CL.filtersOf(view))}`;
    if (chosen || filters !== this.filters) {
      this.place = place;
      this.filters = filters;
      this.limit = CL.CARDS_AT_ONCE;
      this.strip.show(this.data, place, view, track);
    }
    this.strip.setDay(view.day);
    this.render();
    if (chosen) { this.element.scrollTop = 0; this.fetch(); } else this.fetchSoon();
    if (chosen && within) this.focus(null);
  }

  // Whoever reads by keyboard goes on where the panel was: at its head, or at the place that was left.
  focus(element) { (element || this.head.querySelector('h2')).focus({ preventScroll: true }); }

  // Cards are drawn again only when the list of claims changes; while the day moves between claims nothing is touched.
  render() {
    const { data, view, place } = this, clock = CL.clock(data, view), seen = CL.seenAt(data, place, clock);
    const standing = CL.standing(data, seen), contested = CL.contested(standing);
    const key = `${place}|${this.limit}|${seen.length}|${seen[0]}|${seen[seen.length - 1]}|${data.version}`;
    this.title(seen, standing, contested);
    if (key === this.key) return;
    this.key = key;
    this.seen = seen;
    const stands = new Set(standing.flatMap(s => s.claims));
    const shown = seen.slice(0, this.limit);
    this.list.setAttribute('role', 'feed');
    this.list.setAttribute('aria-label', 'Claims, newest first');
    CL.renew(this.list, ...shown.map(i => CL.card(this, i, seen, stands)));
    if (!seen.length) this.list.append(CL.el('p.cl-nothing', {}, this.nothing()));
    const left = seen.length - shown.length;
    this.more.replaceChildren(left > 0
      ? CL.button(`${CL.plural(left, 'more claim')} ↓`, () => { this.limit += 24; this.key = null; this.render(); this.fetch(); }, {}, 'cl-link') : '');
  }

  nothing() {
    const first = CL.changeDays(this.data, this.place)[0];
    return first === undefined ? 'No claim passes the filters.' : `Nothing had been said about this place by then. First claim: ${CL.short(first)}.`;
  }

  title(seen, standing, contested) {
    const { data, place, view } = this, { name, lon, lat, feature } = data.places[place];
    const holders = standing.reduce((all, s) => all | s.holders, 0), since = contested && this.strip.contestedSince(view.day);
    const chip = contested ? 'contested' : holders === 3 ? 'both sides named' : holders ? `${CL.holdersInWords(holders)}, unopposed` : feature === 'area' ? 'places in it, not all of it' : 'no word on who holds it';
    const key = `${place}|${chip}|${since}|${seen.length}`;
    if (key === this.titleKey) return;
    this.titleKey = key;
    this.overviewKey = null;
    const inside = CL.splitInside(standing).map(side => CL.SIDE_WORDS[CL.SIDES[side]]);
    CL.renew(this.head,
      CL.el('h2', { tabindex: -1 }, name), CL.el('span.cl-spot', {}, feature === 'point' ? `${lat.toFixed(3)} N ${lon.toFixed(3)} E` : feature),
      CL.el('div.cl-state', {}, CL.el(`span.cl-badge.held-${contested ? 'contested' : holders}`, {}, chip),
        CL.el('span', {}, [since && `since ${CL.short(since)}`, CL.plural(seen.length, 'claim')].filter(Boolean).join(' · ')),
        CL.el('span.cl-turn', {}, this.hop('previous', 'Previous day with a claim here (Alt + ←)', -1), this.hop('next', 'Next day with a claim here (Alt + →)', 1))),
      inside.length ? CL.el('p.cl-inside', {}, `${inside.map(name => `${name} sources`).join(' and ')} contradict themselves here.`.replace(/^./, first => first.toUpperCase())) : '');
  }

  hop(icon, label, direction) {
    return CL.button(CL.icon(icon), () => this.track.hop(direction, this.strip.days), { 'aria-label': label, title: label }, 'cl-bare');
  }

  fetchSoon(wait = 350) {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.fetch(), wait);
  }

  // First the texts of what is shown; then, while they are read and nothing else is asked, those of the place's others.
  fetch() {
    clearTimeout(this.later);
    const { data, place } = this;
    if (place === null) return;
    const missing = rows => rows.filter(row => !this.cards.has(row)), shown = missing(this.seen.slice(0, this.limit));
    const rows = shown.length ? shown : missing([...data.claims(place)].slice(0, CL.CARDS_AHEAD));
    if (!rows.length) return;
    const { version } = data;
    rows.forEach(row => this.cards.set(row, null));
    CL.source.cards(version, rows).then(cards => {
      if (version !== this.data.version) return;
      cards.forEach(card => this.cards.set(card.row, card));
      this.key = null;
      if (this.place !== place) return;
      this.render();
      this.fetchSoon(1500);
    }).catch(error => { rows.forEach(row => this.cards.delete(row)); CL.toast(error.message); });
  }

  // Nothing chosen: what the map shows, place by place, the contested first.
  overview() {
    clearTimeout(this.later);
    if (this.data.n < CL.LIST_UP_TO) this.listPlaces();
    else this.later = setTimeout(() => { if (this.place === null) this.listPlaces(); }, 200);
  }

  listPlaces() {
    const { data, view } = this, places = data.places.length > 600 ? [] : CL.placesOn(data, view);
    const key = `${CL.filterCount(view)}|${places.map(on => `${on.place}:${on.seen.length}:${on.contested}`).join()}`;
    if (key === this.overviewKey) return;
    this.overviewKey = key;
    this.titleKey = null;
    const contested = places.filter(on => on.contested).length;
    places.sort((a, b) => b.contested - a.contested || this.data.last[b.seen[0]] - this.data.last[a.seen[0]] || b.seen.length - a.seen.length);
    this.head.replaceChildren(CL.el('h2', { tabindex: -1 }, 'On this day'), CL.el('div.cl-state', {},
      contested ? CL.el('span.cl-badge.held-contested', {}, `${contested} contested`) : '', places.length ? CL.el('span', {}, CL.plural(places.length, 'place')) : ''));
    this.strip.element.hidden = true;
    this.more.replaceChildren();
    this.list.setAttribute('role', 'group');
    this.list.setAttribute('aria-label', 'Places, contested first');
    CL.renew(this.list, ...places.slice(0, 60).map(on => this.row(on)));
    if (!places.length) this.list.append(...this.noPlaces());
  }

  // Nothing to list: because nothing is chosen, because the filters let nothing through, or because nothing was said yet.
  noPlaces() {
    const filtered = CL.filterCount(this.view), many = this.data.places.length > 600;
    const why = many ? 'Choose a place on the map to read its claims.' : filtered ? 'No claim passes the filters on this day.' : 'No claims on this day. Move the date, or press End.';
    return [CL.el('p.cl-nothing', {}, why), ...(filtered ? [CL.button('Clear the filters', () => this.clear(), {}, 'cl-quiet')] : [])];
  }

  row(on) {
    const { data } = this, place = data.places[on.place], held = on.contested ? 'contested' : on.holders;
    const text = on.standing.length ? CL.sentence(data, on).slice(place.name.length + 2) : `${CL.told(data, on.seen[0], place.name)}.`;
    const actor = 1 + data.actor(on.seen[0]), letter = on.contested ? '≠' : ['', 'U', 'R', '?'][on.holders || actor];
    return CL.el('button.cl-row', { type: 'button', 'data-place': on.place, onclick: () => this.change({ selected: place.id }, 'look') },
      CL.el(`span.cl-dot.${held ? `held-${held}` : `acts-${actor}`}`, { 'aria-hidden': 'true' }, letter), CL.el('strong', {}, place.name),
      CL.el('span.cl-count', {}, String(on.seen.length)), CL.el('span.cl-row-text', {}, text));
  }
};
