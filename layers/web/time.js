// What stands on a day: the two clocks, and where the sides contradict each other. The same rules as layers/day.py,
// line by line; tests/layers/test_day_mirror.py puts both through one table.
'use strict';

// A view's days as offsets from the data's first day; an open window reaches back for ever.
CL.clock = (data, view) => ({
  day: view.day - data.base,
  known: view.known_on === null ? null : view.known_on - data.base,
  from: view.window_days === null ? -1 : view.day - view.window_days - data.base,
});

CL.visible = (data, i, clock) => {
  if (data.start[i] > clock.day || data.last[i] <= clock.from) return false;
  if (data.mask && !data.mask[i]) return false;
  const reported = data.reported[i];
  if (clock.known !== null && reported > clock.known) return false;
  if (data.bits[i] & 8) return clock.day < reported;
  return clock.known !== null || reported <= clock.day;
};

// The first index whose start lies after the day: nothing from there on can be seen.
CL.upper = (data, day) => {
  let low = 0, high = data.n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (data.start[middle] <= day) low = middle + 1; else high = middle;
  }
  return low;
};

// Calls `mark` for each visible claim, in order of day; runs that ended before the window are stepped over.
CL.eachVisible = (data, clock, mark) => {
  const end = CL.upper(data, clock.day);
  for (let b = 0; b << CL.BLOCK_BITS < end; b++) {
    if (data.blockLast[b] <= clock.from) continue;
    const stop = Math.min(end, (b + 1) << CL.BLOCK_BITS);
    for (let i = b << CL.BLOCK_BITS; i < stop; i++) if (CL.visible(data, i, clock)) mark(i);
  }
};

CL.seenAt = (data, place, clock) => {
  const seen = [];
  for (const i of data.claims(place)) if (CL.visible(data, i, clock)) seen.push(i);
  return seen;
};

// `seen` is newest first. For each side and part, the newest claims about holding stand; a claim about the whole
// place overrules the same side's older claims about its parts.
CL.standing = (data, seen) => {
  const found = new Map(), wholeSince = [-1, -1, -1];
  for (const i of seen) {
    const holder = data.holder(i);
    if (!holder) continue;
    const side = data.side(i), part = data.part[i], day = data.last[i];
    if (wholeSince[side] > day) continue;
    if (!part) wholeSince[side] = day;
    const key = side * 1e7 + part;
    let stand = found.get(key);
    if (!stand) found.set(key, stand = { side, part, since: day, holders: 0, claims: [] });
    if (stand.since !== day) continue;
    stand.holders |= holder;
    stand.claims.push(i);
  }
  return [...found.values()];
};

// Two sides disagree when one names a holder and another side names another.
CL.contested = standing => standing.some(a => standing.some(b => a.side !== b.side
  && ((a.holders & 1 && b.holders & 2) || (a.holders & 2 && b.holders & 1))));

CL.splitInside = standing => standing.filter(s => s.holders === 3).map(s => s.side);

CL.placeOn = (data, place, clock, view) => {
  const seen = CL.seenAt(data, place, clock);
  if (!seen.length) return null;
  const standing = CL.standing(data, seen), contested = CL.contested(standing);
  if (view.contested_only && !contested) return null;
  if (view.silent_days !== null && seen.some(i => CL.age(data, i, clock) < view.silent_days)) return null;
  return { place, day: clock.day, seen, standing, contested, holders: standing.reduce((all, s) => all | s.holders, 0) };
};

CL.placesOn = (data, view) => {
  const clock = CL.clock(data, view), found = [];
  for (let place = 0; place < data.places.length; place++) {
    const on = CL.placeOn(data, place, clock, view);
    if (on) found.push(on);
  }
  return found;
};

CL.age = (data, i, clock) => Math.max(0, clock.day - data.last[i]);

CL.opacity = age => {
  const { fresh, half, faintest } = CL.STYLE.fading;
  return age <= fresh ? 1 : faintest + (1 - faintest) * 2 ** (-(age - fresh) / half);
};

CL.contradicting = (data, i, others) => {
  const holder = data.holder(i);
  return holder ? others.filter(o => data.holder(o) && data.holder(o) !== holder) : [];
};
