import type { FollowUp, FollowUpPart } from '../follow-ups.ts';
import { lazily } from '../lazily.ts';
import { analyse } from '../text/analyse.ts';
import { createLikelihoodRatio } from './likelihood.ts';

/** Where a message stands among those that people type once a case is spoken of. */
export type FollowUpReading = {
  /** The follow-up to the case itself that is nearest to it, and how near: the cosine of both, from 0 to 1. */
  nearest: { part: Exclude<FollowUpPart, 'elsewhere'>; nearness: number } | undefined;
  /** How near the nearest message is that followed the case and was about something else. */
  elsewhere: number;
};

/** Reads messages that follow a case. */
export type FollowUpReader = {
  read(message: string, number: number): FollowUpReading;
  /**
   * How much likelier a message's terms are among follow-ups to any case than among questions that no case answers. All of
   * them are looked through at the first use.
   */
  likeness(message: string): number;
};

type Vector = ReadonlyMap<string, number>;
type FollowUpSources = {
  followUps: readonly FollowUp[];
  outside: readonly string[];
  /** How much a term tells texts apart. */
  rarityOf: (term: string) => number;
};

/** Function words tell follow-ups apart (谁, 几, 吗), so all terms of a text count. */
export function createFollowUpReader({ followUps, outside, rarityOf }: FollowUpSources): FollowUpReader {
  const vectors = new Map<number, { part: FollowUpPart; vector: Vector }[]>();
  const ratio = lazily(() => {
    const terms = (texts: readonly { text: string }[]) => texts.map(({ text }) => termsOf(text));
    const about = followUps.filter((one) => !isElsewhere(one));
    return createLikelihoodRatio(terms(about), [...terms(followUps.filter(isElsewhere)), ...outside.map(termsOf)]);
  });
  return { read, likeness: (message) => ratio()(termsOf(message)) };

  function read(message: string, number: number): FollowUpReading {
    const asked = vectorOf(message);
    let nearest: FollowUpReading['nearest'];
    let elsewhere = 0;
    for (const { part, vector } of vectorsOf(number)) {
      const nearness = cosine(asked, vector);
      if (part === 'elsewhere') elsewhere = Math.max(elsewhere, nearness);
      else if (nearness > (nearest?.nearness ?? 0)) nearest = { part, nearness };
    }
    return { nearest, elsewhere };
  }

  function vectorsOf(number: number) {
    const known = vectors.get(number);
    if (known) return known;
    const own = followUps.filter((one) => one.number === number);
    const made = own.map(({ part, text }) => ({ part, vector: vectorOf(text) }));
    vectors.set(number, made);
    return made;
  }

  /** Weighted by rarity and of length 1. */
  function vectorOf(text: string): Vector {
    const weights = [...termsOf(text)].map((term): [string, number] => [term, rarityOf(term)]);
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return new Map(weights.map(([term, weight]) => [term, weight / length]));
  }
}

function isElsewhere({ part }: FollowUp): boolean {
  return part === 'elsewhere';
}

function termsOf(text: string): ReadonlySet<string> {
  return new Set(analyse(text).map(({ key }) => key));
}

function cosine(one: Vector, other: Vector): number {
  let sum = 0;
  // Unlike a loop over entries this makes no array for each of them; a hundred messages are held against each one.
  one.forEach((weight, term) => {
    sum += weight * (other.get(term) ?? 0);
  });
  return sum;
}
