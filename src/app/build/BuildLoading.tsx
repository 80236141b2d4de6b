import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import { executionColumns } from '../../executions/table/executionColumns.tsx';
import { ExecutionsTable } from '../../executions/table/ExecutionsTable.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { BuildName } from './header/BuildName.tsx';
import styles from './BuildPage.module.css';

/**
 * A build's page until its first view has been read. Its elements are replaced rather than moved: the page that follows is
 * higher by as much as the build has to say.
 */
export function BuildLoading({ build }: { readonly build: ImageBuildVersion }) {
  return (
    <main className={styles['page']} key="loading">
      <BuildName build={build} />
      <Panel heading="Workflow executions">
        <ExecutionsTable
          columns={executionColumns.filter((column) => column.isShown === undefined)}
          sort={undefined}
          onSort={() => undefined}
          loading
          rowCount={undefined}
          rows={[]}
          earlier={new Map()}
          isOpen={() => false}
          toggle={() => undefined}
          renderDetail={() => null}
        />
      </Panel>
    </main>
  );
}
