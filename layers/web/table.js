// What the map shows, in words: a table that sorts and exports.
'use strict';

CL.COLUMNS = [
  ['Place', (d, i) => d.places[d.place[i]].name], ['Claim', (d, i) => CL.deed(d, i, d.places[d.place[i]].name)],
  ['Word', (d, i) => CL.says(d, i)], ['Claimant', (d, i) => d.claimants[d.claimant[i]].name],
  ['Side', (d, i) => CL.SIDE_NAMES[CL.SIDES[d.side(i)]]], ['Source', (d, i) => CL.VOICES[d.voice(i)]],
  ['About', (d, i) => CL.iso(d.day(d.start, i))], ['Until', (d, i) => CL.iso(d.day(d.last, i))],
  ['Reported', (d, i) => CL.iso(d.day(d.reported, i))], ['Publisher', (d, i) => d.publishers[d.publisher[i]]],
  ['Certainty', (d, i) => d.hedged(i) ? 'hedged' : 'stated'],
];
CL.ROWS_AT_MOST = 500;

CL.openTable = app => {
  const { data, view } = app, rows = [], clock = CL.clock(data, view);
  if (data.places.length <= 3000) for (const on of CL.placesOn(data, view)) rows.push(...on.seen);
  else CL.eachVisible(data, clock, i => { if (rows.length < 100000) rows.push(i); });
  const body = CL.el('tbody'), head = CL.el('tr');
  let sorted = { column: 8, down: true };
  const fill = () => {
    const value = CL.COLUMNS[sorted.column][1];
    rows.sort((a, b) => (sorted.down ? -1 : 1) * (value(data, a).localeCompare(value(data, b)) || data.rank[a] - data.rank[b]));
    CL.renew(body, ...rows.slice(0, CL.ROWS_AT_MOST).map(i => CL.el('tr', {}, CL.COLUMNS.map(([, cell], n) => CL.el(n ? 'td' : 'th', { scope: n ? null : 'row' },
      n ? cell(data, i) : CL.button(cell(data, i), () => { CL.closeDialog(); app.set({ selected: data.places[data.place[i]].id }, 'look'); }, {}, 'cl-link'))))));
    CL.renew(head, ...CL.COLUMNS.map(([name], column) => CL.el('th', { scope: 'col', 'aria-sort': column === sorted.column ? (sorted.down ? 'descending' : 'ascending') : 'none' },
      CL.button(name + (column === sorted.column ? (sorted.down ? ' ↓' : ' ↑') : ''), () => { sorted = { column, down: column === sorted.column ? !sorted.down : false }; fill(); }, {}, 'cl-link'))));
  };
  fill();
  const places = data.places.length <= 3000 ? CL.placesOn(data, view).filter(on => on.standing.length).slice(0, 60) : [];
  CL.dialog(`${CL.long(view.day)}, in words`, 'wide',
    CL.el('ul.cl-sentences', {}, places.map(on => CL.el('li', {}, CL.sentence(data, on)))),
    CL.el('p.cl-hint', {}, rows.length > CL.ROWS_AT_MOST ? `The first ${CL.ROWS_AT_MOST} of ${rows.length.toLocaleString('en')} claims; the CSV has all of them. ` : '',
      CL.button('save as CSV', () => CL.save(`claimline-${CL.iso(view.day)}.csv`, 'text/csv', CL.csv(data, rows)), {}, 'cl-quiet')),
    CL.el('div.cl-table', { tabindex: 0 }, CL.el('table', {}, CL.el('caption', {}, `${CL.plural(rows.length, 'claim')} on the map`), CL.el('thead', {}, head), body)));
};

// A cell that begins like a formula is one to a spreadsheet: a quote before it makes it text again.
CL.csv = (data, rows) => {
  const cell = text => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  const lines = rows.map(i => CL.COLUMNS.map(([, value]) => cell(value(data, i))).join(','));
  return '\ufeff' + [CL.COLUMNS.map(([name]) => cell(name)).join(','), ...lines].join('\r\n') + '\r\n';
};

CL.openGaps = () => CL.source.gaps().then(gaps => CL.dialog('Not placed', 'wide',
  CL.el('p.cl-hint', {}, 'What was read but could not be put on the map or on a day, and why. Nothing is dropped, nothing is placed by guess.'),
  gaps.length ? CL.el('ul.cl-gaps', {}, gaps.map(gap => CL.el('li', {}, CL.el('strong', {}, gap.toponym || '(no place)'), CL.el('span', {}, gap.reason),
    CL.el('q', { dir: 'auto' }, gap.quote), CL.el('small', {}, gap.publisher || gap.article)))) : CL.el('p', {}, 'Nothing was left out.')))
  .catch(error => CL.toast(error.message));
