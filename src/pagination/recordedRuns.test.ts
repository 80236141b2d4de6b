import { describe, expect, test } from 'vitest';
import { letterPages, listService } from './listService.ts';
import { createPaginator } from './paginator.ts';
import { recordedRuns } from './recordedRuns.ts';

const errorNames = { ValueError: 'InvalidStartingTokenError', PaginationError: 'RepeatedTokenError' };

describe('runs recorded from botocore', () => {
  test.each(recordedRuns)('$name', async (run) => {
    const service = listService(letterPages(run.service));
    const { paginate } = createPaginator({ ...service, resultKey: 'letters' });
    const pages = paginate({}, run.settings);

    const seen: (string | null)[] = [];
    let error: unknown;
    try {
      for await (const page of pages) seen.push(page.letters?.join('') ?? null);
    } catch (thrown) {
      error = thrown;
    }

    expect(seen).toEqual(run.pages);
    expect(service.asked.map((input) => input.nextToken ?? null)).toEqual(run.asked);
    expect(pages.resumeToken).toBe(run.resumeToken);
    expect(error instanceof Error ? error.name : undefined).toBe(run.error && errorNames[run.error]);

    if (run.error !== undefined) return;
    const full = await paginate({}, run.settings).buildFullResult();
    expect(full.letters.join('')).toBe(run.pages.join(''));
    expect(full.nextToken).toBe(run.resumeToken);
  });
});
