// Claims in words, for cards, the table and the screen reader.
'use strict';

CL.ACTORS = ['Ukraine', 'Russia'];
CL.SIDE_WORDS = { ukraine: 'Ukrainian', russia: 'Russian', independent: 'other' };
CL.SIDE_NAMES = { ukraine: 'Ukraine', russia: 'Russia', independent: 'independent' };
// The verbs of layers/saying.py, held to it by tests/layers/test_words.py.
CL.KIND_WORDS = {
  control: 'holds', capture: 'took', presence: 'has troops in', withdrawal: 'left', advance: 'gains ground at',
  repulse: 'stopped the other side at', crossing: 'crosses', encirclement: 'surrounds or threatens to surround',
  attack: 'attacks', evacuation: 'evacuates civilians from',
};
// Of an oblast or a district nobody took the whole, unless the text says so.
CL.WITHIN_WORDS = {
  control: 'holds places in', capture: 'took places in', withdrawal: 'left places in', advance: 'gains ground in',
  repulse: 'stopped the other side in', crossing: 'crosses into', encirclement: 'surrounds places in',
  attack: 'attacks places in', evacuation: 'evacuates civilians from places in',
};
CL.NEAR_WORDS = {
  control: 'holds positions', capture: 'took ground', withdrawal: 'left positions',
  encirclement: 'surrounds or threatens to surround troops',
};
CL.KIND_NAMES = {
  control: 'holds', capture: 'took', presence: 'is there', withdrawal: 'left', advance: 'advances', repulse: 'stopped the other side',
  crossing: 'crosses a river', encirclement: 'surrounds', attack: 'attacks', evacuation: 'evacuates',
};

CL.where = (data, i, name) => {
  const part = data.parts[data.part[i]], near = data.relation(i) === 1 ? 'near ' : '';
  if (!part) return near + name;
  return `${near}${name} (${part})`;
};

// “Russia took Kupiansk”; the deed alone, whoever says it and whether or not it is denied
CL.deed = (data, i, name) => {
  const kind = CL.KINDS[data.kind(i)], near = data.relation(i) === 1, table = near ? CL.NEAR_WORDS : data.within(i) ? CL.WITHIN_WORDS : {};
  const verb = table[kind] || CL.KIND_WORDS[kind];
  return `${CL.ACTORS[data.actor(i)]} ${near ? verb.replace(/ (in|at)$/, '') : verb} ${CL.where(data, i, name)}`;
};

CL.says = (data, i) => data.denied(i) ? 'denies that' : data.hedged(i) ? 'suggests' : 'says';

// The deed with its speaker, in a way that fits one voice and many.
CL.told = (data, i, name) =>
  `${data.denied(i) ? 'denied: ' : data.hedged(i) ? 'perhaps ' : ''}${CL.deed(data, i, name)}, according to ${data.claimants[data.claimant[i]].name}`;

CL.span = (data, i) => {
  const start = data.day(data.start, i), last = data.day(data.last, i);
  return start === last ? CL.short(start) : `${CL.short(start)} to ${CL.short(last)}`;
};

CL.holdersInWords = holders => ['nobody', 'Ukraine', 'Russia', 'both sides'][holders];

// One sentence a place: what the map shows there, for the table and for aria labels.
CL.sentence = (data, on) => {
  const name = data.places[on.place].name, doubt = on.seen.every(i => data.ambiguous(i)) ? ' Perhaps a namesake.' : '';
  if (!on.standing.length) return `${name}: ${CL.told(data, on.seen[0], name)}.${doubt}`;
  const said = on.standing.map(s => `${CL.SIDE_WORDS[CL.SIDES[s.side]]} sources say ${CL.holdersInWords(s.holders)}`
    + ` (${s.part ? `${data.parts[s.part]}, ` : ''}${CL.short(data.base + Math.min(s.since, on.day))})`); // what goes on later stands today
  return `${name}${on.contested ? ', contested' : ''}: ${said.join('; ')}.${doubt}`;
};

CL.plural = (n, one, many = one + 's') => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
