import type { ComponentType } from 'react';
import { FailedPlainly } from './FailedPlainly.tsx';
import type { FailedFirstPageProps } from './FailedFirstPage.tsx';

/** What explains a failed first page; where no answer comes, its code may not come either, and plain words have to do. */
export async function loadFailedFirstPage(): Promise<ComponentType<FailedFirstPageProps>> {
  try {
    return (await import('./FailedFirstPage.tsx')).FailedFirstPage;
  } catch {
    return FailedPlainly;
  }
}
