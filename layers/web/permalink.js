// The view as a query string and back, by the schema that layers/permalink.py declares; one entry a parameter.
'use strict';

CL.codec = {
  day: { read: text => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? CL.dayOf(text) : undefined, write: CL.iso },
  whole: { read: text => /^\d{1,6}$/.test(text) ? Number(text) : undefined, write: String },
  degrees: { read: text => Number.isFinite(Number(text)) && text !== '' ? Number(text) : undefined, write: n => String(Number(n.toFixed(5))) },
  flag: { read: text => text === '1' ? true : text === '0' ? false : undefined, write: on => on ? '1' : '0' },
  text: { read: text => text, write: text => text },
  box: {
    read: text => { const n = text.split(',').map(Number); return n.length === 4 && n.every(Number.isFinite) ? n : undefined; },
    write: box => box.map(n => Number(n.toFixed(5))).join(','),
  },
};

CL.toQuery = view => {
  const query = new URLSearchParams();
  for (const { name, field, type, many } of CL.STYLE.permalink) {
    const value = view[field], none = CL.emptyView[field];
    if (many) value.forEach(one => query.append(name, CL.codec[type].write(one)));
    else if (value !== null && value !== none) query.set(name, CL.codec[type].write(value));
  }
  return query.toString();
};

CL.fromQuery = (text, view) => {
  const query = new URLSearchParams(text), found = { ...view };
  for (const { name, field, type, many } of CL.STYLE.permalink) {
    const values = query.getAll(name).map(CL.codec[type].read).filter(value => value !== undefined);
    if (values.length) found[field] = many ? values : values[0];
  }
  return found;
};

CL.emptyView = {
  day: null, known_on: null, window_days: null, sides: [], kinds: [], claimant_kinds: [], claimants: [], publishers: [],
  certainty: null, background: true, words: '', contested_only: false, silent_days: null, bbox: null, selected: null,
  lon: null, lat: null, zoom: null, theme: null, compare: null, off: [],
};

CL.filtersOf = ({ sides, kinds, claimant_kinds: voices, claimants, publishers, certainty, background, words, contested_only: contested,
  silent_days: silent, bbox }) => [sides, kinds, voices, claimants, publishers, certainty, background, words, contested, silent, bbox];
CL.filterCount = view => CL.filtersOf(view).filter((value, n) => Array.isArray(value) ? value.length : n === 6 ? !value : value).length;
