import { expect, test, vi } from 'vitest';
import { collect, paginateOver, threePages } from './listService.ts';

test('the JMESPath library is loaded by the first search, not before', async () => {
  const load = vi.fn();
  vi.doMock('@jmespath-community/jmespath', async (importOriginal) => {
    load();
    return importOriginal();
  });
  const { pages } = paginateOver(threePages);
  await pages.buildFullResult();
  expect(load).not.toHaveBeenCalled();
  await collect(pages.search('letters'));
  expect(load).toHaveBeenCalledOnce();
});
