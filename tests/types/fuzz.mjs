// Random input for BREXIT_FUZZ_SECONDS; without, for two, and the same input every time, so that
// what fails is the change at hand. What fails is printed with its seed; BREXIT_FUZZ_SEED begins
// with that one.

const LONG = process.env.BREXIT_FUZZ_SECONDS;
const SECONDS = Number(LONG ?? 2);
const FIRST = process.env.BREXIT_FUZZ_SEED ?? (LONG ? Math.floor(Math.random() * 2 ** 32) : 1);

// Mulberry32: small, and good enough to choose with.
export class Chance {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  // A whole number from 0 up to, and without, a limit.
  below(limit) {
    return Math.floor(this.next() * limit);
  }

  of(list) {
    return list[this.below(list.length)];
  }

  // Characters of an alphabet, at most so many.
  text(alphabet, most) {
    return Array.from({ length: this.below(most + 1) }, () => this.of(alphabet)).join("");
  }

  // Any characters at all, halves of pairs among them.
  junk() {
    const codes = Array.from({ length: this.below(40) }, () => this.below(this.of([128, 0x10000])));
    return String.fromCharCode(...codes);
  }
}

// Tries a property, given a Chance, until its time is over.
export async function fuzz(name, property) {
  const end = performance.now() + SECONDS * 1000;
  let seed = Number(FIRST);
  let count = 0;
  do {
    try {
      await property(new Chance(seed));
    } catch (error) {
      console.error(`${name} fails with BREXIT_FUZZ_SEED=${seed}`);
      throw error;
    }
    seed = (seed + 1) % 2 ** 32;
    count++;
  } while (performance.now() < end);
  console.log(`${name}: ${count} inputs`);
}
