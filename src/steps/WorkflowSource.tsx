import { useState } from 'react';
import { lazyPart } from '../ui/lazyPart.tsx';
import { Part } from '../ui/Part.tsx';
import type { WorkflowDocumentProps } from './WorkflowDocument.tsx';
import styles from './WorkflowSource.module.css';

const WorkflowDocument = lazyPart(async () => (await import('./WorkflowDocument.tsx')).WorkflowDocument);

/** The workflow's own YAML, requested when it is opened. */
export function WorkflowSource(props: WorkflowDocumentProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles['source']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Workflow document</summary>
      {open && (
        <Part name="Workflow document" fallback={<p>Loading…</p>}>
          <WorkflowDocument {...props} />
        </Part>
      )}
    </details>
  );
}
