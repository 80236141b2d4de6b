import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listService, type LetterPage } from './listService.ts';
import { createPaginator } from './paginator.ts';
import { decodeStartingToken, encodeResumeToken } from './resumeToken.ts';

/** Pages of 0 to 5 numbered items, some without a list, with odd tokens that are all different. */
const pagesOf = fc
  .tuple(
    fc.array(fc.option(fc.nat({ max: 5 }), { freq: 8 }), { minLength: 1, maxLength: 8 }),
    fc.uniqueArray(
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((token) => token !== 'None'),
      {
        minLength: 7,
        maxLength: 7,
      },
    ),
  )
  .map(([sizes, tokens]) => {
    let item = 0;
    return sizes.map((size, index): LetterPage => {
      const token = index < sizes.length - 1 ? tokens[index] : undefined;
      return {
        ...(size === null ? {} : { letters: Array.from({ length: size }, () => String((item += 1))) }),
        ...(token === undefined ? {} : { nextToken: token }),
      };
    });
  });

/** The plain model: the service's items in a row. */
function allItems(pages: readonly LetterPage[]): string[] {
  return pages.flatMap((page) => page.letters ?? []);
}

describe('cutting and resuming', () => {
  test('runs of any size, joined by their resume tokens, return every item once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        pagesOf,
        fc
          .array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 4 })
          .filter((runSizes) => runSizes.some((n) => n > 0)),
        async (pages, runSizes) => {
          const { paginate } = createPaginator({ ...listService(pages), resultKey: 'letters' });
          const expected = allItems(pages);
          const joined: string[] = [];
          let startingToken: string | undefined;
          let run = 0;
          do {
            const maxItems = runSizes[run % runSizes.length];
            const full = await paginate({}, { maxItems, startingToken }).buildFullResult();
            // A run returns maxItems items, or all that remain.
            expect(full.letters.length).toBe(Math.min(maxItems ?? 0, expected.length - joined.length));
            joined.push(...full.letters);
            startingToken = full.nextToken;
            run += 1;
          } while (startingToken !== undefined);
          expect(joined).toEqual(expected);
        },
      ),
    );
  });

  test('returns a resume token exactly when more items or pages remain', async () => {
    await fc.assert(
      fc.asyncProperty(pagesOf, fc.nat({ max: 12 }), async (pages, maxItems) => {
        const { asked, fetchPage } = listService(pages);
        const full = await createPaginator({ fetchPage, resultKey: 'letters' })
          .paginate({}, { maxItems })
          .buildFullResult();
        const readPages = pages.slice(0, asked.length);
        const left = asked.length < pages.length || allItems(readPages).length > maxItems;
        expect(full.nextToken !== undefined).toBe(left);
      }),
    );
  });

  test('a token resumes at the item of the model, for any page and count', async () => {
    await fc.assert(
      fc.asyncProperty(pagesOf, fc.nat(), fc.nat({ max: 7 }), async (pages, at, handedOut) => {
        const index = at % pages.length;
        const nextToken = index === 0 ? null : (pages[index - 1]?.nextToken ?? null);
        const rest = pages.slice(index);
        const expected = [...(rest[0]?.letters ?? []).slice(handedOut), ...allItems(rest.slice(1))];
        const { paginate } = createPaginator({ ...listService(pages), resultKey: 'letters' });
        const startingToken = encodeResumeToken({ nextToken, handedOut });
        expect((await paginate({}, { startingToken }).buildFullResult()).letters).toEqual(expected);
      }),
    );
  });
});

describe('tokens', () => {
  const text = fc.string({ unit: 'binary' });

  test('encodes ASCII JSON in base64, and decodes it', () => {
    fc.assert(
      fc.property(fc.option(text), fc.nat(), (nextToken, handedOut) => {
        const token = encodeResumeToken({ nextToken, handedOut });
        expect(atob(token)).toMatch(/^\{"nextToken": (?:null|"[ -~]*"), "boto_truncate_amount": \d+\}$/);
        expect(JSON.parse(atob(token))).toEqual({ nextToken, boto_truncate_amount: handedOut });
        expect(decodeStartingToken(token)).toEqual({ nextToken, drop: handedOut });
      }),
    );
  });

  test('any text is a starting token or throws an error that names it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc.json().map((json) => btoa(encodeURIComponent(json))),
          fc.base64String(),
        ),
        (token) => {
          try {
            expect(['string', 'object', 'undefined']).toContain(typeof decodeStartingToken(token).nextToken);
          } catch (error) {
            expect(error).toMatchObject({ name: 'InvalidStartingTokenError', token });
          }
        },
      ),
    );
  });
});
