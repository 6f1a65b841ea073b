// The model in plain JavaScript, as somebody would write it without Rust: the same whole numbers,
// the same band and mountain. benches/model.mjs checks that it gives the same figures.

export const PARTIES = [
  "con", "lab", "ld", "brexit", "green", "snp", "pc", "ukip", "dup", "sf", "sdlp", "uup",
  "alliance", "speaker", "other",
];
const [CON, LAB, , BREXIT] = PARTIES.keys();
const OTHER = PARTIES.length - 1;
// Votes are kept in units of 1/10 000 vote.
const VOTE = 10_000;

// Prepares the table: what does not depend on a scenario is found once.
export function election(table) {
  const seats = table.seats.map((row, id) => {
    const [code, name, region, valid, otherMax, held, changeable, inWall, ...votes] = row;
    const largest = (party) => (party === OTHER ? otherMax : votes[party]);
    // The two strongest candidates whom no scenario moves.
    let first = [OTHER, 0];
    let second = [OTHER, 0];
    for (let party = 0; party < PARTIES.length; party++) {
      if (party === CON || party === LAB || party === BREXIT) continue;
      const candidate = [party, largest(party)];
      if (rank(candidate[0], candidate[1], held) > rank(first[0], first[1], held)) {
        second = first;
        first = candidate;
      } else if (rank(candidate[0], candidate[1], held) > rank(second[0], second[1], held)) {
        second = candidate;
      }
    }
    return {
      id, code, name, region: table.regions[region], valid, held, votes,
      changeable: changeable === 1, inWall: inWall === 1,
      con: votes[CON], lab: votes[LAB], brexit: votes[BREXIT], first, second,
    };
  });
  return { seats, wall: seats.filter((seat) => seat.inWall) };
}

// Equal votes go to the holder of the seat first and to the Conservatives last.
const rank = (party, votes, held) => votes * 4 + (party === held ? 2 : 0) + (party === CON ? 0 : 1);

function recount(seat, transfer, labour, swing) {
  let con = seat.con * VOTE;
  let lab = seat.lab * VOTE;
  let brexit = seat.brexit * VOTE;
  if (seat.changeable) {
    con += transfer * seat.brexit;
    lab += labour * seat.brexit;
    brexit = (VOTE - transfer - labour) * seat.brexit;
    const moved = Math.max(-con, Math.min(lab, swing * seat.valid));
    con += moved;
    lab -= moved;
  }
  let winner = CON;
  let most = con;
  let top = rank(CON, con, seat.held);
  let runnerUp = OTHER;
  let next = 0;
  let below = rank(OTHER, 0, seat.held);
  let rival = 0;
  const consider = (party, votes) => {
    if (votes > rival) rival = votes;
    const place = rank(party, votes, seat.held);
    if (place > top) {
      runnerUp = winner;
      next = most;
      below = top;
      winner = party;
      most = votes;
      top = place;
    } else if (place > below) {
      runnerUp = party;
      next = votes;
      below = place;
    }
  };
  consider(LAB, lab);
  consider(BREXIT, brexit);
  consider(seat.first[0], seat.first[1] * VOTE);
  consider(seat.second[0], seat.second[1] * VOTE);
  return { con, lab, brexit, winner, runnerUp, majority: most - next, lead: con - rival };
}

const points = (votes, valid) => votes / (valid * (VOTE / 100));

// Abramowitz and Stegun, 26.2.19, as the widget has it.
function normal(z) {
  const x = Math.abs(z);
  let p = 0.0000053830;
  p = p * x + 0.0000488906;
  p = p * x + 0.0000380036;
  p = p * x + 0.0032776263;
  p = p * x + 0.0211410061;
  p = p * x + 0.0498673470;
  p = p * x + 1;
  const tail = 0.5 / p ** 16;
  return z < 0 ? tail : 1 - tail;
}

function band(wall, results) {
  const odds = new Float64Array(wall.length + 1);
  odds[0] = 1;
  let expected = 0;
  for (let i = 0; i < wall.length; i++) {
    const seat = wall[i];
    const p = normal(points(results[seat.id].lead, seat.valid) / 5);
    expected += p;
    let fewer = 0;
    for (let k = 0; k <= i + 1; k++) {
      const before = odds[k];
      odds[k] = before * (1 - p) + fewer * p;
      fewer = before;
    }
  }
  const percentile = (wanted) => {
    let sum = 0;
    for (let k = 0; k < wall.length; k++) {
      sum += odds[k];
      if (sum >= wanted) return k;
    }
    return wall.length;
  };
  return { expected, low: percentile(0.05), high: percentile(0.95) };
}

