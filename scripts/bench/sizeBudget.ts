import { ownPage, watchFirstView } from './firstView.ts';
import { measureSize, sizeBudget } from './measureSize.ts';
import { withPage } from './withPage.ts';

// Fails when the scripts of the first view, cause included, weigh more than their budget.

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

await withPage(async ({ browser, urlOf }) => {
  const view = await watchFirstView(browser, urlOf('linuxFailedComponent'), ownPage);
  const { files, page, bare, ratio } = await measureSize(view);
  for (const { file, gzip } of files) console.log(`${kilobytes(gzip).padStart(10)}  ${file}`);
  console.log(`${kilobytes(page).padStart(10)}  critical JavaScript of the page, gzip`);
  console.log(`${kilobytes(bare).padStart(10)}  of the libraries alone`);
  console.log(`${ratio.toFixed(3).padStart(10)}  times, of at most ${sizeBudget}`);
  if (ratio > sizeBudget) process.exitCode = 1;
});
