// Claims in words, for cards, the table and the screen reader.
'use strict';

CL.ACTORS = ['Ukraine', 'Russia'];
CL.SIDE_WORDS = { ukraine: 'Ukrainian', russia: 'Russian', independent: 'other' };
CL.SIDE_NAMES = { ukraine: 'Ukraine', russia: 'Russia', independent: 'independent' };
CL.KIND_WORDS = {
  control: ['holds', 'holds'], capture: ['took', 'took'], presence: ['is in', 'is in'], withdrawal: ['left', 'left'],
  advance: ['is advancing on', 'advanced on'], repulse: ['stopped the other side at', 'stopped the other side at'],
  crossing: ['is crossing', 'crossed'], encirclement: ['is surrounding', 'surrounded'],
  attack: ['attacks', 'attacked'], evacuation: ['is evacuating', 'evacuated'],
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
  const [now] = CL.KIND_WORDS[CL.KINDS[data.kind(i)]], where = CL.where(data, i, name);
  const verb = where.startsWith('near ') ? now.replace(/ (in|on|at)$/, '') : now;
  return `${CL.ACTORS[data.actor(i)]} ${verb} ${where}`;
};

CL.says = (data, i) => data.denied(i) ? 'denies that' : data.hedged(i) ? 'suggests' : 'says';

CL.span = (data, i) => {
  const start = data.day(data.start, i), last = data.day(data.last, i);
  return start === last ? CL.short(start) : `${CL.short(start)} to ${CL.short(last)}`;
};

CL.holdersInWords = holders => ['nobody', 'Ukraine', 'Russia', 'both sides'][holders];

// One sentence a place: what the map shows there, for the table and for aria labels.
CL.sentence = (data, on) => {
  const name = data.places[on.place].name;
  if (!on.standing.length) return `${name}: ${CL.deed(data, on.seen[0], name)}, ${data.claimants[data.claimant[on.seen[0]]].name} ${CL.says(data, on.seen[0])}.`;
  const said = on.standing.map(s => `${CL.SIDE_WORDS[CL.SIDES[s.side]]} sources say ${CL.holdersInWords(s.holders)}`
    + ` (${s.part ? `${data.parts[s.part]}, ` : ''}${CL.short(data.base + s.since)})`);
  return `${name}${on.contested ? ', contested' : ''}: ${said.join('; ')}.`;
};

CL.plural = (n, one, many = one + 's') => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