function mountain(seats, results) {
  let labour = 0;
  const slope = [];
  for (const seat of seats) {
    const result = results[seat.id];
    if (result.winner === LAB) {
      labour++;
    } else if (seat.changeable) {
      const rest = Math.max(result.brexit, seat.first[1] * VOTE);
      const twice = Math.max(result.con - result.lab, 2 * (rest - result.lab));
      if (twice < 2 * result.con + (seat.held === LAB ? 1 : 0)) {
        slope.push({ seat: seat.id, swing: points(twice, seat.valid) / 2 });
      }
    }
  }
  slope.sort((a, b) => a.swing - b.swing || a.seat - b.seat);
  return { labour, slope };
}

// Everything that follows from a scenario, in basis points and hundredths of a point.
export function outcome({ seats, wall }, transfer, labour = 0, swing = 0) {
  const results = seats.map((seat) => recount(seat, transfer, labour, swing));
  const commons = new Array(PARTIES.length).fill(0);
  for (const result of results) commons[result.winner]++;
  const fallen = [];
  const regained = [];
  let conservative = 0;
  let already = 0;
  for (const seat of wall) {
    const now = results[seat.id].winner === CON;
    const then = seat.held === CON;
    if (now) conservative++;
    if (then) already++;
    if (now && !then) fallen.push(seat);
    if (then && !now) regained.push(seat);
  }
  return {
    results, commons,
    wall: { seats: wall.length, conservative, already, fallen, regained },
    band: band(wall, results),
    mountain: mountain(seats, results),
  };
}

// The share at which a seat falls, in per cent; 0 where it has fallen before, null where it never does.
export function tippingPoint(seat, labour, swing) {
  if (!seat.changeable) return null;
  const left = VOTE - labour;
  const lab = seat.lab * VOTE + labour * seat.brexit;
  const moved = Math.min(swing * seat.valid, lab);
  const con = seat.con * VOTE + moved;
  const best = Math.max(lab - moved, seat.first[1] * VOTE);
  const tie = seat.held === CON;
  const short = Math.max(best, left * seat.brexit) - con;
  if (short < 0 || (short === 0 && tie)) return 0;
  if (seat.brexit === 0) return null;
  const needed = Math.max(2 * (best - con), left * seat.brexit - con);
  const most = left * 2 * seat.brexit;
  return most > needed || (tie && most === needed) ? needed / (2 * seat.brexit * 100) : null;
}

const isNamed = (party) => !["brexit", "ukip", "uup", "other"].includes(party);

// The object that the widget's own `outcome()` gives, for percentages as a page gives them.
export function report(all, { transfer = 0, labourShare = 0, swing = 0 }, focus) {
  const [t, l, s] = [transfer, labourShare, swing].map((percent) => Math.round(percent * 100));
  const { results, commons, wall, band: range, mountain: hill } = outcome(all, t, l, s);
  const seat = all.seats[focus];
  const result = results[focus];
  const votes = {};
  PARTIES.forEach((party, index) => {
    if (!seat.votes[index]) return;
    const moved = { con: result.con, lab: result.lab, brexit: result.brexit }[party];
    const key = isNamed(party) || party === "brexit" ? party : "other";
    votes[key] = (votes[key] ?? 0) + (moved ?? seat.votes[index] * VOTE);
  });
  const shares = {};
  for (const key in votes) {
    shares[key] = points(votes[key], seat.valid);
    votes[key] /= VOTE;
  }
  const house = {};
  let others = 0;
  PARTIES.forEach((party, index) => {
    if (isNamed(party)) house[party] = commons[index];
    else others += commons[index];
  });
  house.other = others;
  house.majority = 2 * commons[CON] - 650;
  const toClimb = Math.max(0, 326 - hill.labour);
  return {
    scenario: { transfer: t / 100, labourShare: l / 100, swing: s / 100 },
    seat: {
      code: seat.code, name: seat.name, region: seat.region,
      winner: PARTIES[result.winner], previous: PARTIES[seat.held],
      change: result.winner === seat.held ? "hold" : "gain",
      runnerUp: PARTIES[result.runnerUp], majority: result.majority / VOTE,
      lead: points(result.lead, seat.valid), tippingPoint: tippingPoint(seat, l, s),
      votes, shares,
    },
    wall: {
      id: "wall", seats: wall.seats, conservative: wall.conservative, already: wall.already,
      fallen: wall.fallen.map((seat) => seat.code), regained: wall.regained.map((seat) => seat.code),
      expected: range.expected, low: range.low, high: range.high,
    },
    commons: house,
    mountain: {
      labour: hill.labour, toClimb,
      swingNeeded: toClimb ? (hill.slope[toClimb - 1]?.swing ?? null) : null,
    },
  };
}
